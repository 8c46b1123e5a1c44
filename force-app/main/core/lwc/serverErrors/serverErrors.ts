/** What went wrong on the server, in words for the user. */
import UNKNOWN from "@salesforce/label/c.Tandem_Error_Unknown";

/** The code is what the user tells the admin; absent where the server gave none. */
export interface ServerError {
  readonly code?: string;
  readonly message: string;
}

/**
 * Reads any error that a wire, an Apex call or a record update ends in. Tandem's own Apex sends `{ code, message }` as
 * JSON text; everything else keeps the platform's message. Never a stack trace, never an empty text.
 */
export function readServerError(error: unknown): ServerError {
  const messages = [...new Set(messagesOf(error))].filter((message) => message !== "");
  return messages.length === 0 ? { message: UNKNOWN } : (coded(messages[0]) ?? { message: messages.join(" ") });
}

function messagesOf(error: unknown): string[] {
  if (typeof error === "string") return [error];
  if (Array.isArray(error)) return error.flatMap(messagesOf);
  if (!isObject(error)) return [];
  const { body, message, statusText, output, fieldErrors, errors } = error;
  const details = [
    ...messagesOf(errors),
    ...Object.values(isObject(fieldErrors) ? fieldErrors : {}).flatMap(messagesOf),
  ];
  if (details.length > 0) return details;
  const nested = [...messagesOf(output), ...messagesOf(body)];
  if (nested.length > 0) return nested;
  return [message, statusText].filter((text) => typeof text === "string").slice(0, 1);
}

function coded(text: string | undefined): ServerError | undefined {
  if (!text?.startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const { code, message } = isObject(parsed) ? parsed : {};
    if (typeof code === "string" && typeof message === "string") return { code, message };
  } catch {
    // Not ours: a message of the platform that happens to begin with a brace is shown as it is.
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
