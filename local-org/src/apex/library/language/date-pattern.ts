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
  const number = (value: number): string => String(value).padStart(count, "0");
  switch (letter) {
    case "G":
      return moment.toFormat("G");
    case "y":
      return count === 2 ? moment.toFormat("yy") : number(moment.year);
    case "Y":
      return count === 2 ? String(weekYear(moment)).slice(-2) : number(weekYear(moment));
    case "M":
    case "L":
      return count > 2 ? moment.toFormat(count === 3 ? "LLL" : "LLLL") : number(moment.month);
    case "d":
      return number(moment.day);
    case "D":
      return number(moment.ordinal);
    case "E":
      return moment.toFormat(count > 3 ? "cccc" : "ccc");
    case "u":
      return number(moment.weekday);
    case "a":
      return moment.toFormat("a");
    case "H":
      return number(moment.hour);
    case "k":
      return number(moment.hour || 24);
    case "K":
      return number(moment.hour % 12);
    case "h":
      return number(moment.hour % 12 || 12);
    case "m":
      return number(moment.minute);
    case "s":
      return number(moment.second);
    case "S":
      return number(moment.millisecond);
    case "z":
      return zoneName(moment, count > 3 ? "long" : "short");
    case "Z":
      return moment.toFormat("ZZZ");
    case "X":
      return moment.offset === 0 ? "Z" : isoOffset(moment, count);
    default:
      throw new NotModelled(`the letter ${letter} in a date pattern`);
  }
}

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
