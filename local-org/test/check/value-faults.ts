/** Faults in values: of records, of what has a greatest length; as in project-faults.ts. */
import { FIELD, xml, type ProjectFault } from "./project-faults.ts";

const RECORD = "customMetadata/Discount_Rule.Thick.md-meta.xml";

const LABELS = "labels/CustomLabels.labels-meta.xml";
const BOOK = "objects/Book__c/Book__c.object-meta.xml";
const PERMISSIONS = "permissionsets/Bookseller.permissionset-meta.xml";
const RULE = "objects/Book__c/validationRules/Has_Price.validationRule-meta.xml";
const GROSS = "objects/Book__c/fields/Gross__c.field-meta.xml";
const SHELVES = "globalValueSets/Shelf.globalValueSet-meta.xml";
const ROW = "objects/Book__c/fields/Row__c.field-meta.xml";
const AGENT = "objects/Book__c/fields/Agent__c.field-meta.xml";
const SITE = "remoteSiteSettings/Shop.remoteSite-meta.xml";

const RELATION = (to: string, more = "") => `<fieldManageability>DeveloperControlled</fieldManageability>
${more}<referenceTo>${to}</referenceTo>
<relationshipLabel>Rules</relationshipLabel>
<relationshipName>Rules_Of_${to}</relationshipName>
<type>MetadataRelationship</type>`;

const overriding = (type: string) =>
  `<actionOverrides>\n<actionName>View</actionName>\n¦<content>Ghost</content>\n<type>${type}</type>\n</actionOverrides>\n<compactLayoutAssignment>`;

/** Healthy metadata of kinds that the bookshop does without. */
export const VALUES_ANNEX: Readonly<Record<string, string>> = {
  "objects/Book__c/fields/Story__c.field-meta.xml": FIELD(
    "Story__c",
    "<length>5000</length>\n<type>LongTextArea</type>\n<visibleLines>3</visibleLines>",
  ),
  [ROW]: FIELD(
    "Row__c",
    `<type>Picklist</type>
<valueSet>
<controllingField>Shelf__c</controllingField>
<valueSetDefinition>
<sorted>false</sorted>
<value>
<fullName>Top</fullName>
<default>false</default>
<label>Top</label>
</value>
</valueSetDefinition>
<valueSettings>
<controllingFieldValue>A1</controllingFieldValue>
<valueName>Top</valueName>
</valueSettings>
</valueSet>`,
  ),
  [AGENT]: FIELD(
    "Agent__c",
    `<lookupFilter>
<active>true</active>
<booleanFilter>1 AND 2</booleanFilter>
<filterItems>
<field>Account.Industry</field>
<operation>equals</operation>
<value>Media</value>
</filterItems>
<filterItems>
<field>$Source.Price__c</field>
<operation>greaterThan</operation>
<value>1</value>
</filterItems>
<isOptional>false</isOptional>
</lookupFilter>
<referenceTo>Account</referenceTo>
<relationshipName>Books_Of_Agent</relationshipName>
<type>Lookup</type>`,
  ),
  [SITE]: xml(
    "RemoteSiteSetting",
    "<disableProtocolSecurity>false</disableProtocolSecurity>\n<isActive>true</isActive>\n<url>https://example.com</url>",
  ),
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
  [LABELS, "<shortDescription>", `¦<shortDescription>${"x".repeat(80)}`, "at most 80 characters"],
  [LABELS, "<value>", `¦<value>${"x".repeat(1000)}`, "at most 1000 characters"],
  [LABELS, "<fullName>Book_By", "¦<fullName>Book By", "is no name of a label"],
  [LABELS, "<language>en_US", "¦<language>English", '<language> cannot be "English"'],
  [BOOK, "<label>Book<", `¦<label>${"x".repeat(41)}<`, "at most 40 characters"],
  [
    "objects/Book__c/fields/Pages__c.field-meta.xml",
    "<label>",
    `¦<inlineHelpText>${"x".repeat(511)}</inlineHelpText><label>`,
    "at most 510 characters",
  ],
  [PERMISSIONS, "<label>Bookseller", `¦<label>${"x".repeat(81)}`, "at most 80 characters"],
  [RULE, "<errorMessage>No.", `¦<errorMessage>${"x".repeat(256)}`, "at most 255 characters"],
  [
    "permissionsets/No-Name.permissionset-meta.xml",
    null,
    xml("PermissionSet", "<label>A</label>").replace("<PermissionSet", "¦<PermissionSet"),
    "is no name of a PermissionSet",
  ],
  [GROSS, "Price__c * 1.07", "¦LEN(Story__c)", "Story__c may not be used in this type of formula"],
  [
    SHELVES,
    "</customValue>",
    "</customValue>\n<customValue>\n¦<fullName>a1</fullName>\n<default>false</default>\n</customValue>",
    '"a1" is there twice',
  ],
  [SHELVES, "<fullName>A1</fullName>", "", "a value has no <fullName>", `${SHELVES}|<customValue>`],
  [ROW, "<controllingField>Shelf__c", "¦<controllingField>Rack__c", 'no field "Rack__c"'],
  [ROW, "<controllingField>Shelf__c", "¦<controllingField>Story__c", "Story__c cannot control a picklist"],
  [ROW, "<valueName>Top", "¦<valueName>Bottom", 'there is no value "Bottom"'],
  [ROW, "<controllingFieldValue>A1", "¦<controllingFieldValue>A0", 'there is no value "A0"'],
  [
    BOOK,
    "<compactLayoutAssignment>",
    "<actionOverrides>\n¦<actionName>Look</actionName>\n<type>Default</type>\n</actionOverrides>\n<compactLayoutAssignment>",
    'there is no action "Look"',
  ],
  [BOOK, "<compactLayoutAssignment>", overriding("Visualforce"), 'there is no page "Ghost"'],
  [BOOK, "<compactLayoutAssignment>", overriding("LightningComponent"), 'there is no Aura component "Ghost"'],
  [
    BOOK,
    "<deploymentStatus>",
    "¦<customHelpPage>Ghost</customHelpPage>\n<deploymentStatus>",
    'there is no page "Ghost"',
  ],
  [
    "objects/Book__c/fields/Odd__c.field-meta.xml",
    null,
    FIELD(
      "Odd__c",
      "¦<referenceTo>Discount_Rule__mdt</referenceTo>\n<relationshipName>Odd</relationshipName>\n<type>Lookup</type>",
    ),
    "cannot point to Discount_Rule__mdt",
  ],
  [
    "objects/Author__c/fields/Odd__c.field-meta.xml",
    null,
    FIELD(
      "Odd__c",
      "¦<referenceTo>Author__c</referenceTo>\n<relationshipName>Odd</relationshipName>\n<relationshipOrder>0</relationshipOrder>\n<type>MasterDetail</type>",
    ),
    "cannot point to Author__c",
  ],
  [
    "groups/No Name.group-meta.xml",
    null,
    xml("Group", "<name>A</name>").replace("<Group", "¦<Group"),
    "is no name of a Group",
  ],
  [
    BOOK,
    "<sharingModel>",
    "<searchLayouts>\n<searchResultsAdditionalFields>NAME</searchResultsAdditionalFields>\n¦<searchResultsAdditionalFields>Prize__c</searchResultsAdditionalFields>\n</searchLayouts>\n<sharingModel>",
    'no field on Book__c "Prize__c"',
  ],
  [AGENT, "$Source.Price__c", "¦$Source.Prize__c", 'there is no field "$Source.Prize__c"'],
  [AGENT, "<field>Account.Industry", "¦<field>Account.Trade__c", 'there is no field "Account.Trade__c"'],
  [AGENT, "<field>Account.Industry", "¦<field>Contact.Name", 'there is no field "Contact.Name"'],
  [AGENT, "1 AND 2", "¦1 AND 3", "there is no filter 3"],
  [AGENT, "1 AND 2", "¦1 AND (2 OR 1", "is no filter logic"],
  [AGENT, "1 AND 2", "¦1 AND 2 OR 1", "is no filter logic"],
  [AGENT, "1 AND 2", "¦1 2", "is no filter logic"],
  [SITE, "<url>https://example.com", "¦<url>example.com", "<url> cannot be"],
];
