/** Which lines of Apex ran, from V8's own counts of the generated JavaScript and its source maps. */
import { Session, type Profiler } from "node:inspector";
import { eachMapping, TraceMap } from "@jridgewell/trace-mapping";
import type { CompiledProgram, CompiledUnit } from "../apex/program.ts";

export interface Coverage {
  readonly name: string;
  /** Executable lines in order, and whether any test ran them. */
  readonly lines: ReadonlyMap<number, boolean>;
}

/** Runs the action and answers what it covered. Tests themselves are not counted. */
export function withCoverage<T>(
  action: () => T,
  programOf: (result: T) => CompiledProgram | undefined,
): [T, Coverage[]] {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  try {
    const result = action();
    const program = programOf(result);
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    session.post("Profiler.takePreciseCoverage", (_, answer) => (scripts = answer.result));
    return [result, program ? unitsOf(program).map((unit) => coverageOf(unit, scripts)) : []];
  } finally {
    session.disconnect();
  }
}

function unitsOf({ units, classes }: CompiledProgram): CompiledUnit[] {
  return units.filter((unit) => unit.kind !== "anonymous" && !classes.get(unit.name.toLowerCase())?.isTest);
}

function coverageOf(unit: CompiledUnit, scripts: readonly Profiler.ScriptCoverage[]): Coverage {
  const own = scripts.filter(({ url }) => url.replace(/#\d+$/, "") === unit.file);
  const { javascript } = unit;
  const lineStarts = [0];
  for (let at = javascript.indexOf("\n"); at >= 0; at = javascript.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const lines = new Map<number, boolean>();
  eachMapping(mapOf(javascript), ({ generatedLine, generatedColumn, originalLine }) => {
    if (originalLine === null) return;
    const offset = lineStarts[generatedLine - 1]! + generatedColumn;
    const ran = own.some((script) => countAt(script, offset) > 0);
    lines.set(originalLine, (lines.get(originalLine) ?? false) || ran);
  });
  return { name: unit.name, lines: new Map([...lines].sort(([a], [b]) => a - b)) };
}

/** The innermost range around a place says how often it ran. */
function countAt({ functions }: Profiler.ScriptCoverage, offset: number): number {
  let count = 0;
  let size = Infinity;
  for (const { startOffset, endOffset, count: times } of functions.flatMap(({ ranges }) => ranges)) {
    if (startOffset > offset || offset >= endOffset || endOffset - startOffset > size) continue;
    size = endOffset - startOffset;
    count = times;
  }
  return count;
}

function mapOf(javascript: string): TraceMap {
  const encoded = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(javascript)?.[1] ?? "";
  return new TraceMap(Buffer.from(encoded, "base64").toString());
}
