/** List, Set and Map of Apex. Sets and maps keep the order of insertion and find keys by the rules of equality.ts. */
import { contentEquals, exactKey, hashText, IN_BUCKET } from "./equality.ts";
import { platformException } from "./exceptions.ts";
import { remembered } from "./remembered.ts";

/** What guards a collection against changes: a read-only one (Trigger.new) and one that is being iterated. */
class Guard {
  isReadOnly = false;
  iterations = 0;

  /** `isStructural`: elements come or go; replacing the value of a key disturbs no iteration. */
  check(isStructural = true): void {
    if (this.isReadOnly) throw platformException("System.FinalException", "Collection is read-only");
    if (isStructural && this.iterations > 0) {
      throw platformException("System.FinalException", "Cannot modify a collection while it is being iterated.");
    }
  }
}

export class ApexList {
  static readonly apexName = "List";
  /** Canonical name of the element type. */
  readonly elementType: string;
  readonly items: unknown[];
  readonly guard = new Guard();
  constructor(elementType: string, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  /** The elements, to add to them or remove from them; throws where the list may not change now. */
  change(): unknown[] {
    this.guard.check();
    return this.items;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}

interface Entry {
  readonly key: unknown;
  value: unknown;
}

/**
 * Entries by key. A key whose content decides is found by the hash that it had when it was put, and by equality, so that a
 * record that has changed since may come in again (Apex Developer Guide, "Maps of sObjects").
 */
class KeyTable {
  readonly guard = new Guard();
  private readonly entries = new Map<unknown, Entry>();
  private readonly buckets = new Map<string, Entry[]>();

  get size(): number {
    return this.entries.size;
  }

  find(key: unknown): Entry | undefined {
    const exact = exactKey(key);
    return exact === IN_BUCKET ? this.inBucket(hashText(key), key) : this.entries.get(exact);
  }

  /** The former entry's value, or undefined where there was none. */
  put(key: unknown, value: unknown): unknown {
    const found = this.find(key);
    this.guard.check(found === undefined);
    if (found) {
      const former = found.value;
      found.value = value;
      return former;
    }
    this.add({ key, value });
    return undefined;
  }

  private add(entry: Entry): void {
    const exact = exactKey(entry.key);
    this.entries.set(exact === IN_BUCKET ? entry : exact, entry);
    if (exact !== IN_BUCKET) return;
    remembered(this.buckets, hashText(entry.key), (): Entry[] => []).push(entry);
  }

  remove(key: unknown): Entry | undefined {
    const found = this.find(key);
    this.guard.check(found !== undefined);
    if (!found) return undefined;
    const exact = exactKey(key);
    this.entries.delete(exact === IN_BUCKET ? found : exact);
    if (exact === IN_BUCKET) {
      const bucket = this.buckets.get(hashText(key)) ?? [];
      bucket.splice(bucket.indexOf(found), 1);
    }
    return found;
  }

  clear(): void {
    this.guard.check();
    this.entries.clear();
    this.buckets.clear();
  }

  list(): Iterable<Entry> {
    return this.entries.values();
  }

  private inBucket(hash: string, key: unknown): Entry | undefined {
    return this.buckets.get(hash)?.find((entry) => contentEquals(entry.key, key));
  }
}

abstract class Keyed {
  protected readonly table: KeyTable;
  constructor(table: KeyTable) {
    this.table = table;
  }

  get guard(): Guard {
    return this.table.guard;
  }

  get size(): number {
    return this.table.size;
  }

  has(key: unknown): boolean {
    return this.table.find(key) !== undefined;
  }

  clear(): void {
    this.table.clear();
  }
}

export class ApexSet extends Keyed {
  static readonly apexName = "Set";
  readonly elementType: string;
  constructor(elementType: string, elements: Iterable<unknown> = [], table = new KeyTable()) {
    super(table);
    this.elementType = elementType;
    for (const element of elements) this.add(element);
  }

  /** Whether the set has changed. */
  add(element: unknown): boolean {
    return this.table.put(element, null) === undefined;
  }

  /** Whether the set has changed. */
  delete(element: unknown): boolean {
    return this.table.remove(element) !== undefined;
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (const entry of this.table.list()) yield entry.key;
  }
}

export class ApexMap extends Keyed {
  static readonly apexName = "Map";
  readonly keyType: string;
  readonly valueType: string;
  constructor(keyType: string, valueType: string, entries: Iterable<readonly [unknown, unknown]> = []) {
    super(new KeyTable());
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.set(key, value);
  }

  /** null where there is no such key. */
  get(key: unknown): unknown {
    return this.table.find(key)?.value ?? null;
  }

  /** The value that the key had, or null. */
  set(key: unknown, value: unknown): unknown {
    return this.table.put(key, value) ?? null;
  }

  /** The value that the key had, or null. */
  delete(key: unknown): unknown {
    return this.table.remove(key)?.value ?? null;
  }

  /** Backed by the map: changes of one show in the other. */
  keySet(): ApexSet {
    return new ApexSet(this.keyType, [], this.table);
  }

  keys(): unknown[] {
    return Array.from(this.table.list(), (entry) => entry.key);
  }

  values(): unknown[] {
    return Array.from(this.table.list(), (entry) => entry.value);
  }

  *[Symbol.iterator](): Iterator<[unknown, unknown]> {
    for (const entry of this.table.list()) yield [entry.key, entry.value];
  }
}
