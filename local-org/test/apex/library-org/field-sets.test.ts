import { metadata, objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

it("follows the fields of a field set to a parent", () => {
  const member = (path: string) =>
    `<displayedFields><field>${path}</field><isRequired>false</isRequired></displayedFields>`;
  const set = `<FieldSet><fullName>Card</fullName><label>Card</label>${member("Title")}${member("Owner.Email")}</FieldSet>`;
  const plain = objectSource("Contact", []);
  const parts = { objects: [{ ...plain, fieldSets: [metadata("Contact.Card", set)] }] };
  const statements = `
    Schema.FieldSet card = Schema.SObjectType.Contact.fieldSets.getMap().get('Card');
    for (Schema.FieldSetMember each : card.getFields())
      System.debug(each.getFieldPath() + ' ' + each.getLabel() + ' ' + each.getType() + ' ' + each.getSObjectField());
    System.debug(SObjectType.Contact.FieldSets.card.getLabel());`;
  expect(debugLines(statements, { parts })).toEqual([
    "Title Title STRING Title",
    "Owner.Email Email EMAIL Email",
    "Card",
  ]);
});
