import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { toText } from "../../runtime/text.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { assertEqual, assertNotEqual, assertTrue } from "./assert.ts";
import { today } from "./date.ts";
import { hashCode } from "./object.ts";

/** What needs the org (runAs, enqueueJob, isBatch …) is added by extendPlatformClass in ../org. */
platformClass("System.System", {
  "static void assert(Boolean condition[, Object msg])": assertTrue,
  "static void assertEquals(Object expected, Object actual[, Object msg])": assertEqual,
  "static void assertNotEquals(Object expected, Object actual[, Object msg])": assertNotEqual,
  "static Long currentTimeMillis()": () => BigInt(context().now()),
  "static void debug(Object msg)": (message: unknown) => context().debug("DEBUG", toText(message)),
  "static void debug(LoggingLevel logLevel, Object msg)": (level: ApexEnumValue, message: unknown) =>
    context().debug(level.name, toText(message)),
  "static Boolean equals(Object obj1, Object obj2)": valueEquals,
  "static Integer hashCode(Object obj)": (value: unknown) => (value === null ? 0 : hashCode(value)),
  "static Datetime now()": () => new ApexDatetime(context().now()),
  "static Date today()": today,
});
