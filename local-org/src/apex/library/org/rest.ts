/** What tests of REST resources give their methods and look at afterwards. Nothing here listens for requests. */
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { platformClass, type Members } from "../registry.ts";
import { KeptValues, properties } from "../properties.ts";
import { NamedValues } from "./named-values.ts";

/** Whether the platform heeds upper and lower case in names of headers and parameters is not documented. */
function inAnotherCase(_own: string, asked: string): never {
  throw new NotModelled(`a name of a REST request or response in another case: ${asked}`);
}

class RestMessage extends KeptValues {
  readonly headers = new NamedValues(inAnotherCase);
  readonly params = new NamedValues(inAnotherCase);
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

/** Not documented, and the tests of trailheadapps/apex-recipes show that it is no plain null. */
function unlessNone(value: unknown, name: string): unknown {
  if (value === undefined) throw new NotModelled(`the ${name} of a REST request or response that was given none`);
  return value;
}

platformClass("System.RestRequest", {
  "new()": () => new RestRequest(),
  ...MESSAGE,
  ...properties({ httpMethod: "String", remoteAddress: "String", requestURI: "String", resourcePath: "String" }),
  ...properties({ requestBody: "Blob" }, unlessNone),
  "Map<String,String> params": { get: (self: RestRequest) => self.params },
  "void addParameter(String name, String value)": (self: RestRequest, name: string, value: string) =>
    void self.params.set(name, value),
});

platformClass("System.RestResponse", {
  "new()": () => new RestResponse(),
  ...MESSAGE,
  ...properties({ responseBody: "Blob" }, unlessNone),
  ...properties({ statusCode: "Integer" }),
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
