import { ApexDate } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { isInstance, runtimeTypeName, toDatetime } from "../../runtime/kinds.ts";
import { toText } from "../../runtime/text.ts";
import { platformClass } from "../registry.ts";
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

platformClass("System.Assert", {
  "static void areEqual(Object expected, Object actual[, String msg])": assertEqual,
  "static void areNotEqual(Object notExpected, Object actual[, String msg])": assertNotEqual,
  "static void fail([String msg])": fail,
  "static void isFalse(Boolean condition[, String msg])": (condition: unknown, message?: unknown) =>
    assertTrue(condition === false, message),
  "static void isTrue(Boolean condition[, String msg])": assertTrue,
  "static void isInstanceOfType(Object instance, System.Type expectedType[, String msg])": assertInstance,
  "static void isNotInstanceOfType(Object instance, System.Type notExpectedType[, String msg])": assertNotInstance,
  "static void isNull(Object value[, String msg])": (value: unknown, message?: unknown) =>
    assertEqual(null, value, message),
  "static void isNotNull(Object value[, String msg])": (value: unknown, message?: unknown) =>
    assertNotEqual(null, value, message),
});
