import { findPlatformClass } from "../library/registry.ts";
import { ApexEnumValue } from "./values.ts";
import { remembered } from "./remembered.ts";

const valuesByEnum = new Map<string, readonly ApexEnumValue[]>();

/** The values of an enum of the platform, by its qualified name; the same objects for the whole process. */
export function platformEnumValues(enumName: string): readonly ApexEnumValue[] {
  return remembered(valuesByEnum, enumName.toLowerCase(), () => {
    const definition = findPlatformClass(enumName);
    if (definition?.kind !== "enum") throw new Error(`${enumName} is no enum of the platform`);
    return definition.enumValues.map((name, ordinal) => new ApexEnumValue(definition.qualifiedName, name, ordinal));
  });
}

/** `platformEnumValue("System.RoundingMode", "HALF_UP")` */
export function platformEnumValue(enumName: string, name: string): ApexEnumValue {
  const found = platformEnumValues(enumName).find((value) => value.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`${enumName} has no value ${name}`);
  return found;
}
