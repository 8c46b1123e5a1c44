/** HTTP without a framework: who may ask, what was sent, what is answered. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { StaticFile } from "./static-files.ts";

const BODY_LIMIT = 1_000_000;

/** Something that is answered with an HTTP status. */
export class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Only this machine's own browser: a name that another site lets resolve to this address has another Host, and a
 *  request that another site's page sends has another Origin. */
export function checkCaller(request: IncomingMessage, port: number): void {
  const hosts = ["127.0.0.1", "localhost"].map((name) => `${name}:${port}`);
  if (!hosts.includes(request.headers.host ?? "")) throw new HttpError(403, "this server answers to localhost only");
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin } = request.headers;
  if (!origin || origin !== `http://${request.headers.host}`)
    throw new HttpError(403, "this server answers to its own pages only");
}

/** The JSON object in the body. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!request.headers["content-type"]?.startsWith("application/json")) throw new HttpError(415, "JSON is expected");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpError(413, `a request may have ${BODY_LIMIT} bytes`);
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below.
  }
  throw new HttpError(400, "the body is not a JSON object");
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No other site may show or load what is served here. */
const FOR_OWN_PAGES = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "frame-ancestors 'self'",
} as const;

export function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...FOR_OWN_PAGES, ...headers });
  response.end(body);
}

export function json(status: number, value: unknown, headers: Answer["headers"] = {}): Answer {
  const body = value === undefined ? "" : JSON.stringify(value);
  return { status, type: "application/json; charset=utf-8", body, headers };
}

/** A file that may change is asked for each time, and sent where it has changed. */
export function fileAnswer(request: IncomingMessage, { type, content, immutable }: StaticFile): Answer {
  const always = { "cache-control": "public, max-age=31536000, immutable" };
  if (immutable) return { status: 200, type, body: content, headers: always };
  const etag = `"${createHash("sha1").update(content).digest("base64")}"`;
  const isKnown = request.headers["if-none-match"] === etag;
  const headers = { etag, "cache-control": "no-cache" };
  return { status: isKnown ? 304 : 200, type, body: isKnown ? "" : content, headers };
}

export function redirect(location: string, cookie?: string): Answer {
  return { status: 302, type: "text/plain", body: "", headers: { location, ...(cookie && { "set-cookie": cookie }) } };
}

/** A cookie for this session of the browser. */
export function cookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Strict; HttpOnly`;
}

export function readCookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : decodeURIComponent(value);
}
