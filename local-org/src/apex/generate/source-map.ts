/** While code is put together as text, marks in it say which Apex a piece comes from; at the end they become the map. */
import { maybeAddMapping, GenMapping, setSourceContent, toEncodedMap } from "@jridgewell/gen-mapping";
import { withInlineMap } from "../runtime/traces.ts";
import type { Position } from "../syntax/tree.ts";

/** What follows comes from this position, in the member that `place` names for stack traces. */
export function mark(position: Position, place: string): string {
  return `\u0001${position.line}:${position.column}:${place}\u0002`;
}

export const MARK = /\u0001(\d+):(\d+):([^\u0002]*)\u0002/g;

/** The code without its marks, its source map at its end. */
export function withoutMarks(code: string, file: string, source: string): string {
  const map = new GenMapping({ file });
  setSourceContent(map, file, source);
  const lines = code.split("\n").map((line, index) => mappedLine(line, index + 1, file, map));
  return withInlineMap(lines.join("\n"), toEncodedMap(map));
}

function mappedLine(line: string, number: number, file: string, map: GenMapping): string {
  let plain = "";
  let end = 0;
  for (const match of line.matchAll(MARK)) {
    plain += line.slice(end, match.index);
    end = match.index + match[0].length;
    const original = { line: Number(match[1]), column: Number(match[2]) - 1 };
    maybeAddMapping(map, {
      generated: { line: number, column: plain.length },
      source: file,
      original,
      name: match[3]!,
    });
  }
  return plain + line.slice(end);
}
