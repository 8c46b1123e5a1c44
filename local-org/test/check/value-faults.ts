/** Faults in values: of records, of what has a greatest length; as in project-faults.ts. */
import { FIELD, type ProjectFault } from "./project-faults.ts";

const RECORD = "customMetadata/Discount_Rule.Thick.md-meta.xml";

const RELATION = (to: string, more = "") => `<fieldManageability>DeveloperControlled</fieldManageability>
${more}<referenceTo>${to}</referenceTo>
<relationshipLabel>Rules</relationshipLabel>
<relationshipName>Rules_Of_${to}</relationshipName>
<type>MetadataRelationship</type>`;

/** Healthy metadata of kinds that the bookshop does without. */
export const VALUES_ANNEX: Readonly<Record<string, string>> = {
  "objects/Discount_Rule__mdt/fields/Since__c.field-meta.xml": FIELD(
    "Since__c",
    "<fieldManageability>DeveloperControlled</fieldManageability>\n<type>Date</type>",
  ),
  "objects/Discount_Rule__mdt/fields/Object__c.field-meta.xml": FIELD("Object__c", RELATION("EntityDefinition")),
  "objects/Discount_Rule__mdt/fields/Field__c.field-meta.xml": FIELD(
    "Field__c",
    RELATION(
      "FieldDefinition",
      "<metadataRelationshipControllingField>Discount_Rule__mdt.Object__c</metadataRelationshipControllingField>\n",
    ),
  ),
};

const MORE = (since: string, field: string) => `<values>
<field>Since__c</field>
<value xsi:type="xsd:date">${since}</value>
</values>
<values>
<field>Object__c</field>
<value xsi:type="xsd:string">Book__c</value>
</values>
<values>
<field>Field__c</field>
<value xsi:type="xsd:string">${field}</value>
</values>
</CustomMetadata>`;

export const VALUES: readonly ProjectFault[] = [
  [RECORD, "</CustomMetadata>", MORE("¦2026-02-29", "Price__c"), 'cannot be "2026-02-29"'],
  [RECORD, "</CustomMetadata>", MORE("2024-02-29", "¦Prize__c"), 'points to "Book__c.Prize__c"'],
  [
    RECORD,
    "</CustomMetadata>",
    MORE("2024-02-29", "Price__c").replace("Book__c<", "¦Ghost__c<"),
    'points to "Ghost__c"',
  ],
  [RECORD, '"xsd:double">500.0', '"xsd:double">¦1234567890.0', "digits before the decimal point"],
  [
    RECORD,
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    "",
    "unbound namespace prefix",
    `${RECORD}|xsi:type`,
  ],
];
