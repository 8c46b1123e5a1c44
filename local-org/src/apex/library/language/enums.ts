/** Enums, and the enums of the platform that belong to the language. */
import { context } from "../../runtime/context.ts";
import { platformEnumValues } from "../../runtime/enums.ts";
import { ApexList } from "../../runtime/collections.ts";
import { platformException } from "../../runtime/exceptions.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import { findPlatformClass, platformClass, platformEnum } from "../registry.ts";
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

platformEnum("System.RoundingMode", "CEILING DOWN FLOOR HALF_DOWN HALF_EVEN HALF_UP UNNECESSARY UP");
platformEnum("System.LoggingLevel", "NONE INTERNAL FINEST FINER FINE DEBUG INFO WARN ERROR");
platformEnum(
  "System.JSONToken",
  "END_ARRAY END_OBJECT FIELD_NAME NOT_AVAILABLE START_ARRAY START_OBJECT VALUE_EMBEDDED_OBJECT VALUE_FALSE VALUE_NULL " +
    "VALUE_NUMBER_FLOAT VALUE_NUMBER_INT VALUE_STRING VALUE_TRUE",
);
