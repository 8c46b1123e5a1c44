/** News that records have changed, for the standard panels of the page and whoever else shows records. */

type Listener = (recordIds: readonly string[]) => void;

const listeners = new Set<Listener>();

export function onRecordsChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Without ids: anything may have changed. */
export function recordsChanged(recordIds: readonly string[]): void {
  for (const listener of [...listeners]) listener(recordIds);
}
