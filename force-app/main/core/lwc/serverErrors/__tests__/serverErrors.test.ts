import { readServerError } from "c/serverErrors";

describe("readServerError", () => {
  it("reads the code and the message of Tandem's own Apex", () => {
    const message = JSON.stringify({ code: "SLA-101", message: "This lead was deleted." });
    expect(readServerError({ body: { message } })).toEqual({ code: "SLA-101", message: "This lead was deleted." });
  });

  it.each([
    ["an Apex error", { body: { message: "Too late" }, status: 500, statusText: "Server Error" }, "Too late"],
    ["a list of errors", { body: [{ message: "First" }, { message: "Second" }, { message: "First" }] }, "First Second"],
    [
      "the errors of a record, not their summary",
      {
        body: {
          message: "An error occurred while trying to update the record.",
          output: { errors: [{ message: "Row locked" }], fieldErrors: { Phone: [{ message: "Not a number" }] } },
        },
      },
      "Row locked Not a number",
    ],
    ["a JavaScript error", new Error("Failed to fetch"), "Failed to fetch"],
    ["a text", "Plain", "Plain"],
    ["a status without a body", { statusText: "Bad Gateway" }, "Bad Gateway"],
    ["a message of the platform in braces", { body: { message: "{not json" } }, "{not json"],
  ])("reads %s", (_, error, message) => {
    expect(readServerError(error)).toEqual({ message });
  });

  it("puts the platform's refusal of an Apex class into words for users, without the class", () => {
    const message = "You do not have access to the Apex class named 'MqlSlaController'.";
    expect(readServerError({ body: { message } })).toEqual({
      code: "TDM-403",
      message: "You do not have access to this. Ask your admin for the Tandem Sales permission set.",
    });
  });

  it.each([[undefined], [null], [{}], [{ body: {} }], [[]]])("never answers with an empty text: %p", (error) => {
    expect(readServerError(error).message).toBe("Something went wrong, and the server did not say what.");
  });
});
