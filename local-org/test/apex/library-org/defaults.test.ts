import { objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

const picklist = (name: string, chosen: string) =>
  `<fullName>${name}</fullName><label>${name}</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${["Red", "Blue"].map((value) => `<value><fullName>${value}</fullName><default>${String(value === chosen)}</default><label>${value}</label></value>`).join("")}</valueSetDefinition></valueSet>`;
const objects = [
  objectSource("Book__c", [
    picklist("Colour__c", "Blue"),
    "<fullName>Pages__c</fullName><label>Pages</label><type>Number</type><precision>4</precision><scale>0</scale><defaultValue>100</defaultValue>",
    "<fullName>Author__c</fullName><label>Author</label><type>Text</type><length>20</length>",
    "<fullName>Sold__c</fullName><label>Sold</label><type>Checkbox</type><defaultValue>true</defaultValue>",
  ]),
];

describe("SObjectType.newSObject(recordTypeId, loadDefaults) (Apex Reference Guide: SObjectType Class)", () => {
  it("has the defaults of custom fields, and of no others", () => {
    const statements = `Book__c b = (Book__c) Book__c.SObjectType.newSObject(null, true);
      System.debug(b.Colour__c + ' ' + b.Pages__c + ' ' + b.Sold__c + ' ' + b.getPopulatedFieldsAsMap().size());
      System.debug(((Book__c) Book__c.SObjectType.newSObject(null, false)).getPopulatedFieldsAsMap().size());`;
    expect(debugLines(statements, { parts: { objects } })).toEqual(["Blue 100 true 3", "0"]);
  });

  it("is refused with a record type", () => {
    const statements = "SObject b = Book__c.SObjectType.newSObject('012000000000001AAA', true);";
    expect(() => debugLines(statements, { parts: { objects } })).toThrow(
      "not modelled: SObjectType.newSObject with a record type",
    );
  });
});
