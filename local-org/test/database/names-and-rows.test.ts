/** Names that the platform gives, and rows that it would have and nothing here keeps. */
import { column, dml, makeOrg, metadata, objectSource, query, record } from "./org-fixture.ts";

const org = makeOrg({ objects: [objectSource("Thing__c", [])] });

it("calls a row of a custom object by its id where nobody gave it a name", () => {
  org.runTest(() => {
    const thing = record("Thing__c");
    dml("insert", thing);
    const id = thing.fields.get("Id") as string;
    expect(column("SELECT Name FROM Thing__c")).toEqual([id.slice(0, 15)]);
  });
});

it.each(["EntityDefinition", "FieldDefinition", "ObjectPermissions", "OpportunityHistory", "ContentDocument"])(
  "refuses to query %s",
  (name) => {
    expect(() => org.runTest(() => void query(`SELECT Id FROM ${name}`))).toThrow(`not modelled: a query of ${name}`);
  },
);

it("refuses to query them as children", () => {
  const text = "SELECT Id, (SELECT Id FROM OpportunityHistories) FROM Opportunity";
  expect(() => org.runTest(() => void query(text))).toThrow("not modelled: a query of OpportunityHistory");
});

it("refuses to insert a ContentVersion, which makes a ContentDocument", () => {
  const action = () => void dml("insert", record("ContentVersion", { Title: "x" }));
  expect(() => org.runTest(action)).toThrow("not modelled: inserting a ContentVersion");
});

describe("a metadata relationship to an object's definition", () => {
  const value = '<values><field>Object__c</field><value xsi:type="xsd:string">Contact</value></values>';
  const namespace = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const knob = metadata("Knob.Loud", `<CustomMetadata ${namespace}><label>Loud</label>${value}</CustomMetadata>`);
  const field =
    "<fullName>Object__c</fullName><label>Object</label><type>MetadataRelationship</type><referenceTo>EntityDefinition</referenceTo><relationshipName>Knobs</relationshipName>";
  const withKnob = makeOrg({ objects: [objectSource("Knob__mdt", [field])], customMetadata: [knob] });

  it("leads to the object's name", () => {
    withKnob.runTest(() => {
      const text = "SELECT DeveloperName FROM Knob__mdt WHERE Object__r.QualifiedApiName = 'Contact'";
      expect(column(text)).toEqual(["Loud"]);
    });
  });

  it("tells nothing else of it", () => {
    const text = "SELECT Object__r.KeyPrefix FROM Knob__mdt";
    expect(() => withKnob.runTest(() => void query(text))).toThrow(
      "not modelled: the field EntityDefinition.KeyPrefix",
    );
  });
});
