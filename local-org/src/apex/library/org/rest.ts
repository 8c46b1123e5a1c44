/** What tests of REST resources give their methods and look at afterwards. Nothing here listens for requests. */
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import type { Members } from "../language/arguments.ts";
import { platformClass } from "../registry.ts";
import { NamedValues } from "./named-values.ts";

/** Whether the platform heeds upper and lower case in names of headers and parameters is not documented. */
function inAnotherCase(_own: string, asked: string): never {
  throw new NotModelled(`a name of a REST request or response in another case: ${asked}`);
}

class RestMessage {
  readonly headers = new NamedValues(inAnotherCase);
  readonly params = new NamedValues(inAnotherCase);
  readonly values: Record<string, unknown> = {};
}

class RestRequest extends RestMessage {
  static readonly apexName = "System.RestRequest";
}

class RestResponse extends RestMessage {
  static readonly apexName = "System.RestResponse";
}

const RESTRICTED = /^(cookie|set-cookie2?|content-length|authorization)$/i;

function addHeader(self: RestMessage, name: string, value: string): void {
  if (RESTRICTED.test(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    throw new NotModelled(`the InvalidHeaderException for the header ${name}`);
  }
  self.headers.set(name, value);
}

const MESSAGE: Members = {
  "Map<String,String> headers": { get: (self: RestMessage) => self.headers },
  "void addHeader(String name, String value)": addHeader,
};

/** Properties, with what they have until they are set. */
function properties(unset: (name: string) => unknown, ...signatures: string[]): Members {
  const entries = signatures.map((signature) => {
    const name = signature.slice(signature.indexOf(" ") + 1);
    const get = ({ values }: RestMessage) => (name in values ? values[name] : unset(name));
    return [signature, { get, set: ({ values }: RestMessage, value: unknown) => void (values[name] = value) }] as const;
  });
  return Object.fromEntries(entries);
}

const empty = () => null;

/** Not documented, and the tests of trailheadapps/apex-recipes show that it is no plain null. */
function noBody(name: string): never {
  throw new NotModelled(`the ${name} of a REST request or response that was given none`);
}

platformClass("System.RestRequest", {
  "new()": () => new RestRequest(),
  ...MESSAGE,
  ...properties(empty, "String httpMethod", "String remoteAddress", "String requestURI", "String resourcePath"),
  ...properties(noBody, "Blob requestBody"),
  "Map<String,String> params": { get: (self: RestRequest) => self.params },
  "void addParameter(String name, String value)": (self: RestRequest, name: string, value: string) =>
    void self.params.set(name, value),
});

platformClass("System.RestResponse", {
  "new()": () => new RestResponse(),
  ...MESSAGE,
  ...properties(noBody, "Blob responseBody"),
  ...properties(empty, "Integer statusCode"),
});

const CURRENT = { request: Symbol("REST request"), response: Symbol("REST response") };
const current = (key: symbol) => ({
  get: () => context().state.get(key) ?? null,
  set: (value: unknown) => void context().state.set(key, value),
});

platformClass("System.RestContext", {
  "static System.RestRequest request": current(CURRENT.request),
  "static System.RestResponse response": current(CURRENT.response),
});
