/** Objects as a job keeps them: a copy of the whole graph, without what is transient, in the program that runs now. */
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { ApexObject } from "../../runtime/values.ts";
import { copyStub } from "./stub-objects.ts";

export function copyGraph<T>(value: T, copies = new Map<unknown, unknown>()): T {
  if (typeof value !== "object" || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known as T;
  return (copyOf(
    value,
    (inner) => copyGraph(inner, copies),
    (copy) => void copies.set(value, copy),
  ) ?? value) as T;
}

type Copy = (value: unknown) => unknown;

/** Undefined for what cannot change. `remember` comes before the parts are copied: they may point back. */
function copyOf(value: object, copy: Copy, remember: (made: object) => void): object | undefined {
  const copied = copyStub(value);
  if (copied) {
    remember(copied.stub);
    copied.copyProvider((provider) => copy(provider) as object);
    return copied.stub;
  }
  const made = emptyLike(value);
  if (!made) return undefined;
  remember(made);
  if (value instanceof ApexList) (made as ApexList).items.push(...value.items.map(copy));
  else if (value instanceof ApexSet) for (const item of value) (made as ApexSet).add(copy(item));
  else if (value instanceof ApexMap) for (const [key, item] of value) (made as ApexMap).set(copy(key), copy(item));
  else if (value instanceof ApexRecord) fillRecord(value, made as ApexRecord, copy);
  else {
    const [from, to] = [value, made] as unknown as [Record<string, unknown>, Record<string, unknown>];
    const transient = (value as ApexObject).apexType.fields.filter(({ isTransient }) => isTransient);
    const left = new Set(transient.map(({ jsName }) => jsName));
    // Also what properties with code of their own keep, which are no fields.
    for (const [name, kept] of Object.entries(from)) if (!left.has(name)) to[name] = copy(kept);
  }
  return made;
}

function emptyLike(value: object): object | undefined {
  if (value instanceof ApexList) return new ApexList(value.elementType);
  if (value instanceof ApexSet) return new ApexSet(value.elementType);
  if (value instanceof ApexMap) return new ApexMap(value.keyType, value.valueType);
  if (value instanceof ApexRecord) return new ApexRecord(value.object);
  if (!(value instanceof ApexObject)) return undefined;
  const type = context().program.runtimeClass(value.apexType.name) ?? value.apexType;
  return new type.constructorFunction();
}

function fillRecord(from: ApexRecord, to: ApexRecord, copy: Copy): void {
  for (const [name, value] of from.fields) to.fields.set(name, value);
  for (const [name, parent] of from.parents) to.parents.set(name, copy(parent) as ApexRecord | null);
  for (const [name, children] of from.children) to.children.set(name, copy(children));
  to.isQueried = from.isQueried;
}
