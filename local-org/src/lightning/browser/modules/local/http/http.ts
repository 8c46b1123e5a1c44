/** Requests to the server of this page. */

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An error as Lightning Data Service and Apex hand it to components. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly ok: false;
  readonly body: unknown;
  readonly headers: object;
  readonly errorType: "fetchResponse";
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  404: "Not Found",
  500: "Server Error",
  501: "Not Implemented",
};

export function fetchResponse({ status, body }: Answer): FetchResponse {
  return {
    status,
    statusText: STATUS_TEXTS[status] ?? "Error",
    ok: false,
    body,
    headers: {},
    errorType: "fetchResponse",
  };
}

/** The body of a good answer; throws a FetchResponse for any other. */
export async function request(method: string, address: string, body?: unknown): Promise<unknown> {
  const answer = await send(method, address, body);
  if (answer.status >= 400) throw fetchResponse(answer);
  return answer.body;
}

async function send(method: string, address: string, body: unknown): Promise<Answer> {
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    return { status: 500, body: { message: "local-org does not answer. Is it still running?" } };
  }
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
