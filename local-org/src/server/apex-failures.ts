/** What an Apex exception looks like in a component, and in the terminal. */
import { ApexException, NotModelled } from "../apex/runtime/exceptions.ts";
import { NO_MESSAGE } from "../apex/runtime/text.ts";
import { apexStackTrace } from "../apex/runtime/traces.ts";
import type { ApexFailure } from "./page-org.ts";

export function apexFailure(error: unknown): ApexFailure {
  if (!(error instanceof ApexException)) {
    const message = error instanceof Error ? error.message : String(error);
    const details = error instanceof NotModelled ? apexStackTrace(error) : error instanceof Error ? error.stack : "";
    return { body: { message }, trace: `${message}\n${details}` };
  }
  const message = error.apexMessage ?? NO_MESSAGE;
  const trace = apexStackTrace(error);
  return { body: bodyOf(error, message, trace), trace: `${error.typeName}: ${message}\n${trace}` };
}

function bodyOf(error: ApexException, message: string, stackTrace: string): ApexFailure["body"] {
  // The message that was meant for the user, and nothing else.
  if (error.typeName === "System.AuraHandledException") return { message };
  if (error.typeName === "System.DmlException") return dmlBody(error);
  const isUserDefinedException = error.supertypeNames.size > 1 || !error.typeName.startsWith("System.");
  return { exceptionType: error.typeName, isUserDefinedException, message, stackTrace };
}

function dmlBody(error: ApexException): ApexFailure["body"] {
  const pageErrors: object[] = [];
  const fieldErrors: Record<string, object[]> = {};
  for (const { statusCode, message, fields } of error.dmlFailures) {
    const [field] = fields;
    if (field) (fieldErrors[field] ??= []).push({ statusCode, message });
    else pageErrors.push({ statusCode, message });
  }
  return { fieldErrors, pageErrors, duplicateResults: [], index: null };
}
