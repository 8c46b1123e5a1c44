import { hashText, valueEquals } from "../../runtime/equality.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { toText } from "../../runtime/text.ts";
import { ApexObject } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { textHash } from "./characters.ts";

/** Its own hashCode() of an object of the project, else one that is the same for equal values. */
export function hashCode(value: unknown): number {
  if (value instanceof ApexObject) {
    const [own] = value.apexType.methods.get("hashcode$0") ?? [];
    if (own !== undefined) return (value as unknown as Record<string, () => number>)[own]!();
  }
  return textHash(hashText(value));
}

/** github.com/salesforce/apex-mockery (ArgumentTest) takes texts for equal here that String.equals tells apart. */
function equals(value: unknown, other: unknown): boolean {
  const areTexts = typeof value === "string" && typeof other === "string" && value !== other;
  if (areTexts && value.toLowerCase() === other.toLowerCase())
    throw new NotModelled("Object.equals of two cases of a text");
  return valueEquals(value, other);
}

platformClass("System.Object", {
  "String toString()": toText,
  "Boolean equals(Object obj)": equals,
  "Integer hashCode()": hashCode,
});

/**
 * What objects of the project's classes have besides. The reference does not describe it, but public packages call it
 * (github.com/jamessimone/apex-rollup, github.com/Click-to-Cloud/R.apex); the copy is shallow
 * (salesforce.stackexchange.com/questions/11352).
 */
platformClass("System.ObjectType<T>", {
  "T clone()": (self: ApexObject) => Object.assign(new self.apexType.constructorFunction(), self),
});
