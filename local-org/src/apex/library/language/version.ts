import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

/** The version of a package, of two parts or of three. */
class ApexVersion {
  static readonly apexName = "System.Version";
  readonly parts: readonly number[];

  constructor(...parts: readonly number[]) {
    this.parts = parts;
  }

  get equalityKey(): string {
    return `Version:${this.parts.join(".")}`;
  }

  /** Of two parts and three, the third does not count. */
  compare(other: ApexVersion): number {
    const count = Math.min(this.parts.length, other.parts.length);
    const first = this.parts.slice(0, count).findIndex((part, index) => part !== other.parts[index]);
    return first < 0 ? 0 : Math.sign(this.parts[first]! - other.parts[first]!);
  }
}

platformClass(
  "System.Version",
  withoutNulls({
    "new(Integer major, Integer minor[, Integer patch])": (...parts: readonly number[]) => new ApexVersion(...parts),
    "Integer compareTo(Version version)": (self: ApexVersion, other: ApexVersion) => self.compare(other),
    "Integer major()": ({ parts }: ApexVersion) => parts[0],
    "Integer minor()": ({ parts }: ApexVersion) => parts[1],
    "Integer patch()": ({ parts }: ApexVersion) => parts[2] ?? null,
  }),
);
