import { ApexDate } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { isInstance, runtimeTypeName, toDatetime } from "../../runtime/kinds.ts";
import { toText } from "../../runtime/text.ts";
import { platformClass, type MemberImplementation } from "../registry.ts";
import type { Members } from "./arguments.ts";
import type { ApexTypeToken } from "./type.ts";

/** `Assertion Failed: message: details` */
function fail(message: unknown, details?: string): never {
  const parts = ["Assertion Failed", ...(message === null || message === undefined ? [] : [toText(message)])];
  throw platformException("System.AssertException", [...parts, ...(details === undefined ? [] : [details])].join(": "));
}

export function assertTrue(condition: unknown, message?: unknown): void {
  if (condition !== true) fail(message);
}

/** A day is the same as its midnight in GMT, and moments are told apart by the second. */
function secondOf(value: unknown): number | undefined {
  const moment = value instanceof ApexDate || value instanceof ApexDatetime ? toDatetime(value) : undefined;
  return moment ? Math.floor(moment.milliseconds / 1000) : undefined;
}

function areSame(left: unknown, right: unknown): boolean {
  const second = secondOf(left);
  return valueEquals(left, right) || (second !== undefined && second === secondOf(right));
}

/** Case counts, and numbers are the same whatever their type. */
export function assertEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (!areSame(expected, actual)) fail(message, `Expected: ${toText(expected)}, Actual: ${toText(actual)}`);
}

export function assertNotEqual(notExpected: unknown, actual: unknown, message?: unknown): void {
  if (areSame(notExpected, actual)) fail(message, `Same value: ${toText(actual)}`);
}

function assertInstance(instance: unknown, type: ApexTypeToken, message?: unknown): void {
  if (isInstance(instance, type.name)) return;
  const actual = instance === null ? "null" : runtimeTypeName(instance);
  fail(message, `Expected type: ${type.name}, Actual type: ${actual}`);
}

function assertNotInstance(instance: unknown, type: ApexTypeToken, message?: unknown): void {
  if (isInstance(instance, type.name)) fail(message, `Not expected type: ${type.name}`);
}

/** A method with and without a message of its own. */
function assertion(name: string, parameters: string, invoke: MemberImplementation): Members {
  const separator = parameters === "" ? "" : ", ";
  return {
    [`static void ${name}(${parameters})`]: invoke,
    [`static void ${name}(${parameters}${separator}String msg)`]: invoke,
  };
}

platformClass("System.Assert", {
  ...assertion("areEqual", "Object expected, Object actual", assertEqual),
  ...assertion("areNotEqual", "Object notExpected, Object actual", assertNotEqual),
  ...assertion("fail", "", fail),
  ...assertion("isFalse", "Boolean condition", (condition: unknown, message?: unknown) =>
    assertTrue(condition === false, message),
  ),
  ...assertion("isTrue", "Boolean condition", assertTrue),
  ...assertion("isInstanceOfType", "Object instance, System.Type expectedType", assertInstance),
  ...assertion("isNotInstanceOfType", "Object instance, System.Type notExpectedType", assertNotInstance),
  ...assertion("isNull", "Object value", (value: unknown, message?: unknown) => assertEqual(null, value, message)),
  ...assertion("isNotNull", "Object value", (value: unknown, message?: unknown) =>
    assertNotEqual(null, value, message),
  ),
});
