import { highlightFields } from "../../src/lightning/pages/layout.ts";
import type { ObjectSource } from "../../src/project/model.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { emptyProject, metadata } from "./metadata.ts";

const FIELD = (name: string) =>
  `<CustomField><fullName>${name}</fullName><label>${name}</label><type>DateTime</type></CustomField>`;

function book(assignment: string): { source: ObjectSource; fields: string[] } {
  const definition = metadata(
    "Book__c",
    `<CustomObject><compactLayoutAssignment>${assignment}</compactLayoutAssignment><deploymentStatus>Deployed</deploymentStatus><label>Book</label><nameField><label>Title</label><type>Text</type></nameField><pluralLabel>Books</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  );
  const source: ObjectSource = {
    apiName: "Book__c",
    definition,
    fields: ["Lent_On__c", "Due_On__c"].map((name) => metadata(name, FIELD(name))),
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    listViews: [],
    compactLayouts: [
      metadata(
        "Loan",
        "<CompactLayout><fullName>Loan</fullName><fields>Name</fields><fields>Due_On__c</fields><label>Loan</label></CompactLayout>",
      ),
    ],
    webLinks: [],
  };
  const object = loadSchema(emptyProject({ objects: [source] })).object("Book__c");
  if (!object) throw new Error("no Book__c");
  return { source, fields: highlightFields(object, source) };
}

// Salesforce Help, "Compact Layouts": the highlights panel shows the fields of the primary compact layout; an object
// without one has the system default, which for a custom object holds its name and nothing else.
describe("the fields beside a record's name", () => {
  it("are those of the primary compact layout, the name aside", () => {
    expect(book("Loan").fields).toEqual(["Due_On__c"]);
  });

  it("are none for a custom object with the system's compact layout", () => {
    expect(book("SYSTEM").fields).toEqual([]);
  });
});
