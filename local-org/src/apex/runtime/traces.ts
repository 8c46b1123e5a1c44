/** From V8's stack to the stack of Apex, through the source maps of the compiled units. */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { remembered } from "./remembered.ts";

interface ApexFrame {
  /** `Class.Outer.Inner.method`, `Class.Foo.<init>`, `Trigger.Bar`, `AnonymousBlock` */
  readonly place: string;
  readonly file: string;
  readonly line: number;
}

/** Apex allows a thousand frames; of those, this many are kept for traces. */
const KEPT_FRAMES = 200;

interface Script {
  readonly javascript: string;
}

/** Held as long as their program is. */
const scripts = new Map<string, WeakRef<Script>>();
const maps = new WeakMap<Script, TraceMap>();

/** Makes the frames of a script known by the file name that it runs under. */
export function registerScript(fileName: string, script: Script): void {
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, KEPT_FRAMES);
  scripts.set(fileName, new WeakRef(script));
}

const framesOf = new WeakMap<Error, readonly ApexFrame[]>();

/** Where an error was made, innermost frame first; frames outside Apex are left out. */
export function apexFrames(error: Error): readonly ApexFrame[] {
  return remembered(framesOf, error, () => callSites(error).flatMap((site) => apexFrame(site) ?? []));
}

/** The error, as if it had been made where the former one was. */
export function inPlaceOf<T extends Error>(former: Error, error: T): T {
  framesOf.set(error, apexFrames(former));
  return error;
}

/** As getStackTraceString() writes it. The platform gives every column as 1. */
export function apexStackTrace(error: Error): string {
  return apexFrames(error)
    .map((frame) => `${frame.place}: line ${frame.line}, column 1`)
    .join("\n");
}

function callSites(error: Error): readonly NodeJS.CallSite[] {
  const former = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    const sites: unknown = error.stack;
    return Array.isArray(sites) ? (sites as NodeJS.CallSite[]) : [];
  } finally {
    if (former) Object.defineProperty(Error, "prepareStackTrace", former);
    else Reflect.deleteProperty(Error, "prepareStackTrace");
  }
}

function apexFrame(site: NodeJS.CallSite): ApexFrame | undefined {
  const map = mapOf(site.getFileName() ?? "");
  const line = site.getLineNumber();
  if (!map || line === null) return undefined;
  const found = originalPositionFor(map, { line, column: (site.getColumnNumber() ?? 1) - 1 });
  return found.source === null || found.name === null
    ? undefined
    : { place: found.name, file: found.source, line: found.line };
}

function mapOf(fileName: string): TraceMap | undefined {
  const script = scripts.get(fileName)?.deref();
  return script && remembered(maps, script, () => new TraceMap(inlineMap(script.javascript)));
}

const MAP_COMMENT = "//# sourceMappingURL=data:application/json;base64,";

/** Ends a script with its map. */
export function withInlineMap(javascript: string, map: object): string {
  return `${javascript}\n${MAP_COMMENT}${Buffer.from(JSON.stringify(map)).toString("base64")}\n`;
}

function inlineMap(javascript: string): string {
  const start = javascript.lastIndexOf(MAP_COMMENT) + MAP_COMMENT.length;
  return Buffer.from(javascript.slice(start), "base64").toString();
}
