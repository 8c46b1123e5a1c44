/** Rules that hold for the arguments of many members. */
import { platformException } from "../../runtime/exceptions.ts";
import type { MemberImplementation, Members } from "../registry.ts";

/** The same members, which throw where an argument is null. */
export function withoutNulls(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([signature, implementation]) => [
      signature,
      typeof implementation === "function" ? refusingNull(signature, implementation) : implementation,
    ]),
  );
}

function refusingNull(signature: string, invoke: (...values: unknown[]) => unknown): MemberImplementation {
  const first = /^(static |new\()/.test(signature) ? 1 : 0;
  const parameters = /\(\[?(.*)\)$/.exec(signature)?.[1]?.split(/\[?, (?![^<]*>)/) ?? [];
  return (...values: unknown[]) => {
    const index = values.indexOf(null);
    if (index < 0) return invoke(...values);
    const position = index + first;
    throw isConverted(signature, parameters[position - 1] ?? "") ? nullValue() : nullArgument(position);
  };
}

/** Numbers and truth values, and what a valueOf method reads, are told without their position. */
function isConverted(signature: string, parameter: string): boolean {
  return /^(Integer|Long|Double|Decimal|Boolean) /.test(parameter) || / valueOf(Gmt)?\(/.test(signature);
}

function nullValue(): Error {
  return platformException("System.NullPointerException", "Argument cannot be null.");
}

export function nullArgument(position: number): Error {
  return platformException("System.NullPointerException", `Argument ${position} cannot be null`);
}

/** A function that gives back null for null. */
export function orNull<T, R>(convert: (value: T) => R): (value: T | null) => R | null {
  return (value) => (value === null ? null : convert(value));
}
