import { ApexList, type ApexMap } from "../../runtime/collections.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { languageTag, userTimeZone } from "../../runtime/locale.ts";
import { toText } from "../../runtime/text.ts";
import type { ApexDate } from "../../runtime/date.ts";
import type { ApexDatetime } from "../../runtime/datetime.ts";
import type { ApexDecimal } from "../../runtime/decimal.ts";
import type { ApexDouble } from "../../runtime/double.ts";
import { platformClass, type Members } from "../registry.ts";
import { nullArgument, orNull, withoutNulls } from "./arguments.ts";
import * as characters from "./characters.ts";
import * as escapes from "./escapes.ts";
import { iterate } from "./iteration.ts";
import * as expressions from "./regular-expression.ts";
import { formatMessage } from "./string-format.ts";

function outOfRange(message: string): Error {
  return platformException("System.StringException", message);
}

function strings(items: unknown[]): ApexList {
  return new ApexList("String", items);
}

const statics: Members = {
  "static String escapeSingleQuotes(String stringToEscape)": orNull((text: string) => text.replace(/[\\']/g, "\\$&")),
  "static Boolean isBlank(String inputString)": (text: string | null) => text === null || characters.isBlank(text),
  "static Boolean isNotBlank(String inputString)": (text: string | null) => text !== null && !characters.isBlank(text),
  "static Boolean isEmpty(String inputString)": (text: string | null) => text === null || text === "",
  "static Boolean isNotEmpty(String inputString)": (text: string | null) => text !== null && text !== "",
  "static String valueOf(Date dateToConvert)": orNull((date: ApexDate) => date.toString()),
  "static String valueOf(Datetime datetimeToConvert)": orNull((moment: ApexDatetime) => moment.textIn(userTimeZone())),
  "static String valueOf(Decimal decimalToConvert)": orNull((value: ApexDecimal) => value.toString()),
  "static String valueOf(Double doubleToConvert)": orNull((value: ApexDouble) => value.toString()),
  "static String valueOf(Integer integerToConvert)": orNull(String),
  "static String valueOf(Long longToConvert)": orNull(String),
  "static String valueOf(Object toConvert)": orNull(toText),
  "static String valueOfGmt(Datetime datetimeToConvert)": orNull((moment: ApexDatetime) => moment.textIn("UTC")),
};

const construction: Members = withoutNulls({
  "static String fromCharArray(List<Integer> charArray)": (list: ApexList) =>
    String.fromCharCode(...(list.items as number[])),
  "static String getCommonPrefix(List<String> strings)": (list: ApexList) => commonPrefix(list.items as string[]),
  "static String join(Object iterableObj, String separator)": join,
});

function join(values: object, separator: string): string {
  const items = iterate(values);
  if (items.includes(null)) throw new NotModelled("String.join with a null element");
  return items.map(toText).join(separator);
}

/** `${name}` stands for a value of the map, `$${name}` for itself. */
function template(text: string, values: ApexMap): string {
  return text.replace(/\$(\$?)(\{(.*?)\})/gs, (_, escaped: string, literal: string, name: string) => {
    if (escaped) return `$${literal}`;
    if (!values.has(name)) throw outOfRange(`Missing value for template variable: ${name}`);
    return toText(values.get(name));
  });
}

function commonPrefix(texts: readonly string[]): string {
  const [first = ""] = texts;
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
  return first.slice(0, length);
}

const comparison: Members = {
  "Boolean equals(String secondString)": (self: string, other: unknown) => equals(self, other),
  "Boolean equals(Object stringOrId)": (self: string, other: unknown) => equals(self, other),
  "Boolean equalsIgnoreCase(String secondString)": (self: string, other: string | null) =>
    other !== null && self.toLowerCase() === other.toLowerCase(),
  "Integer hashCode()": characters.textHash,
  "String toString()": (self: string) => self,
  ...withoutNulls({ "Integer compareTo(String secondString)": characters.compareText }),
};

/** An Id has 18 characters; its first 15 are the same Id. */
function equals(self: string, other: unknown): boolean {
  if (self === other) return true;
  return typeof other === "string" && self.length === 15 && /^\w{15}[A-Z0-5]{3}$/.test(other) && other.startsWith(self);
}

const searching: Members = withoutNulls({
  "Boolean contains(String substring)": (self: string, part: string) => self.includes(part),
  "Boolean containsAny(String inputString)": (self: string, any: string) =>
    [...any].some((each) => self.includes(each)),
  "Boolean containsIgnoreCase(String substring)": (self: string, part: string) => lower(self).includes(lower(part)),
  "Boolean containsNone(String inputString)": (self: string, any: string) =>
    ![...any].some((each) => self.includes(each)),
  "Boolean containsOnly(String inputString)": (self: string, any: string) =>
    [...self].every((each) => any.includes(each)),
  "Boolean containsWhitespace()": (self: string) => characters.withoutWhitespace(self) !== self,
  "Integer countMatches(String substring)": (self: string, part: string) =>
    part === "" ? 0 : self.split(part).length - 1,
  "Boolean endsWith(String suffix)": (self: string, part: string) => self.endsWith(part),
  "Boolean endsWithIgnoreCase(String suffix)": (self: string, part: string) => lower(self).endsWith(lower(part)),
  "Boolean startsWith(String prefix)": (self: string, part: string) => self.startsWith(part),
  "Boolean startsWithIgnoreCase(String prefix)": (self: string, part: string) => lower(self).startsWith(lower(part)),
  "Integer indexOf(String substring[, Integer index])": (self: string, part: string, from?: number) =>
    self.indexOf(part, from),
  "Integer indexOfAny(String substring)": (self: string, any: string) =>
    [...self].findIndex((each) => any.includes(each)),
  "Integer indexOfAnyBut(String substring)": (self: string, any: string) =>
    any === "" ? -1 : [...self].findIndex((each) => !any.includes(each)),
  "Integer indexOfChar(Integer character[, Integer startIndex])": (self: string, code: number, from?: number) =>
    self.indexOf(String.fromCodePoint(code), from),
  "Integer indexOfDifference(String stringToCompare)": (self: string, other: string) =>
    self === other ? -1 : commonPrefix([self, other]).length,
  "Integer indexOfIgnoreCase(String substring[, Integer startPosition])": (self: string, part: string, from?: number) =>
    lower(self).indexOf(lower(part), from),
  "Integer lastIndexOf(String substring[, Integer endPosition])": lastIndex,
  "Integer lastIndexOfChar(Integer character[, Integer endIndex])": (self: string, code: number, end?: number) =>
    lastIndex(self, String.fromCodePoint(code), end),
  "Integer lastIndexOfIgnoreCase(String substring[, Integer endPosition])": (
    self: string,
    part: string,
    end?: number,
  ) => lastIndex(lower(self), lower(part), end),
});

function lower(text: string): string {
  return text.toLowerCase();
}

function lastIndex(text: string, part: string, end = text.length): number {
  return end < 0 ? -1 : text.lastIndexOf(part, end);
}

const predicates: Members = {
  "Boolean isAllLowerCase()": (self: string) => /^\p{Ll}+$/u.test(self),
  "Boolean isAllUpperCase()": (self: string) => /^\p{Lu}+$/u.test(self),
  "Boolean isAlpha()": (self: string) => /^\p{L}+$/u.test(self),
  "Boolean isAlphaSpace()": (self: string) => /^[\p{L} ]*$/u.test(self),
  "Boolean isAlphanumeric()": (self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
  "Boolean isAlphanumericSpace()": (self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
  "Boolean isAsciiPrintable()": (self: string) => /^[\x20-\x7e]*$/.test(self),
  "Boolean isNumeric()": (self: string) => /^\p{Nd}+$/u.test(self),
  "Boolean isNumericSpace()": (self: string) => /^[\p{Nd} ]*$/u.test(self),
  "Boolean isWhitespace()": characters.isBlank,
};

const units: Members = withoutNulls({
  "Integer length()": (self: string) => self.length,
  "Integer charAt(Integer index)": (self: string, index: number) => self.charCodeAt(checkIndex(self, index)),
  "Integer codePointAt(Integer index)": (self: string, index: number) => self.codePointAt(checkIndex(self, index)),
  "Integer codePointBefore(Integer index)": (self: string, index: number) =>
    [...self.slice(0, checkIndex(self, index - 1) + 1)].at(-1)?.codePointAt(0),
  "Integer codePointCount(Integer beginIndex, Integer endIndex)": (self: string, start: number, end: number) =>
    [...substring(self, start, end)].length,
  "Integer offsetByCodePoints(Integer index, Integer codePointOffset)": (
    self: string,
    index: number,
    offset: number,
  ) => {
    if (offset < 0) throw new NotModelled("String.offsetByCodePoints backwards");
    return index + [...substring(self, index)].slice(0, offset).join("").length;
  },
  "List<Integer> getChars()": (self: string) =>
    new ApexList(
      "Integer",
      Array.from({ length: self.length }, (_, index) => self.charCodeAt(index)),
    ),
});

function checkIndex(text: string, index: number): number {
  if (index < 0 || index >= text.length) throw outOfRange(`String index out of range: ${index}`);
  return index;
}

const cutting: Members = withoutNulls({
  "String abbreviate(Integer maxWidth[, Integer offset])": abbreviate,
  "String left(Integer length)": (self: string, length: number) => self.slice(0, Math.max(length, 0)),
  "String right(Integer length)": (self: string, length: number) =>
    self.slice(Math.max(self.length - Math.max(length, 0), 0)),
  "String mid(Integer startIndex, Integer length)": (self: string, start: number, length: number) =>
    self.slice(Math.max(start, 0)).slice(0, Math.max(length, 0)),
  "String substring(Integer startIndex[, Integer endIndex])": substring,
  "String substringAfter(String separator)": (self: string, separator: string) =>
    after(self, separator, self.indexOf(separator)),
  "String substringAfterLast(String separator)": (self: string, separator: string) =>
    after(self, separator, separator === "" ? -1 : self.lastIndexOf(separator)),
  "String substringBefore(String separator)": (self: string, separator: string) =>
    before(self, self.indexOf(separator)),
  "String substringBeforeLast(String separator)": (self: string, separator: string) =>
    before(self, separator === "" ? -1 : self.lastIndexOf(separator)),
  "String substringBetween(String open[, String close])": between,
  "String difference(String secondString)": (self: string, other: string) =>
    other.slice(commonPrefix([self, other]).length),
  "String remove(String substring)": (self: string, part: string) => (part === "" ? self : self.replaceAll(part, "")),
  "String removeEnd(String substring)": (self: string, part: string) =>
    self.endsWith(part) ? self.slice(0, self.length - part.length) : self,
  "String removeEndIgnoreCase(String substring)": (self: string, part: string) =>
    lower(self).endsWith(lower(part)) ? self.slice(0, self.length - part.length) : self,
  "String removeStart(String substring)": (self: string, part: string) =>
    self.startsWith(part) ? self.slice(part.length) : self,
  "String removeStartIgnoreCase(String substring)": (self: string, part: string) =>
    lower(self).startsWith(lower(part)) ? self.slice(part.length) : self,
  "String deleteWhitespace()": characters.withoutWhitespace,
  "String normalizeSpace()": characters.normalizedSpace,
  "String trim()": characters.trimmed,
  "String stripHtmlTags()": stripHtmlTags,
});

function substring(self: string, start: number, end = self.length): string {
  if (start < 0 || start > self.length) throw outOfRange(`Starting position out of bounds: ${start}`);
  if (end < start || end > self.length) throw outOfRange(`Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

/** Where the separator stands nowhere, nothing comes after it, and everything before. */
const after = (self: string, separator: string, index: number): string =>
  index < 0 ? "" : self.slice(index + separator.length);
const before = (self: string, index: number): string => (index < 0 ? self : self.slice(0, index));

function between(self: string, open: string, close = open): string | null {
  const start = self.indexOf(open);
  const end = start < 0 ? -1 : self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function abbreviate(self: string, width: number, from = 0): string {
  if (width < 4) throw outOfRange("Minimum abbreviation width is 4");
  if (self.length <= width) return self;
  const room = width - 3;
  const offset = Math.min(from, self.length - room);
  if (offset <= 4) return `${self.slice(0, room)}...`;
  if (width < 7) throw outOfRange("Minimum abbreviation width with offset is 7");
  return offset + room < self.length
    ? `...${abbreviate(self.slice(offset), room)}`
    : `...${self.slice(self.length - room)}`;
}

function stripHtmlTags(self: string): string {
  if (/&\w+;|<!|<script|<style/i.test(self))
    throw new NotModelled("String.stripHtmlTags of entities, comments and scripts");
  return self.replace(/<\/?[a-zA-Z][^>]*>/g, "");
}

/** "if null or empty treated as single blank" (Apex Reference Guide, "String Class") */
const padding: Members = {
  "String leftPad(Integer length, String padStr)": (self: string, length: number, pad: string | null) =>
    self.padStart(length, pad || " "),
  "String rightPad(Integer length, String padStr)": (self: string, length: number, pad: string | null) =>
    self.padEnd(length, pad || " "),
};

const building: Members = withoutNulls({
  "String template(Map<String,Object> valueMap)": template,
  "String leftPad(Integer length)": (self: string, length: number) => self.padStart(length),
  "String rightPad(Integer length)": (self: string, length: number) => self.padEnd(length),
  "String capitalize()": (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  "String uncapitalize()": (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
  "String center(Integer size[, String paddingString])": center,
  "String repeat(Integer numberOfTimes)": (self: string, times: number) => repeat(self, "", times),
  "String repeat(String separator, Integer numberOfTimes)": repeat,
  "String replace(String target, String replacement)": (self: string, target: string, text: string) =>
    self.replaceAll(target, () => text),
  "String replaceAll(String regExp, String replacement)": expressions.replaceAll,
  "String replaceFirst(String regExp, String replacement)": expressions.replaceFirst,
  "String reverse()": (self: string) => [...self].reverse().join(""),
  "String swapCase()": (self: string) =>
    self.replace(/\p{L}/gu, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    ),
  "String toLowerCase()": (self: string) => self.toLowerCase(),
  "String toLowerCase(String locale)": (self: string, locale: string) => self.toLocaleLowerCase(languageTag(locale)),
  "String toUpperCase()": (self: string) => self.toUpperCase(),
  "String toUpperCase(String locale)": (self: string, locale: string) => self.toLocaleUpperCase(languageTag(locale)),
  "List<String> split(String regExp[, Integer limit])": (self: string, regExp: string, limit?: number) =>
    strings(expressions.split(self, regExp, limit)),
  "List<String> splitByCharacterType()": (self: string) => strings(characters.splitByCharacterType(self, false)),
  "List<String> splitByCharacterTypeCamelCase()": (self: string) =>
    strings(characters.splitByCharacterType(self, true)),
  "Integer getLevenshteinDistance(String stringToCompare[, Integer threshold])": (
    self: string,
    other: string,
    threshold = Infinity,
  ) => {
    const distance = characters.levenshteinDistance(self, other);
    return distance <= threshold ? distance : -1;
  },
});

const LONGEST = 6_000_000;

function repeat(self: string, separator: string, times: number): string {
  if (times <= 0) return "";
  if (self.length * times + separator.length * (times - 1) > LONGEST) {
    throw platformException("System.LimitException", "String is too long.");
  }
  return (self + separator).repeat(times - 1) + self;
}

/** An odd space goes to the right. */
function center(self: string, size: number, pad?: string): string {
  const left = self.length + Math.floor(Math.max(size - self.length, 0) / 2);
  return self.padStart(left, pad || " ").padEnd(size, pad || " ");
}

const escaping: Members = {
  "String escapeCsv()": escapes.escapeCsv,
  "String escapeEcmaScript()": escapes.escapeEcmaScript,
  "String escapeHtml3()": escapes.html.escape,
  "String escapeHtml4()": escapes.escapeHtml4,
  "String escapeJava()": escapes.escapeJava,
  "String escapeUnicode()": escapes.escapeUnicode,
  "String escapeXml()": escapes.xml.escape,
  "String unescapeCsv()": escapes.unescapeCsv,
  "String unescapeEcmaScript()": escapes.unescapeJava,
  "String unescapeHtml3()": escapes.html.unescape,
  "String unescapeHtml4()": escapes.html.unescape,
  "String unescapeJava()": escapes.unescapeJava,
  "String unescapeUnicode()": escapes.unescapeUnicode,
  "String unescapeXml()": escapes.xml.unescape,
};

platformClass("System.String", {
  // Without values nothing is put in (github.com/berehovskyi/apex-stream, AfSupport).
  "static String format(String stringToFormat, List<Object> formattingArguments)": (
    pattern: string | null,
    list: ApexList | null,
  ) => {
    if (pattern === null) throw nullArgument(1);
    return formatMessage(pattern, list?.items.map(toText) ?? []);
  },
  ...statics,
  ...construction,
  ...comparison,
  ...searching,
  ...predicates,
  ...units,
  ...cutting,
  ...padding,
  ...building,
  ...escaping,
});
