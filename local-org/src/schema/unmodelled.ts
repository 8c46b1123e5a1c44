/** What a real org may have though the schema does not: to be refused by name, not called a mistake. */
import { standardObjectNames } from "../project/standard-object-names.ts";
import type { ObjectDescription, Schema } from "./model.ts";

const mentioned = new WeakMap<Schema, ReadonlySet<string>>();

/** Of a package that the org has installed: `npsp__Batch__c`. */
export const isOfPackage = (name: string): boolean => /^[a-z]\w*?__\w+?__\w+$/i.test(name);

/** Is an object that the schema lacks one of the platform's, made by it for another one, or of a package? */
export function mayHaveObject(schema: Schema, name: string): boolean {
  const isMade = /(ChangeEvent|__Share|__History|__Feed|Share|History|Feed|__b|__x|__kav)$/i.test(name);
  const lower = name.toLowerCase();
  return isMade || isOfPackage(name) || standardObjectNames().has(lower) || mentionedObjects(schema).has(lower);
}

/** Objects that fields and relationships of the schema lead to. */
function mentionedObjects(schema: Schema): ReadonlySet<string> {
  const known = mentioned.get(schema);
  if (known) return known;
  const names = schema.objects.flatMap((object) => [
    ...object.fields.flatMap((field) => field.referenceTo),
    ...object.childRelationships.map((relationship) => relationship.childObject),
  ]);
  const found = new Set(names.map((name) => name.toLowerCase()));
  mentioned.set(schema, found);
  return found;
}

/** `name`: of a field or relationship that the description lacks. Accounts that are persons have fields of contacts too. */
export function mayHaveMember(object: ObjectDescription, name: string): boolean {
  const names = [name, `${name}Id`, name.replace(/__r$/i, "__c")].map((each) => each.toLowerCase());
  if (names.some((each) => object.otherFields?.includes(each)) || isOfPackage(name) || /__pc$/i.test(name)) return true;
  return object.partial === true && !/__[cr]$/i.test(name);
}
