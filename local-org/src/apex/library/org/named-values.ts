import { ApexMap } from "../../runtime/collections.ts";

/** A map of names: `nameOf` finds the key for a name that is there already in upper and lower case of its own. */
export class NamedValues extends ApexMap {
  private readonly nameOf: (own: string, asked: string) => string;

  constructor(nameOf: (own: string, asked: string) => string, entries: Iterable<readonly [string, string]> = []) {
    super("String", "String");
    this.nameOf = nameOf;
    for (const [name, value] of entries) this.set(name, value);
  }

  override has(name: unknown): boolean {
    return super.has(this.keyFor(name));
  }

  override get(name: unknown): unknown {
    return super.get(this.keyFor(name));
  }

  override set(name: unknown, value: unknown): unknown {
    return super.set(this.keyFor(name), value);
  }

  override delete(name: unknown): unknown {
    return super.delete(this.keyFor(name));
  }

  private keyFor(name: unknown): unknown {
    if (typeof name !== "string" || super.has(name)) return name;
    const own = [...this.keySet()].find((key) => String(key).toLowerCase() === name.toLowerCase());
    return own === undefined ? name : this.nameOf(own as string, name);
  }
}
