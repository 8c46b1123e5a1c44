/** What generated code calls `$`. */
import { findPlatformMember } from "../library/registry.ts";
import { caught, initException, isA, isFatal } from "./catching.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { callDynamic } from "./dynamic.ts";
import { platformEnumValue } from "./enums.ts";
import { valueEquals } from "./equality.ts";
import { ApexException, NotModelled } from "./exceptions.ts";
import { hook, type Hooks } from "./hooks.ts";
import { toId } from "./ids.ts";
import * as kinds from "./kinds.ts";
import { missing, nonNull } from "./nulls.ts";
import * as operators from "./operators.ts";
import * as records from "./records.ts";
import * as statements from "./statements.ts";
import { ApexObject } from "./values.ts";

/** The larger heap has 12 MB (Apex Developer Guide, "Execution Governors and Limits"); an element takes four bytes at least. */
const MOST_ELEMENTS = 3_000_000;

type AnyFunction = (...values: unknown[]) => unknown;

export const machine = {
  ...operators,
  ...records,
  ...statements,
  cast: kinds.cast,
  isInstance: kinds.isInstance,
  toInteger: kinds.toInteger,
  toLong: kinds.toLong,
  toDouble: kinds.toDouble,
  toDecimal: kinds.toDecimal,
  toDatetime: kinds.toDatetime,
  toId,
  missing,
  nonNull,
  valueEquals,
  notModelled: (what: string) => new NotModelled(what),
  caught,
  isA,
  isFatal,
  initException,
  ApexObject,
  ApexException,
  newList: (elementType: string, items: unknown[]) => new ApexList(elementType, items),
  newListOfSize: (elementType: string, size: number | null) => {
    if (nonNull(size) > MOST_ELEMENTS) throw new NotModelled(`the heap, which ${size} elements would fill`);
    return new ApexList(elementType, new Array<unknown>(size!).fill(null));
  },
  newSet: (elementType: string, items: unknown[]) => new ApexSet(elementType, items),
  newMap: (keyType: string, valueType: string, entries: [unknown, unknown][]) =>
    new ApexMap(keyType, valueType, entries),
  newDouble: (value: number) => new ApexDouble(value),
  newDecimal: (text: string) => ApexDecimal.parse(text),
  enumValue: platformEnumValue,
  /** The function behind a member of the platform. */
  member: (key: string) => findPlatformMember(key).invoke as AnyFunction,
  /** The setter behind a property of the platform; answers the value, as an assignment does. */
  setter: (key: string) => {
    const assign = findPlatformMember(key).assign as (...values: unknown[]) => void;
    return (...values: unknown[]) => {
      assign(...values);
      return values.at(-1);
    };
  },
  /** The method of an interface of the platform, found by name on the object it is called on. */
  dynamic:
    (name: string) =>
    (target: object, ...values: unknown[]) =>
      callDynamic(name, target, ...values),
  /** A function of a room of the library that may not be loaded yet. */
  hook:
    (name: keyof Hooks) =>
    (...values: unknown[]) =>
      (hook(name) as AnyFunction)(...values),
};
