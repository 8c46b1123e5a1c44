import { ApexException, NotModelled, platformException } from "../../src/apex/runtime/exceptions.ts";
import { apexFailure } from "../../src/server/apex-failures.ts";

// LWC Developer Guide, "Handle Errors from Apex".
it("gives an AuraHandledException's message and no stack trace", () => {
  expect(apexFailure(platformException("System.AuraHandledException", "Choose a reason")).body).toEqual({
    message: "Choose a reason",
  });
});

it("gives another exception's type, message and stack trace", () => {
  const { body, trace } = apexFailure(
    platformException("System.NullPointerException", "Attempt to de-reference a null object"),
  );
  expect(body).toEqual({
    exceptionType: "System.NullPointerException",
    isUserDefinedException: false,
    message: "Attempt to de-reference a null object",
    stackTrace: expect.any(String),
  });
  expect(trace).toMatch(/^System\.NullPointerException: Attempt to de-reference a null object/);
});

it("tells the project's own exceptions from the platform's", () => {
  const own = new ApexException("Too late");
  own.typeName = "ClockException";
  own.supertypeNames = new Set(["System.Exception"]);
  expect(apexFailure(own).body).toMatchObject({ exceptionType: "ClockException", isUserDefinedException: true });
});

it("gives the rows' errors of a DmlException, by field and for the page", () => {
  const exception = platformException("System.DmlException", "Insert failed.");
  exception.dmlFailures = [
    {
      index: 0,
      objectName: "Account",
      id: null,
      statusCode: "REQUIRED_FIELD_MISSING",
      message: "Company",
      fields: ["Company"],
    },
    {
      index: 0,
      objectName: "Account",
      id: null,
      statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION",
      message: "No",
      fields: [],
    },
  ];
  expect(apexFailure(exception).body).toEqual({
    fieldErrors: { Company: [{ statusCode: "REQUIRED_FIELD_MISSING", message: "Company" }] },
    pageErrors: [{ statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "No" }],
    duplicateResults: [],
    index: null,
  });
});

it("says what is not modelled", () => {
  expect(apexFailure(new NotModelled("System.Foo.bar")).body).toEqual({ message: "not modelled: System.Foo.bar" });
});
