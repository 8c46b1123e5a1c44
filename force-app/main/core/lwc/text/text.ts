/** Puts values into a label's places: `fill("Due {0}", "today")`. A place without a value stays as it is. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** The text with no-break spaces, so that number and unit stay together. */
export function unbroken(text: string): string {
  return text.replace(/\s/g, "\u00a0");
}
