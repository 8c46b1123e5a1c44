import "../../../src/apex/library/index.ts";
import { runInContext, type ApexContext } from "../../../src/apex/runtime/context.ts";
import { findPlatformMember } from "../../../src/apex/library/registry.ts";
import { ApexDecimal } from "../../../src/apex/runtime/decimal.ts";
import { ApexDouble } from "../../../src/apex/runtime/double.ts";
import { ApexList } from "../../../src/apex/runtime/collections.ts";

/** Calls a member of the platform: `call("String.left(Integer)", "abc", 2)`; the class is of the namespace System. */
export function call(key: string, ...values: unknown[]): unknown {
  const { invoke } = findPlatformMember(`System.${key}`);
  return (invoke as (...values: unknown[]) => unknown)(...values);
}

export const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text);
export const double = (value: number): ApexDouble => new ApexDouble(value);
export const list = (...items: unknown[]): ApexList => new ApexList("Object", items);

/** For toThrow: an exception of Apex of this type. */
export const ofType = (typeName: string): Error => expect.objectContaining({ typeName }) as Error;

/** A context with what a test gives; everything else is missing. */
export function within<T>(parts: Partial<ApexContext>, action: () => T): T {
  return runInContext({ state: new Map(), now: () => 0, ...parts } as ApexContext, action);
}
