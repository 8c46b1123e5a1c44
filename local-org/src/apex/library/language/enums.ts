/** Enums, those of the platform among them. */
import { context } from "../../runtime/context.ts";
import { platformEnumValues } from "../../runtime/enums.ts";
import { ApexList } from "../../runtime/collections.ts";
import { platformException } from "../../runtime/exceptions.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import { PLATFORM_CLASSES } from "../platform-classes.ts";
import { findPlatformClass, platformClass } from "../registry.ts";
import { nullArgument } from "./arguments.ts";

/** Values of an enum of the project or of the platform, by its canonical name; undefined where it is no enum. */
export function enumValues(name: string): readonly ApexEnumValue[] | undefined {
  if (findPlatformClass(name)?.kind === "enum") return platformEnumValues(name);
  const values = context().program.runtimeClass(name)?.enumValues;
  return values && values.length > 0 ? values : undefined;
}

platformClass("System.Enum", {
  "String name()": (self: ApexEnumValue) => self.name,
  "Integer ordinal()": (self: ApexEnumValue) => self.ordinal,
});

/** The static methods that every enum has; T is the enum. */
platformClass("System.EnumType<T>", {
  "static List<T> values()": ([name]: [string]) => new ApexList(name, [...(enumValues(name) ?? [])]),
  "static T valueOf(String name)": ([enumName]: [string], name: string | null) => {
    if (name === null) throw nullArgument(1);
    const found = enumValues(enumName)?.find((value) => value.name.toLowerCase() === name.toLowerCase());
    if (found) return found;
    throw platformException("System.NoSuchElementException", `No enum constant ${enumName}.${name}`);
  },
});

for (const [name, values] of Object.entries(PLATFORM_CLASSES.enums)) {
  platformClass(name, {}, { kind: "enum", values: values.split(" "), extends: "System.Enum" });
}
