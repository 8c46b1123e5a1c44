import { doubleText } from "./decimal.ts";

/** A Double, boxed so that it is never taken for an Integer. */
export class ApexDouble {
  static readonly apexName = "Double";
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return doubleText(this.value);
  }
}
