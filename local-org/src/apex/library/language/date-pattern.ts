/** Date patterns of Java's SimpleDateFormat. */
import type { DateTime } from "luxon";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";

/** `yyyy-MM-dd'T'HH:mm` applied to a moment in its zone and locale. */
export function formatPattern(pattern: string, moment: DateTime): string {
  const token = /''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^]/g;
  return pattern.replace(token, (text, quoted: string | undefined, letter: string | undefined) => {
    if (text === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    if (text === "'") throw platformException("System.StringException", "Unterminated quote");
    return letter === undefined ? text : formatLetter(letter, text.length, moment);
  });
}

function formatLetter(letter: string, count: number, moment: DateTime): string {
  const text = TEXTS[letter]?.(moment, count);
  if (text !== undefined) return text;
  const number = NUMBERS[letter]?.(moment);
  if (number === undefined) throw new NotModelled(`the letter ${letter} in a date pattern`);
  return String(number).padStart(count, "0");
}

const NUMBERS: Readonly<Record<string, (moment: DateTime) => number>> = {
  y: ({ year }) => year,
  Y: weekYear,
  M: ({ month }) => month,
  L: ({ month }) => month,
  d: ({ day }) => day,
  D: ({ ordinal }) => ordinal,
  u: ({ weekday }) => weekday,
  H: ({ hour }) => hour,
  k: ({ hour }) => hour || 24,
  K: ({ hour }) => hour % 12,
  h: ({ hour }) => hour % 12 || 12,
  m: ({ minute }) => minute,
  s: ({ second }) => second,
  S: ({ millisecond }) => millisecond,
};

const monthName = (moment: DateTime, count: number): string | undefined =>
  count > 2 ? moment.toFormat(count === 3 ? "LLL" : "LLLL") : undefined;

/** Undefined where it is a number. */
const TEXTS: Readonly<Record<string, (moment: DateTime, count: number) => string | undefined>> = {
  G: (moment) => moment.toFormat("G"),
  y: (moment, count) => (count === 2 ? moment.toFormat("yy") : undefined),
  Y: (moment, count) => (count === 2 ? String(weekYear(moment)).slice(-2) : undefined),
  M: monthName,
  L: monthName,
  E: (moment, count) => moment.toFormat(count > 3 ? "cccc" : "ccc"),
  a: (moment) => moment.toFormat("a"),
  z: (moment, count) => zoneName(moment, count > 3 ? "long" : "short"),
  Z: (moment) => moment.toFormat("ZZZ"),
  X: (moment, count) => (moment.offset === 0 ? "Z" : isoOffset(moment, count)),
};

function isoOffset(moment: DateTime, count: number): string {
  const offset = moment.toFormat("ZZ");
  return count === 1 ? offset.slice(0, 3) : count === 2 ? offset.replace(":", "") : offset;
}

/** `PST`, `Pacific Standard Time`; `GMT` for the zone of GMT. */
export function zoneName(moment: DateTime, length: "short" | "long"): string {
  if (moment.zoneName === "UTC" || moment.zoneName === "GMT") return length === "short" ? "GMT" : "Greenwich Mean Time";
  return moment.toFormat(length === "short" ? "ZZZZ" : "ZZZZZ");
}

/** The year of a week that begins on Sunday and belongs to the year of its Saturday, as in the United States. */
function weekYear(moment: DateTime): number {
  return moment.plus({ days: 6 - (moment.weekday % 7) }).year;
}
