/**
 * HTTP callouts, which only a test can make: the mock of Test.setMock answers. Nothing is ever sent. Apex Developer Guide,
 * "Testing HTTP Callouts" and "Performing DML Operations and Mock Callouts".
 */
import { ApexBlob } from "../../runtime/blob.ts";
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { isInstance } from "../../runtime/kinds.ts";
import type { ApexTypeToken } from "../language/type.ts";
import { extendPlatformClass, platformClass, platformInterface, type Members } from "../registry.ts";
import { getters, KeptValues, setters } from "../properties.ts";
import { hasSavepoints } from "./savepoint.ts";
import { isRunningTest } from "./test-state.ts";

/** What requests and responses have in common. */
class HttpMessage extends KeptValues {
  readonly headers = new Map<string, string>();
  body: ApexBlob = ApexBlob.fromText("");

  /** Whether the platform heeds upper and lower case in names of headers is not documented. */
  header(name: string): string | null {
    const value = this.headers.get(name);
    const isOtherCase = [...this.headers.keys()].some((key) => key.toLowerCase() === name.toLowerCase());
    if (value === undefined && isOtherCase) throw new NotModelled(`a header read in another case: ${name}`);
    return value ?? null;
  }
}

const bodyText = ({ body }: HttpMessage): string => new TextDecoder().decode(body.bytes);

const MESSAGE: Members = {
  "String getBody()": bodyText,
  "Blob getBodyAsBlob()": (self: HttpMessage) => self.body,
  "void setBody(String body)": (self: HttpMessage, body: string) => void (self.body = ApexBlob.fromText(body)),
  "void setBodyAsBlob(Blob body)": (self: HttpMessage, body: ApexBlob) => void (self.body = body),
  "String getHeader(String key)": (self: HttpMessage, key: string) => self.header(key),
  "void setHeader(String key, String value)": (self: HttpMessage, key: string, value: string) =>
    void self.headers.set(key, value),
};

class HttpRequest extends HttpMessage {
  static readonly apexName = "System.HttpRequest";
  override readonly values: Record<string, unknown> = { Endpoint: null, Method: null, Compressed: false };

  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.values["Endpoint"]}, Method=${this.values["Method"]}]`;
  }
}

class HttpResponse extends HttpMessage {
  static readonly apexName = "System.HttpResponse";
  override readonly values: Record<string, unknown> = { Status: null, StatusCode: 0 };

  override toString(): string {
    return `System.HttpResponse[Status=${this.values["Status"]}, StatusCode=${this.values["StatusCode"]}]`;
  }
}

class Http {
  static readonly apexName = "System.Http";
}

const REQUEST = { Endpoint: "String", Method: "String", Compressed: "Boolean" };
const RESPONSE = { Status: "String", StatusCode: "Integer" };
const LONGEST_TIMEOUT = 120_000;

function setTimeoutOf(_self: HttpRequest, milliseconds: number): void {
  if (milliseconds < 1 || milliseconds > LONGEST_TIMEOUT)
    throw platformException("System.CalloutException", `Timeout must be between 1 and ${LONGEST_TIMEOUT}`);
}

platformClass("System.HttpRequest", {
  "new()": () => new HttpRequest(),
  ...MESSAGE,
  ...getters(REQUEST),
  ...setters(REQUEST),
  "void setTimeout(Integer timeout)": setTimeoutOf,
});

platformClass("System.HttpResponse", {
  "new()": () => new HttpResponse(),
  ...MESSAGE,
  "List<String> getHeaderKeys()": (self: HttpResponse) => new ApexList("String", [...self.headers.keys()]),
  ...getters(RESPONSE),
  ...setters(RESPONSE),
});

platformInterface("System.HttpCalloutMock", { "System.HttpResponse respond(System.HttpRequest request)": null });

const MOCK_TYPE = "System.HttpCalloutMock";
const MOCK = Symbol("callout mock");

function setMock(type: ApexTypeToken, mock: object): void {
  if (!/^(System\.)?HttpCalloutMock$/i.test(type.name)) throw new NotModelled(`Test.setMock of ${type.name}`);
  if (!isInstance(mock, MOCK_TYPE)) {
    throw platformException("System.TypeException", `The mock does not implement ${MOCK_TYPE}`);
  }
  context().state.set(MOCK, mock);
}

/** What leaves work behind that is not committed before the callout. */
function hasPendingWork(): boolean {
  const { services } = context();
  if (services.limits.use("dmlStatements").used > services.limits.settledStatements) return true;
  return services.limits.use("queueableJobs").used > 0 || services.limits.use("futureCalls").used > 0;
}

function send(_self: Http, request: HttpRequest): unknown {
  const { services, state } = context();
  if (!isRunningTest()) throw new NotModelled("callouts, which would leave this machine");
  const mock = state.get(MOCK) as object | undefined;
  if (!mock) {
    const message = "Methods defined as TestMethod do not support Web service callouts";
    throw platformException("System.TypeException", message);
  }
  services.limits.count("callouts");
  if (hasPendingWork()) {
    const message = "You have uncommitted work pending. Please commit or rollback before calling out";
    throw platformException("System.CalloutException", message);
  }
  if (hasSavepoints()) {
    const message = "All active Savepoints must be released before making callouts.";
    throw platformException("System.CalloutException", message);
  }
  return callDynamic("respond", mock, request);
}

platformClass("System.Http", {
  "new()": () => new Http(),
  "System.HttpResponse send(System.HttpRequest request)": send,
});

extendPlatformClass("System.Test", { "static void setMock(System.Type interfaceType, Object instance)": setMock });
