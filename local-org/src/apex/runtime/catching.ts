/** What a catch clause of Apex may see. */
import { ApexException, NotModelled, platformException } from "./exceptions.ts";
import { inPlaceOf } from "./traces.ts";

/** Assertions that fail and limits that are exceeded end the transaction whatever the program says. */
const FATAL: ReadonlySet<string> = new Set(["System.LimitException", "System.AssertException"]);

/** Must no catch clause and no finally block of Apex run for this? True of the workbench's own errors, too. */
export function isFatal(error: unknown): boolean {
  return !(error instanceof ApexException) || error.uncatchable || FATAL.has(error.typeName);
}

/** The exception for a catch clause; throws on what Apex cannot catch. */
export function caught(error: unknown): ApexException {
  if (isFatal(error)) throw asApex(error);
  return error as ApexException;
}

/** JavaScript's stack overflow is Apex's; null or a number that a method of the platform does not expect is refused;
 *  anything else stays what it is. */
export function asApex(error: unknown): unknown {
  const { name, message = "" } = (error ?? {}) as Partial<Error>;
  if (name === "RangeError" && message.startsWith("Maximum call stack"))
    return platformException("System.LimitException", "Maximum stack depth reached: 1001");
  if (name === "RangeError" || (name === "TypeError" && /\bnull\b|^(?!undefined)\w+ is not iterable/.test(message)))
    return inPlaceOf(error as Error, new NotModelled(`such an argument: ${message}`));
  return error;
}

/** `catch (typeName e)` */
export function isA(exception: ApexException, typeName: string): boolean {
  return exception.typeName === typeName || exception.supertypeNames.has(typeName);
}

/** The constructors that every exception of a project has: (), (message), (cause), (message, cause). */
export function initException<T extends ApexException>(exception: T, ...values: unknown[]): T {
  exception.isMadeByProgram = true;
  for (const value of values) {
    if (value instanceof ApexException) exception.apexCause = value;
    else if (typeof value === "string") exception.message = exception.apexMessage = value;
  }
  return exception;
}
