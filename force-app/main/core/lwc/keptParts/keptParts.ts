/**
 * The new texts of a component with every part of the former ones that says the same, so that a tick draws nothing but what
 * changed.
 */
export function keepParts<Parts extends object>(former: Parts | null, next: Parts): Parts {
  if (!former) return next;
  const names = Object.keys(next) as (keyof Parts)[];
  const isSame = (name: keyof Parts) => JSON.stringify(former[name]) === JSON.stringify(next[name]);
  return { ...next, ...Object.fromEntries(names.filter(isSame).map((name) => [name, former[name]])) };
}
