/** XML with a line and a column for every element. */
import { SaxesParser } from "saxes";
import type { Problem, XmlElement } from "./model.ts";

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenElement[];
  text: string;
  readonly line: number;
  readonly column: number;
}

interface Parsed {
  readonly root?: XmlElement;
  readonly problem?: Problem;
}

/** Markup of Aura: its prefixes are bound nowhere, and it has the entities of HTML. */
export function parseMarkup(file: string, source: string): Parsed {
  return parseXml(file, source.replace(/&(?!(?:amp|lt|gt|quot|apos);)\w+;/g, " "), false);
}

/** The root element, or the first thing that is malformed. */
export function parseXml(file: string, source: string, xmlns = true): Parsed {
  const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const parser = new SaxesParser({ xmlns, position: true });
  // The parser looks for the end of the entity up to the end of the file.
  const loose = /&(?!#?\w+;)/.exec(
    text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, (part) => part.replaceAll("&", " ")),
  );
  if (loose)
    return { problem: { file, ...placesOf(text)(loose.index), message: "malformed XML: a bare &, which is &amp;" } };
  const placeOf = placesOf(text);
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let problem: Problem | undefined;
  parser.on("opentagstart", (tag) => {
    const place = placeOf(text.lastIndexOf("<", parser.position - 1));
    const element: OpenElement = { name: tag.name, attributes: {}, children: [], text: "", ...place };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("attribute", ({ name, value }) => {
    const element = open.at(-1);
    if (element) element.attributes[name] = value;
  });
  parser.on("closetag", () => void open.pop());
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("error", (error) => {
    const message = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
    problem ??= {
      file,
      line: parser.line,
      column: Math.max(parser.column, 1),
      message: `malformed XML: ${message}`,
    };
  });
  parser.write(text).close();
  return problem ? { problem } : { root: root! };
}

/** Tells the place of an offset, which is never before the one that was asked for last. */
function placesOf(text: string): (offset: number) => { line: number; column: number } {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf("\n", start); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
      line++;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

export function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((candidate) => candidate.name === name);
}

/** Trimmed text of the first child of that name; undefined where there is none. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

/** Elements at the end of a path: `layoutSections.layoutColumns`, `tabSettings|tabVisibilities.tab`, `approver[type=queue].name`. */
export function at(from: XmlElement | readonly XmlElement[], path: string): XmlElement[] {
  return path.split(".").reduce<XmlElement[]>((elements, step) => {
    const [, names = "", part, value] = /^([\w|]+)(?:\[(\w+)=(\w+)\])?$/.exec(step) ?? [];
    const isWanted = (one: XmlElement) => names.split("|").includes(one.name) && (!part || textOf(one, part) === value);
    return elements.flatMap((element) => element.children.filter(isWanted));
  }, [from].flat());
}

/** The trimmed texts at the end of a path. */
export function textsAt(from: XmlElement | readonly XmlElement[], path: string): string[] {
  return at(from, path).map(({ text }) => text.trim());
}
