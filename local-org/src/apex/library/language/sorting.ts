/** The order in which List.sort puts its elements. */
import { compareScalars } from "../../runtime/comparing.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { isInstance } from "../../runtime/kinds.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { ApexEnumValue, ApexObject } from "../../runtime/values.ts";
import { compareText } from "./characters.ts";

/** Null comes first. */
export function compareElements(left: unknown, right: unknown): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  const order = compareScalars(left, right);
  if (order !== undefined) return order;
  if (left instanceof ApexEnumValue && right instanceof ApexEnumValue) return left.ordinal - right.ordinal;
  if (left instanceof ApexRecord && right instanceof ApexRecord) return compareRecords(left, right);
  if (left instanceof ApexObject && isInstance(left, "System.Comparable")) {
    return callDynamic("compareTo", left, right) as number;
  }
  throw platformException("System.ListException", "One or more of the items in this list is not Comparable.");
}

/** By the label of the object, then Name, then the standard and then the custom fields by their names. */
function compareRecords(left: ApexRecord, right: ApexRecord): number {
  const byLabel = compareText(left.object.label, right.object.label);
  if (byLabel !== 0 || left.object !== right.object) return byLabel;
  for (const name of fieldsInOrder(left)) {
    const values = [left, right].map((record) => record.fields.get(name) ?? null);
    if (values.some((value) => value !== null && typeof value === "object" && "fields" in value)) {
      throw new NotModelled(`List.sort by ${left.object.apiName}.${name}`);
    }
    const difference = compareElements(values[0], values[1]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function fieldsInOrder({ object }: ApexRecord): string[] {
  const rank = (name: string): number => (name === object.nameField?.apiName ? 0 : name.endsWith("__c") ? 2 : 1);
  return object.fields
    .map((field) => field.apiName)
    .filter((name) => name !== "Id")
    .sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}

/** Stable; the comparison may be the Comparator's of the project. */
export function sorted(items: readonly unknown[], compare: (left: unknown, right: unknown) => number): unknown[] {
  return [...items].sort((left, right) => compare(left, right));
}
