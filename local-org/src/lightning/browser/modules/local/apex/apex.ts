/** `@salesforce/apex`: Apex methods to be called or wired. Results of cacheable methods are kept until refreshApex. */
import { deepFreeze, request } from "local/http";
import { wireAdapter, type Emit, type WireResult } from "local/wire";

type Parameters = Readonly<Record<string, unknown>>;

interface Entry {
  readonly load: () => Promise<unknown>;
  /** Of the newest call that was made. */
  result: Promise<unknown> | undefined;
  readonly subscribers: Set<Emit>;
}

const cache = new Map<string, Entry>();
/** Which call a wired value came from. */
const provisioned = new WeakMap<object, Entry>();

export function apexMethod(name: string) {
  const method = (parameters: Parameters = {}): Promise<unknown> => callImperatively(name, parameters);
  const adapter = wireAdapter<Parameters>(isComplete, (parameters, emit) =>
    subscribe(wiredEntry(name, parameters), emit),
  );
  return Object.assign(method, { adapter });
}

/** Calls the method again whose result was wired, and gives every wire of that call the new result. */
export async function refreshApex(value: object): Promise<void> {
  const entry = provisioned.get(value);
  if (!entry) throw new TypeError("refreshApex needs the value that a wired Apex method provisioned");
  const result = await reload(entry);
  for (const emit of entry.subscribers) provide(entry, result, emit);
}

/** A field of a record that Apex returned. */
export function getSObjectValue(
  record: Parameters | undefined,
  field: string | { readonly fieldApiName: string },
): unknown {
  const path = typeof field === "string" ? field.slice(field.indexOf(".") + 1) : field.fieldApiName;
  return path.split(".").reduce<unknown>((value, name) => (value as Parameters | undefined)?.[name], record);
}

/** A wire waits while a parameter is undefined; null is a value. */
function isComplete(parameters: Parameters): boolean {
  return Object.values(parameters).every((value) => value !== undefined);
}

async function callImperatively(name: string, parameters: Parameters): Promise<unknown> {
  const cached = cache.get(keyOf(name, parameters));
  if (cached?.result) return cached.result;
  const { value, cacheable } = await call(name, parameters, false);
  if (!cacheable) return value;
  entryOf(name, parameters).result = Promise.resolve(deepFreeze(value));
  return value;
}

async function call(
  name: string,
  parameters: Parameters,
  wire: boolean,
): Promise<{ value: unknown; cacheable: boolean }> {
  const dot = name.lastIndexOf(".");
  const address = `/local-org/apex/${encodeURIComponent(name.slice(0, dot))}/${encodeURIComponent(name.slice(dot + 1))}`;
  return (await request("POST", address, { parameters, wire })) as { value: unknown; cacheable: boolean };
}

function keyOf(name: string, parameters: Parameters): string {
  const sorted = Object.entries(parameters).sort(([left], [right]) => (left < right ? -1 : 1));
  return `${name} ${JSON.stringify(sorted)}`;
}

function entryOf(name: string, parameters: Parameters): Entry {
  const key = keyOf(name, parameters);
  const entry = cache.get(key) ?? {
    load: async () => deepFreeze((await call(name, parameters, true)).value),
    result: undefined,
    subscribers: new Set<Emit>(),
  };
  cache.set(key, entry);
  return entry;
}

function wiredEntry(name: string, parameters: Parameters): Entry {
  const entry = entryOf(name, parameters);
  entry.result ??= entry.load();
  return entry;
}

function subscribe(entry: Entry, emit: Emit): () => void {
  entry.subscribers.add(emit);
  void settle(entry).then((result) => provide(entry, result, emit));
  return () => void entry.subscribers.delete(emit);
}

async function reload(entry: Entry): Promise<WireResult> {
  entry.result = entry.load();
  return settle(entry);
}

/** The result of the newest call, even if a newer one starts meanwhile. A failure is not kept. */
async function settle(entry: Entry): Promise<WireResult> {
  for (;;) {
    const awaited = entry.result;
    const result = await Promise.resolve(awaited).then(
      (data): WireResult => ({ data, error: undefined }),
      (error: unknown): WireResult => ({ data: undefined, error }),
    );
    if (awaited !== entry.result && entry.result) continue;
    if (result.error !== undefined) entry.result = undefined;
    return result;
  }
}

function provide(entry: Entry, result: WireResult, emit: Emit): void {
  const value = { ...result };
  provisioned.set(value, entry);
  emit(value);
}
