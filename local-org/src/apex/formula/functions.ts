/** The functions of formulas that look at nothing but their parameters, by their signatures. */
import { ApexDate } from "../runtime/date.ts";
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexDecimal } from "../runtime/decimal.ts";
import { ApexException } from "../runtime/exceptions.ts";
import { toId } from "../runtime/ids.ts";
import { ApexTime } from "../runtime/time.ts";
import { regularExpression } from "../library/language/regular-expression.ts";
import { DATE_FUNCTIONS, dateTimeText } from "./date-functions.ts";
import { FORMULA_TYPES, FormulaFailure, type FormulaType, type FormulaValue } from "./model.ts";
import {
  byDouble,
  decimal,
  isNumberText,
  numberOf,
  numberText,
  remainder,
  toScale,
  toWhole,
  whole,
} from "./numbers.ts";

export interface Signature {
  readonly name: string;
  readonly parameters: readonly (readonly FormulaType[])[];
  readonly required: number;
  /** The last parameter may be repeated. */
  readonly repeats: boolean;
  /** That of the first parameter. */
  readonly result: FormulaType | "first";
}

interface FormulaFunction extends Signature {
  /** Null where a parameter is null. */
  readonly isStrict: boolean;
  readonly run: (...values: never[]) => FormulaValue;
}

/** `never`: each function states its own parameters, which its signature vouches for. */
type FunctionTable = Readonly<Record<string, (...values: never[]) => FormulaValue>>;

type Text = string | null;
const orNull = (text: string): Text => (text === "" ? null : text);

const NUMBERS: FunctionTable = {
  "ABS(number): number": (number: ApexDecimal) => number.abs(),
  "CEILING(number): number": (number: ApexDecimal) => toWhole(number, "UP"),
  "FLOOR(number): number": (number: ApexDecimal) => toWhole(number, "DOWN"),
  "MCEILING(number): number": (number: ApexDecimal) => toWhole(number, "CEILING"),
  "MFLOOR(number): number": (number: ApexDecimal) => toWhole(number, "FLOOR"),
  "ROUND(number, number): number": (number: ApexDecimal, places: ApexDecimal) => toScale(number, places, "HALF_UP"),
  "TRUNC(number, number?): number": (number: ApexDecimal, places?: ApexDecimal) =>
    toScale(number, places ?? decimal(0), "DOWN"),
  "MOD(number, number): number": remainder,
  "MAX(number...): number": (...numbers: ApexDecimal[]) =>
    numbers.reduce((best, number) => (number.compare(best) > 0 ? number : best)),
  "MIN(number...): number": (...numbers: ApexDecimal[]) =>
    numbers.reduce((best, number) => (number.compare(best) < 0 ? number : best)),
  "SQRT(number): number": (number: ApexDecimal) => byDouble(number, Math.sqrt),
  "EXP(number): number": (number: ApexDecimal) => byDouble(number, Math.exp),
  "LN(number): number": (number: ApexDecimal) => byDouble(number, Math.log),
  "LOG(number): number": (number: ApexDecimal) => byDouble(number, Math.log10),
  "PI(): number": () => ApexDecimal.parse(String(Math.PI)),
  ...Object.fromEntries(
    (["sin", "cos", "tan", "asin", "acos", "atan"] as const).map((name) => [
      `${name.toUpperCase()}(number): number`,
      (number: ApexDecimal) => byDouble(number, Math[name]),
    ]),
  ),
  "ATAN2(number, number): number": (y: ApexDecimal, x: ApexDecimal) =>
    byDouble(y, (value) => Math.atan2(value, x.toDouble())),
};

function middle(text: string, from: ApexDecimal, length: ApexDecimal): Text {
  const first = Math.max(whole(from) - 1, 0);
  return orNull(text.slice(first, first + Math.max(whole(length), 0)));
}

/** Padded, or cut, to a length; `side` puts the padding and the text together. */
const padding =
  (side: (text: string, fill: string) => string) =>
  (text: string, length: ApexDecimal, pad = " "): Text => {
    const count = whole(length);
    if (count <= 0) return null;
    const missing = count - text.length;
    return missing <= 0
      ? text.slice(0, count)
      : side(text, pad.repeat(Math.ceil(missing / pad.length)).slice(0, missing));
  };

const TEXTS: FunctionTable = {
  "LEFT(text, number): text": (text: string, count: ApexDecimal) => orNull(text.slice(0, Math.max(whole(count), 0))),
  "RIGHT(text, number): text": (text: string, count: ApexDecimal) =>
    whole(count) <= 0 ? null : orNull(text.slice(-whole(count))),
  "MID(text, number, number): text": middle,
  "LPAD(text, number, text?): text": padding((text, fill) => fill + text),
  "RPAD(text, number, text?): text": padding((text, fill) => text + fill),
  "LOWER(text): text": (text: string) => text.toLowerCase(),
  "UPPER(text): text": (text: string) => text.toUpperCase(),
  "TRIM(text): text": (text: string) => orNull(text.replace(/^ +| +$/g, "")),
  "REVERSE(text): text": (text: string) => [...text].reverse().join(""),
  "INITCAP(text): text": (text: string) =>
    text.replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  "ASCII(text): number": (text: string) => decimal(text.codePointAt(0) ?? 0),
  "CHR(number): text": (code: ApexDecimal) => (whole(code) > 0 ? String.fromCodePoint(whole(code)) : null),
  "VALUE(text): number": numberOf,
  "CASESAFEID(text): text": (id: string) => toId(id),
  "TEXT(number|date|datetime|time): text": textOf,
};

function textOf(value: ApexDecimal | ApexDate | ApexDatetime | ApexTime): string {
  if (value instanceof ApexDecimal) return numberText(value);
  if (value instanceof ApexDatetime) return dateTimeText(value);
  return value instanceof ApexTime ? value.toString().replace("Z", "") : value.toString();
}

/** Those that have an answer for null. */
const LENIENT: FunctionTable = {
  "LEN(text): number": (text: Text) => decimal(text?.length ?? 0),
  "BEGINS(text, text): boolean": (text: Text, start: Text) =>
    start === null ? true : text === null ? null : text.startsWith(start),
  "CONTAINS(text, text): boolean": (text: Text, part: Text) =>
    part === null ? true : text === null ? null : text.includes(part),
  "FIND(text, text, number?): number": (part: Text, text: Text, start?: ApexDecimal | null) =>
    decimal(part === null || text === null ? 0 : text.indexOf(part, start ? whole(start) - 1 : 0) + 1),
  "SUBSTITUTE(text, text, text): text": (text: Text, part: Text, replacement: Text) =>
    text === null || part === null ? null : orNull(text.replaceAll(part, () => replacement ?? "")),
  "REGEX(text, text): boolean": (text: Text, expression: Text) => matches(text ?? "", expression ?? ""),
  "ISNUMBER(text): boolean": isNumberText,
};

function matches(text: string, expression: string): boolean {
  try {
    return regularExpression(expression, "whole").test(text);
  } catch (error) {
    throw error instanceof ApexException ? new FormulaFailure(`"${expression}" is no regular expression`) : error;
  }
}

/** Right to write, but what they answer is not modelled. */
const REFUSED = [
  "BR(): text",
  "CURRENCYRATE(text): number",
  "GETSESSIONID(): text",
  "HYPERLINK(text, text, text?): text",
  "IMAGE(text, text, number?, number?): text",
  "ISCLONE(): boolean",
  "PICKLISTCOUNT(multipicklist): number",
];

const refused = (signature: string) => (): FormulaValue => {
  throw new FormulaFailure(`the function ${signature.split("(")[0]}`);
};

/** Those of other places than fields, rules and default values, and those whose parameters have no type here. */
const OTHER_FUNCTIONS = new Set(
  `DISTANCE GEOLOCATION GETRECORDIDS HTMLENCODE IMAGEPROXYURL INCLUDE JSENCODE JSINHTMLENCODE JUNCTIONIDLIST LINKTO
   PARENTGROUPVAL PREDICT PREVGROUPVAL REQUIRESCRIPT URLENCODE URLFOR VLOOKUP`.split(/\s+/),
);

export const missingFunction = (name: string): string =>
  OTHER_FUNCTIONS.has(name) ? `not modelled: formula function ${name}` : `Unknown function ${name}. Check spelling.`;

/** `LPAD(text, number, text?): text`; `any`, and no result, are for functions that compile themselves. */
export function signatureOf(text: string): Signature {
  const [, name = "", list = "", result] = /^(\w+)\((.*)\)(?:: (\w+))?$/.exec(text) ?? [];
  const written = list === "" ? [] : list.split(", ");
  const typesOf = (one: string) => (one === "any" ? FORMULA_TYPES : (one.split("|") as FormulaType[]));
  const parameters = written.map((one) => typesOf(one.replace(/[?.]+$/, "")));
  const required = written.filter((one) => !one.endsWith("?")).length;
  return { name, parameters, required, repeats: list.endsWith("..."), result: result as FormulaType };
}

function declare(table: FunctionTable, isStrict: boolean): [string, FormulaFunction][] {
  const functions = Object.entries(table).map(([text, run]) => ({ ...signatureOf(text), isStrict, run }));
  return functions.map((each) => [each.name, each]);
}

export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map([
  ...declare({ ...NUMBERS, ...TEXTS, ...DATE_FUNCTIONS }, true),
  ...declare({ ...LENIENT, ...Object.fromEntries(REFUSED.map((one) => [one, refused(one)])) }, false),
]);
