import { ApexList } from "../../runtime/collections.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { initException } from "../../runtime/catching.ts";
import { type ApexException, type DmlFailure, NotModelled, platformException } from "../../runtime/exceptions.ts";
import { messageOf, setMessage, toText, withholdMessage } from "../../runtime/text.ts";
import { apexFrames, apexStackTrace } from "../../runtime/traces.ts";
import { PLATFORM_CLASSES } from "../platform-classes.ts";
import { platformClass, type Members } from "../registry.ts";

/** The constructors that every exception has. */
export function constructors(typeName: string): Members {
  const create = (...values: unknown[]): ApexException => {
    const made = initException(platformException(typeName, null), ...values);
    return typeName === "System.AuraHandledException" ? withholdMessage(made) : made;
  };
  return {
    "new([String message[, Exception cause]])": create,
    "new(Exception cause)": create,
  };
}

platformClass(
  "System.Exception",
  {
    ...constructors("System.Exception"),
    "Exception getCause()": (self: ApexException) => self.apexCause,
    "Integer getLineNumber()": (self: ApexException) => apexFrames(self)[0]?.line ?? 0,
    "String getMessage()": messageOf,
    "String getStackTraceString()": (self: ApexException) => apexStackTrace(self),
    "String getTypeName()": (self: ApexException) => self.typeName,
    "void initCause(Exception cause)": (self: ApexException, cause: ApexException | null) => {
      if (self.apexCause !== null) {
        throw platformException("System.IllegalArgumentException", "The cause has already been set");
      }
      self.apexCause = cause;
    },
    "void setMessage(String message)": setMessage,
    "String toString()": toText,
  },
  { extensible: true },
);

export function failure(self: ApexException, index: number): DmlFailure {
  const found = self.dmlFailures[index];
  if (!found) throw platformException("System.ListException", `List index out of bounds: ${index}`);
  return found;
}

/** Methods of the exceptions that tell which rows of a statement failed. */
const rowFailures: Members = {
  "List<String> getDmlFieldNames(Integer index)": (self: ApexException, index: number) =>
    new ApexList("String", [...failure(self, index).fields]),
  "String getDmlId(Integer index)": (self: ApexException, index: number) => failure(self, index).id,
  "Integer getDmlIndex(Integer index)": (self: ApexException, index: number) => failure(self, index).index,
  "String getDmlMessage(Integer index)": (self: ApexException, index: number) => failure(self, index).message,
  "String getDmlStatusCode(Integer index)": (self: ApexException, index: number) => failure(self, index).statusCode,
  "System.StatusCode getDmlType(Integer index)": (self: ApexException, index: number) =>
    platformEnumValue("System.StatusCode", failure(self, index).statusCode),
  "Integer getNumDml()": (self: ApexException) => self.dmlFailures.length,
};

const WITH_ROWS = ["DmlException", "EmailException"];

/** What it says then is told nowhere (github.com/JK-gang/logger, LimitService). */
const ofParameter: Members = {
  "new(String parameterName, String reason)": () => {
    throw new NotModelled("new InvalidParameterValueException(String, String)");
  },
};

for (const name of PLATFORM_CLASSES.exceptions.split(" ")) {
  const qualifiedName = `System.${name}`;
  const members = {
    ...constructors(qualifiedName),
    ...(WITH_ROWS.includes(name) && rowFailures),
    ...(name === "InvalidParameterValueException" && ofParameter),
  };
  platformClass(qualifiedName, members, { extends: "System.Exception" });
}
