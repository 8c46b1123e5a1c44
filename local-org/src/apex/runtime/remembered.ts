interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What belongs to a key, made when it is first asked for. */
export function remembered<K, V extends object>(memory: Memory<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
