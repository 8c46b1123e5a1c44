import { ApexList } from "../../runtime/collections.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { regularExpression, replaceAll, replaceFirst, split, type Extent } from "./regular-expression.ts";

class ApexPattern {
  static readonly apexName = "System.Pattern";
  readonly source: string;

  constructor(source: string) {
    regularExpression(source);
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/** A text, a region of it, and the last match in it. */
export class ApexMatcher {
  static readonly apexName = "System.Matcher";
  pattern: ApexPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  private found: RegExpExecArray | null = null;
  /** Where the next find() begins, inside the region. */
  private next = 0;

  constructor(pattern: ApexPattern, text: string) {
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  reset(text: string, start = 0, end = text.length): this {
    if (start < 0 || end > text.length || start > end) {
      throw platformException("System.StringException", `Region out of bounds: ${start}, ${end}`);
    }
    Object.assign(this, { text, regionStart: start, regionEnd: end, found: null, next: 0 });
    return this;
  }

  /** Tries from a place in the region; the region's ends count as the ends of the text. */
  match(extent: Extent, from = 0): boolean {
    const region = this.text.slice(this.regionStart, this.regionEnd);
    const expression = regularExpression(this.pattern.source, extent);
    expression.lastIndex = from;
    this.found = from > region.length ? null : expression.exec(region);
    if (this.found) {
      const end = this.found.index + this.found[0].length;
      this.next = this.found[0] === "" ? end + 1 : end;
    }
    return this.found !== null;
  }

  find(): boolean {
    return this.match("search", this.next);
  }

  findFrom(start: number): boolean {
    const isInside = start >= 0 && start <= this.text.length;
    if (!isInside) throw platformException("System.StringException", "Illegal start index");
    return this.reset(this.text).match("search", start);
  }

  usePattern(pattern: ApexPattern): this {
    this.pattern = pattern;
    this.found = null;
    return this;
  }

  get groupCount(): number {
    return new RegExp(`${regularExpression(this.pattern.source).source}|`, "v").exec("")!.length - 1;
  }

  group(index: number): string | null {
    return this.checked(index)[index] ?? null;
  }

  /** -1 for a group that did not take part in the match. */
  bounds(index: number): [start: number, end: number] {
    const indices = this.checked(index).indices?.[index];
    return indices ? [indices[0] + this.regionStart, indices[1] + this.regionStart] : [-1, -1];
  }

  private checked(index: number): RegExpExecArray {
    if (!this.found) throw platformException("System.StringException", "No match found");
    if (index < 0 || index >= this.found.length) throw platformException("System.StringException", `No group ${index}`);
    return this.found;
  }
}

platformClass(
  "System.Pattern",
  withoutNulls({
    "static Pattern compile(String regExp)": (source: string) => new ApexPattern(source),
    "static Boolean matches(String regExp, String stringtoMatch)": (source: string, text: string) =>
      new ApexMatcher(new ApexPattern(source), text).match("whole"),
    "static String quote(String yourString)": (text: string) => `\\Q${text.replaceAll("\\E", "\\E\\\\E\\Q")}\\E`,
    "Matcher matcher(String stringtoMatch)": (self: ApexPattern, text: string) => new ApexMatcher(self, text),
    "String pattern()": (self: ApexPattern) => self.source,
    "List<String> split(String text[, Integer limit])": (self: ApexPattern, text: string, limit?: number) =>
      new ApexList("String", split(text, self.source, limit)),
  }),
);

/** The ends of a region are the ends of the text: anchors match there, and nothing beyond is seen. */
function useBounds(self: ApexMatcher, areDefault: boolean): ApexMatcher {
  if (!areDefault) throw new NotModelled("a Matcher without anchoring bounds or with transparent bounds");
  return self;
}

platformClass(
  "System.Matcher",
  withoutNulls({
    "Boolean hasAnchoringBounds()": () => true,
    "Boolean hasTransparentBounds()": () => false,
    "Matcher useAnchoringBounds(Boolean anchoringBounds)": useBounds,
    "Matcher useTransparentBounds(Boolean transparentBounds)": (self: ApexMatcher, isTransparent: boolean) =>
      useBounds(self, !isTransparent),
    "static String quoteReplacement(String inputString)": (text: string) => text.replace(/[\\$]/g, "\\$&"),
    "Integer end([Integer groupIndex])": (self: ApexMatcher, index = 0) => self.bounds(index)[1],
    "Boolean find()": (self: ApexMatcher) => self.find(),
    "Boolean find(Integer start)": (self: ApexMatcher, start: number) => self.findFrom(start),
    "String group([Integer groupIndex])": (self: ApexMatcher, index = 0) => self.group(index),
    "Integer groupCount()": (self: ApexMatcher) => self.groupCount,
    "Boolean lookingAt()": (self: ApexMatcher) => self.match("start"),
    "Boolean matches()": (self: ApexMatcher) => self.match("whole"),
    "Pattern pattern()": (self: ApexMatcher) => self.pattern,
    "Matcher region(Integer start, Integer end)": (self: ApexMatcher, start: number, end: number) =>
      self.reset(self.text, start, end),
    "Integer regionEnd()": (self: ApexMatcher) => self.regionEnd,
    "Integer regionStart()": (self: ApexMatcher) => self.regionStart,
    "String replaceAll(String replacementString)": (self: ApexMatcher, text: string) =>
      replaceAll(self.text, self.pattern.source, text),
    "String replaceFirst(String replacementString)": (self: ApexMatcher, text: string) =>
      replaceFirst(self.text, self.pattern.source, text),
    "Matcher reset([String inputSequence])": (self: ApexMatcher, text = self.text) => self.reset(text),
    "Integer start([Integer groupIndex])": (self: ApexMatcher, index = 0) => self.bounds(index)[0],
    "Matcher usePattern(Pattern pattern)": (self: ApexMatcher, pattern: ApexPattern) => self.usePattern(pattern),
  }),
);
