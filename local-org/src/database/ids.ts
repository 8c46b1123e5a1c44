/** Record ids: three characters of the object, twelve of the row, three of checksum. */
import { isIdText, toId } from "../apex/runtime/ids.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Ids that tests make up are mostly zeros and a number: with these two characters no row has one of them. */
const INSTANCE = "gL";

/** The id of the row with this serial number. */
export function makeId(keyPrefix: string, serial: number): string {
  let digits = "";
  for (let rest = serial; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
  }
  return toId(keyPrefix + INSTANCE + digits.padStart(10, "0")) as string;
}

/** The 18 characters of an id of 15 or 18; undefined where the text is no id. */
export function normalizeId(text: string): string | undefined {
  return isIdText(text) ? (toId(text) as string) : undefined;
}
