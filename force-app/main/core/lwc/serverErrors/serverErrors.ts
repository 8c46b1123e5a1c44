/** What went wrong on the server, in words for the user. */
import NO_ACCESS from "@salesforce/label/c.Tandem_Error_No_Access";
import UNKNOWN from "@salesforce/label/c.Tandem_Error_Unknown";

/** The code is what the user tells the admin; absent where the server gave none. */
export interface ServerError {
  readonly code?: string;
  readonly message: string;
}

/** The code of a refusal: the user may not see or do this. */
export const REFUSED = "TDM-403";
const REFUSED_CLASS = "You do not have access to the Apex class named";

/**
 * Reads any error that a wire, an Apex call or a record update ends in. Tandem's own Apex sends `{ code, message }` as
 * JSON text; everything else keeps the platform's message. Never a stack trace, never an empty text.
 */
export function readServerError(error: unknown): ServerError {
  const messages = [...new Set(messagesOf(error))].filter((message) => message !== "");
  if (messages.length === 0) return { message: UNKNOWN };
  return refused(messages[0]) ?? coded(messages[0]) ?? { message: messages.join(" ") };
}

/** The platform refuses an Apex class by its name, which says nothing to a user, and in English only. */
function refused(text: string | undefined): ServerError | undefined {
  return text?.startsWith(REFUSED_CLASS) ? { code: REFUSED, message: NO_ACCESS } : undefined;
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
