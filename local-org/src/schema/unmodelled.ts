/** What a real org may have though the schema does not: to be refused by name, not called a mistake. */
import { isOfPackage, isSampleField } from "../project/foreign-names.ts";
import { isNearlyField } from "../project/near.ts";
import { standardObjectNames } from "../project/standard-object-names.ts";
import type { ObjectDescription, Schema } from "./model.ts";
import { isDescribed } from "./standard-objects.ts";

const mentioned = new WeakMap<Schema, ReadonlySet<string>>();

/** Is an object that the schema lacks one of the platform's, made by it for another one, or of a package? */
export function mayHaveObject(schema: Schema, name: string): boolean {
  const isMade = /(ChangeEvent|__Share|__History|__Feed|Share|History|Feed|__b|__x|__kav)$/i.test(name);
  const lower = name.toLowerCase();
  return isMade || isOfPackage(name) || standardObjectNames().has(lower) || mentionedObjects(schema).has(lower);
}

/** As mayHaveObject, at run time: an org that the project makes has nothing that it does not switch on (LeadHistory). */
export function isRefusedObject(schema: Schema, name: string): boolean {
  return mayHaveObject(schema, name) && !isDescribed(name);
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

/** Fields of every object, or of every custom metadata type, that the schema has only where it knows of them. */
const GENERAL = /^(RecordType(Id)?|CurrencyIsoCode|SystemModstamp|Connection(Received|Sent)(Id)?)$/i;

/** `name`: of a field or relationship that the description lacks. Accounts that are persons have fields of contacts too. */
export function mayHaveMember(object: ObjectDescription, name: string): boolean {
  const field = name.replace(/__r$/i, "__c");
  const isOther = [field, `${field}Id`].some((each) => object.otherFields?.includes(each.toLowerCase()));
  if (object.kind === "standard" && isPluralOfObject(name)) return true;
  if (isOther || GENERAL.test(name) || isOfPackage(field) || isSampleField(object.apiName, field)) return true;
  return /__pc$/i.test(name) || (object.partial === true && !field.endsWith("__c") && !isNearlyField(field, object));
}

/** `Quotes`: children are called so, and only those that most orgs have are known. */
function isPluralOfObject(name: string): boolean {
  const singulars = [name.replace(/s$/i, ""), name.replace(/ies$/i, "y"), name.replace(/es$/i, "")];
  return singulars.some((each) => each !== name && standardObjectNames().has(each.toLowerCase()));
}
