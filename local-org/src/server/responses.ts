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

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json; charset=utf-8", body === undefined ? "" : JSON.stringify(body));
}

/** No other site may show or load what is served here. */
const FOR_OWN_PAGES = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "frame-ancestors 'self'",
} as const;

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  cache = "no-store",
): void {
  response.writeHead(status, { "content-type": type, "cache-control": cache, ...FOR_OWN_PAGES });
  response.end(body);
}

/** A file that may change is asked for each time, and sent where it has changed. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { type, content, immutable }: StaticFile,
): void {
  if (immutable) return send(response, 200, type, content, "public, max-age=31536000, immutable");
  const tag = `"${createHash("sha1").update(content).digest("base64")}"`;
  response.setHeader("etag", tag);
  const isKnown = request.headers["if-none-match"] === tag;
  send(response, isKnown ? 304 : 200, type, isKnown ? "" : content, "no-cache");
}

export function redirect(response: ServerResponse, address: string, cookie?: string): void {
  response.writeHead(302, { location: address, ...(cookie ? { "set-cookie": cookie } : {}) });
  response.end();
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
