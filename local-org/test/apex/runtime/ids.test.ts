/** Ids. Expected values: the examples of the Apex Reference Guide, "Id Class" and "String Class". */
import { isIdText, sameId, toId } from "../../../src/apex/runtime/ids.ts";
import { escaping } from "../generate/program.ts";

it("completes 15 characters to 18", () => {
  expect(toId("001D000000Ju1zH")).toBe("001D000000Ju1zHIAR");
  expect(toId("001D000000Ju1zHIAR")).toBe("001D000000Ju1zHIAR");
  expect(toId(null)).toBeNull();
});

it("refuses what is no Id", () => {
  for (const text of ["notAnId", "", "001D000000Ju1z!", "001D000000Ju1zHI"]) {
    expect(escaping(() => toId(text))).toMatchObject({
      type: "System.StringException",
      message: `Invalid id: ${text}`,
    });
    expect(isIdText(text)).toBe(false);
  }
});

it("compares the 15 characters that count", () => {
  expect(sameId("001D000000Ju1zH", "001D000000Ju1zHIAR")).toBe(true);
  expect(sameId("001D000000Ju1zh", "001D000000Ju1zHIAR")).toBe(false);
});
