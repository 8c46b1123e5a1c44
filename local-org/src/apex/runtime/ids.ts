/** Ids: 15 characters that tell upper from lower case, and three more that let the others be told apart without. */
import { platformException } from "./exceptions.ts";

const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

export function isIdText(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}

/** The 18 characters of an Id; throws System.StringException where the text is none. */
export function toId(text: string | null): string | null {
  if (text === null || text.length === 18) {
    if (text === null || isIdText(text)) return text;
  } else if (isIdText(text)) return text + idSuffix(text);
  throw platformException("System.StringException", `Invalid id: ${text}`);
}

/** One character for each five of the Id: a bit for each capital. */
function idSuffix(fifteen: string): string {
  return [0, 5, 10].map((start) => SUFFIX[capitals(fifteen.slice(start, start + 5))]).join("");
}

function capitals(five: string): number {
  return [...five].reduce((bits, character, index) => (/[A-Z]/.test(character) ? bits | (1 << index) : bits), 0);
}

export function sameId(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return isIdText(a) && isIdText(b) && a.slice(0, 15) === b.slice(0, 15);
}
