/** Values of compound fields: an address or a place, read-only. Apex Reference Guide, "Address Class" and "Location Class". */
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { NotModelled } from "./exceptions.ts";

abstract class Compound {
  /** By the names of the getters without `get`: `City`, `Latitude`. */
  readonly parts: ReadonlyMap<string, unknown>;

  constructor(parts: ReadonlyMap<string, unknown>) {
    this.parts = parts;
  }

  part(name: string): unknown {
    const value = this.parts.get(name) ?? null;
    return value instanceof ApexDecimal ? new ApexDouble(value.toDouble()) : value;
  }

  get equalityKey(): string {
    return `Compound:${JSON.stringify([...this.parts].map(([name, value]) => [name, String(value)]))}`;
  }

  jsonFields(): never {
    throw new NotModelled("a compound field in JSON");
  }
}

export class ApexAddress extends Compound {
  static readonly apexName = "System.Address";
}

export class ApexLocation extends Compound {
  static readonly apexName = "System.Location";
}
