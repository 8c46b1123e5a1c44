/**
 * Faults in metadata, references, components and files, one a row: a file of the healthy project, what is replaced in it, by
 * what, and a part of the message. `¦` in the replacement stands where the problem must be told; where that is another place,
 * the last entry names it (`file` or `file|text`), and without one it is the root element's. Without a text to find, the file
 * is added; without a replacement, removed. What else follows from a fault may be told as well.
 */
export type ProjectFault = readonly [
  file: string,
  find: string | null,
  replacement: string | null,
  message: string,
  elsewhere?: string,
];

export const xml = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${content}\n</${root}>\n`;

const CLASS_META = xml("ApexClass", "<apiVersion>66.0</apiVersion>\n<status>Active</status>");
export const FIELD = (name: string, content: string) =>
  xml("CustomField", `<fullName>${name}</fullName>\n<label>A</label>\n${content}`);

/** Healthy metadata of kinds that the bookshop does without. */
export const ANNEX: Readonly<Record<string, string>> = {
  "quickActions/Book__c.Sell.quickAction-meta.xml": xml(
    "QuickAction",
    `<label>Sell</label>
<lightningWebComponent>sellBook</lightningWebComponent>
<optionsCreateFeedItem>false</optionsCreateFeedItem>
<type>LightningWebComponent</type>`,
  ),
  "quickActions/Book__c.New_Book.quickAction-meta.xml": xml(
    "QuickAction",
    `<fieldOverrides>
<field>Pages__c</field>
<literalValue>1</literalValue>
</fieldOverrides>
<label>New</label>
<optionsCreateFeedItem>true</optionsCreateFeedItem>
<quickActionLayout>
<layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle>
<quickActionLayoutColumns>
<quickActionLayoutItems>
<emptySpace>false</emptySpace>
<field>Price__c</field>
<uiBehavior>Edit</uiBehavior>
</quickActionLayoutItems>
</quickActionLayoutColumns>
</quickActionLayout>
<targetObject>Book__c</targetObject>
<targetParentField>Author__c</targetParentField>
<type>Create</type>`,
  ),
  "lwc/sellBook/sellBook.js": `import { LightningElement, api } from "lwc";
export default class SellBook extends LightningElement {
  @api recordId;
  title = "Sell";
  sell() {}
}
`,
  "lwc/sellBook/sellBook.html": `<template>
  <template for:each={books} for:item="book">
    <p key={book.id}>{book.name}</p>
  </template>
  <lightning-button label={title} onclick={sell}></lightning-button>
</template>
`,
  "lwc/sellBook/sellBook.css": ":host {\n  display: block;\n}\n",
  "lwc/sellBook/sellBook.js-meta.xml": xml(
    "LightningComponentBundle",
    `<apiVersion>66.0</apiVersion>
<isExposed>true</isExposed>
<targets>
<target>lightning__RecordAction</target>
<target>lightning__AppPage</target>
</targets>
<targetConfigs>
<targetConfig targets="lightning__RecordAction">
<actionType>ScreenAction</actionType>
</targetConfig>
<targetConfig targets="lightning__AppPage">
<property name="recordId" type="String" default="none"/>
</targetConfig>
</targetConfigs>`,
  ),
  "objects/Book__c/recordTypes/Novel.recordType-meta.xml": xml(
    "RecordType",
    `<fullName>Novel</fullName>
<active>true</active>
<label>Novel</label>
<picklistValues>
<picklist>Status__c</picklist>
<values>
<fullName>In print</fullName>
<default>false</default>
</values>
</picklistValues>`,
  ),
  "objects/Book__c/fields/Shelf__c.field-meta.xml": FIELD(
    "Shelf__c",
    `<type>Picklist</type>
<valueSet>
<restricted>true</restricted>
<valueSetName>Shelf</valueSetName>
</valueSet>`,
  ),
  "globalValueSets/Shelf.globalValueSet-meta.xml": xml(
    "GlobalValueSet",
    `<customValue>
<fullName>A1</fullName>
<default>false</default>
<label>A1</label>
</customValue>
<masterLabel>Shelf</masterLabel>
<sorted>false</sorted>`,
  ),
  "objects/Book__c/fields/Gross__c.field-meta.xml": FIELD(
    "Gross__c",
    `<formula>Price__c * 1.07</formula>
<precision>18</precision>
<scale>2</scale>
<type>Currency</type>`,
  ),
  "objects/Book__c/fields/Note__c.field-meta.xml": FIELD("Note__c", `<length>80</length>\n<type>Text</type>`),
  "objects/Book__c/validationRules/Has_Price.validationRule-meta.xml": xml(
    "ValidationRule",
    `<fullName>Has_Price</fullName>
<active>true</active>
<errorConditionFormula>Price__c &lt; 0</errorConditionFormula>
<errorDisplayField>Price__c</errorDisplayField>
<errorMessage>No.</errorMessage>`,
  ),
  "objects/Book__c/fieldSets/Short.fieldSet-meta.xml": xml(
    "FieldSet",
    `<fullName>Short</fullName>
<description>Short</description>
<displayedFields>
<field>Price__c</field>
<isFieldManaged>false</isFieldManaged>
<isRequired>false</isRequired>
</displayedFields>
<label>Short</label>`,
  ),
  "objects/Book__c/compactLayouts/Compact.compactLayout-meta.xml": xml(
    "CompactLayout",
    `<fullName>Compact</fullName>
<fields>Name</fields>
<fields>Price__c</fields>
<label>Compact</label>`,
  ),
  "objects/Book__c/listViews/Cheap.listView-meta.xml": xml(
    "ListView",
    `<fullName>Cheap</fullName>
<columns>NAME</columns>
<columns>Price__c</columns>
<filterScope>Everything</filterScope>
<filters>
<field>Price__c</field>
<operation>lessThan</operation>
<value>5</value>
</filters>
<label>Cheap</label>`,
  ),
  "notificationtypes/Book_Sold.notiftype-meta.xml": xml(
    "CustomNotificationType",
    `<customNotifTypeName>Book_Sold</customNotifTypeName>
<desktop>true</desktop>
<masterLabel>Book sold</masterLabel>
<mobile>false</mobile>`,
  ),
  "permissionsetgroups/Staff.permissionsetgroup-meta.xml": xml(
    "PermissionSetGroup",
    `<hasActivationRequired>false</hasActivationRequired>
<label>Staff</label>
<permissionSets>Bookseller</permissionSets>`,
  ),
  "staticresources/logo.resource-meta.xml": xml(
    "StaticResource",
    `<cacheControl>Public</cacheControl>
<contentType>image/svg+xml</contentType>`,
  ),
  "staticresources/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
  "flexipages/Shop_Home.flexipage-meta.xml": xml(
    "FlexiPage",
    `<flexiPageRegions>
<itemInstances>
<componentInstance>
<componentInstanceProperties>
<name>recordId</name>
<value>x</value>
</componentInstanceProperties>
<componentName>sellBook</componentName>
<identifier>c_sellBook</identifier>
</componentInstance>
</itemInstances>
<name>main</name>
<type>Region</type>
</flexiPageRegions>
<masterLabel>Shop Home</masterLabel>
<template>
<name>flexipage:defaultAppHomeTemplate</name>
</template>
<type>AppPage</type>`,
  ),
  "tabs/Shop_Home.tab-meta.xml": xml(
    "CustomTab",
    `<flexiPage>Shop_Home</flexiPage>
<label>Shop Home</label>
<motif>Custom1: Heart</motif>`,
  ),
};

const PERMISSIONS = "permissionsets/Bookseller.permissionset-meta.xml";
const PAGE = "flexipages/Book_Record_Page.flexipage-meta.xml";
const APP = "applications/Bookshop.app-meta.xml";
const TAB = "tabs/Book__c.tab-meta.xml";
const RECORD = "customMetadata/Discount_Rule.Thick.md-meta.xml";
const LAYOUT = "layouts/Book__c-Book Layout.layout-meta.xml";
const BOOK = "objects/Book__c/Book__c.object-meta.xml";
const PAGES = "objects/Book__c/fields/Pages__c.field-meta.xml";
const STATUS = "objects/Book__c/fields/Status__c.field-meta.xml";
const AUTHOR = "objects/Book__c/fields/Author__c.field-meta.xml";
const NOTE = "objects/Book__c/fields/Note__c.field-meta.xml";
const GROSS = "objects/Book__c/fields/Gross__c.field-meta.xml";
const SHELF = "objects/Book__c/fields/Shelf__c.field-meta.xml";
const RULE = "objects/Book__c/validationRules/Has_Price.validationRule-meta.xml";
const NOVEL = "objects/Book__c/recordTypes/Novel.recordType-meta.xml";
const CHEAP = "objects/Book__c/listViews/Cheap.listView-meta.xml";
const SELL = "quickActions/Book__c.Sell.quickAction-meta.xml";
const NEW = "quickActions/Book__c.New_Book.quickAction-meta.xml";
const SOLD = "notificationtypes/Book_Sold.notiftype-meta.xml";
const LABELS = "labels/CustomLabels.labels-meta.xml";
const CARD = "lwc/bookCard/bookCard.ts";
const CARD_HTML = "lwc/bookCard/bookCard.html";
const CARD_META = "lwc/bookCard/bookCard.js-meta.xml";
const SELL_HTML = "lwc/sellBook/sellBook.html";
const SELL_META = "lwc/sellBook/sellBook.js-meta.xml";
const SELL_JS = "lwc/sellBook/sellBook.js";

export const FORM: readonly ProjectFault[] = [
  [TAB, "<motif>", "¦<motive>a</motive><motif>", "<motive> is no part of CustomTab"],
  [TAB, "<customObject>true", "¦<customObject>yes", "must be true or false"],
  [TAB, "2006/04/metadata", "2006/04/other", "xmlns", `${TAB}|<CustomTab`],
  [TAB, "</motif>", "¦</motive>", "malformed XML"],
  [TAB, "<motif>", "¦<motif>& ", "malformed XML"],
  [TAB, "</CustomTab>\n", "\n¦", "malformed XML"],
  [TAB, "<?xml", "¦\n<?xml", "malformed XML", `${TAB}|<?xml`],
  [APP, "<uiType>Lightning", "¦<uiType>Modern", '"Modern" is no UiType'],
  [APP, "<navType>Standard", "¦<navType>Wild", "is no NavType"],
  [APP, "<label>Bookshop</label>", "<label>A</label>\n¦<label>B</label>", "<label> is there twice"],
  [APP, "</uiType>", "</uiType>\n¦<tabs>Author__c</tabs>", "must stand together"],
  [PERMISSIONS, "<label>Bookseller</label>", "", "<label> is missing", `${PERMISSIONS}|<PermissionSet`],
  [
    PERMISSIONS,
    "<apexClass>BookController</apexClass>\n        <enabled>true</enabled>",
    "<apexClass>BookController</apexClass>",
    "<enabled> is missing",
    `${PERMISSIONS}|<classAccesses>`,
  ],
  [PERMISSIONS, "<visibility>Visible", "¦<visibility>DefaultOn", "is no PermissionSetTabVisibility"],
  [
    PERMISSIONS,
    "<fieldPermissions>",
    "¦<fieldPermission>a</fieldPermission><fieldPermissions>",
    "<fieldPermission> is no part",
  ],
  [LAYOUT, "<behavior>Edit", "¦<behavior>Write", '"Write" is no UiBehavior'],
  [PAGE, "<type>RecordPage", "¦<type>RecordPages", "is no FlexiPageType"],
  [PAGE, "<operator>NE", "¦<operator>NOT", '<operator> cannot be "NOT"'],
  [
    PAGE,
    "<template>\n        <name>flexipage:recordHomeTemplateDesktop</name>\n    </template>",
    "",
    "<template> is missing",
    `${PAGE}|<FlexiPage`,
  ],
  [PAGES, "<scale>0", "¦<scale>none", "must be a number"],
  [PAGES, "<precision>5</precision>", "¦<precison>5</precison>", "<precison> is no part"],
  [PAGES, "<type>Number", "¦<type>Decimal", "is no FieldType"],
  [PAGES, "<type>Number</type>", "", "type"],
  [PAGES, "<label>Pages</label>", "", "label"],
  [PAGES, "<fullName>Pages__c", "¦<fullName>Sheets__c", "differs from the file's name"],
  [PAGES, "<precision>5</precision>", "", "precision"],
  [PAGES, "<scale>0</scale>", "", "scale"],
  [PAGES, "<precision>5", "¦<precision>19", "18"],
  [PAGES, "<scale>0", "¦<scale>6", "scale"],
  [NOTE, "<length>80</length>", "", "length"],
  [NOTE, "<length>80", "¦<length>256", "255"],
  [NOTE, "<length>80", "¦<length>0", "length"],
  [NOTE, "<type>Text", "¦<scale>2</scale>\n<type>Text", "scale"],
  [NOTE, "<type>Text</type>", "<type>LongTextArea</type>", "visibleLines"],
  [NOTE, "<label>A", `¦<label>${"x".repeat(41)}`, "40"],
  [
    STATUS,
    "<value>\n                <fullName>In print",
    "<value>\n                ¦<fullName>Announced",
    "there twice",
  ],
  [AUTHOR, "<referenceTo>Author__c", "¦<referenceTo>Writer__c", "Writer__c"],
  [AUTHOR, "<referenceTo>Author__c</referenceTo>", "", "referenceTo"],
  [AUTHOR, "<relationshipName>Books", "¦<relationshipName>Books__r", "Books__r"],
  [AUTHOR, "<deleteConstraint>Restrict", "¦<deleteConstraint>Forbid", "is no DeleteConstraint"],
  [AUTHOR, "<deleteConstraint>Restrict", "¦<deleteConstraint>SetNull", "required"],
  [SHELF, "<valueSetName>Shelf", "¦<valueSetName>Rack", "Rack"],
  [BOOK, "<label>Book</label>", "", "label"],
  [BOOK, "<pluralLabel>Books</pluralLabel>", "", "pluralLabel"],
  [BOOK, "<nameField>\n        <label>Title</label>\n        <type>Text</type>\n    </nameField>", "", "nameField"],
  [BOOK, "<sharingModel>ReadWrite", "¦<sharingModel>Open", "is no SharingModel"],
  [BOOK, "<sharingModel>ReadWrite</sharingModel>", "", "sharingModel"],
  [BOOK, "<deploymentStatus>Deployed", "¦<deploymentStatus>Done", "is no DeploymentStatus"],
  [BOOK, "<deploymentStatus>Deployed", "¦<deploymentStatus>DEPLOYED", "is no DeploymentStatus"],
  [SOLD, "<desktop>true</desktop>", "", "<desktop> is missing"],
  [SOLD, "<masterLabel>Book sold</masterLabel>", "", "<masterLabel> is missing"],
  [LABELS, "<value>by {0}</value>", "", "value", `${LABELS}|<labels>\n        <fullName>Book_By`],
  [
    LABELS,
    "<fullName>Book_By",
    "<fullName>Pages_Missing",
    "already",
    `${LABELS}|<fullName>Pages_Missing</fullName>\n        <language>en_US</language>\n        <protected>false</protected>\n        <shortDescription>Pages`,
  ],
  [
    "classes/BookOffer.cls-meta.xml",
    "<apiVersion>",
    "¦<apiversion>6</apiversion><apiVersion>",
    "<apiversion> is no part",
  ],
  ["classes/BookOffer.cls-meta.xml", "<status>Active", "¦<status>On", "is no ApexCodeUnitStatus"],
  ["classes/BookOffer.cls-meta.xml", "<apiVersion>66.0", "¦<apiVersion>new", 'cannot be "new"'],
  [SELL, "<type>LightningWebComponent", "¦<type>Component", "is no QuickActionType"],
  [GROSS, "Price__c * 1.07", "¦Prize__c * 1.07", "Prize__c"],
  [GROSS, "Price__c * 1.07", "¦Price__c * (1.07", ""],
  [GROSS, "Price__c * 1.07", "¦PRICE(Price__c)", "PRICE"],
  [GROSS, "Price__c * 1.07", "¦TEXT(Price__c)", ""],
  [RULE, "Price__c &lt; 0", "¦Prize__c &lt; 0", "Prize__c"],
  [RULE, "Price__c &lt; 0", "¦Price__c + 1", ""],
  [RULE, "<errorDisplayField>Price__c", "¦<errorDisplayField>Prize__c", "Prize__c"],
  [RULE, "<errorMessage>No.</errorMessage>", "", "errorMessage"],
];

export const REFERENCES: readonly ProjectFault[] = [
  [PERMISSIONS, "<apexClass>BookController", "¦<apexClass>Nobody", 'there is no class "Nobody"'],
  [PERMISSIONS, "Book__c.Pages__c", "¦Book__c.Bogus__c", 'there is no field "Book__c.Bogus__c"'],
  [PERMISSIONS, "Book__c.Pages__c", "¦Book__c.Author__c", "is required"],
  [PERMISSIONS, "<object>Author__c", "¦<object>Ghost__c", 'there is no object "Ghost__c"'],
  [PERMISSIONS, "<tab>Book__c", "¦<tab>Ghost__c", 'there is no tab "Ghost__c"'],
  [PERMISSIONS, "<name>Change_Prices", "¦<name>Fly", 'there is no custom permission "Fly"'],
  [PERMISSIONS, "<name>Discount_Rule__mdt", "¦<name>Rule__mdt", "there is no custom metadata type"],
  [PERMISSIONS, "<application>Bookshop", "¦<application>Shop", 'there is no application "Shop"'],
  [PERMISSIONS, "<allowDelete>false", "<allowDelete>true", "allowDelete needs", `${PERMISSIONS}|<objectPermissions>`],
  [
    PERMISSIONS,
    "<label>Bookseller</label>",
    "<label>Bookseller</label>\n<recordTypeVisibilities>\n¦<recordType>Book__c.Essay</recordType>\n<visible>true</visible>\n</recordTypeVisibilities>",
    'there is no record type "Book__c.Essay"',
    undefined,
  ],
  [
    PERMISSIONS,
    "<label>Bookseller</label>",
    "<label>Bookseller</label>\n<pageAccesses>\n¦<apexPage>Ghost</apexPage>\n<enabled>true</enabled>\n</pageAccesses>",
    "there is no page",
  ],
  [
    "permissionsetgroups/Staff.permissionsetgroup-meta.xml",
    "<permissionSets>Bookseller",
    "¦<permissionSets>Nobody",
    "there is no permission set",
  ],
  [APP, "<tabs>Author__c", "¦<tabs>Ghost", 'there is no tab "Ghost"'],
  [
    "quickActions/Book__c.New_Book.quickAction-meta.xml",
    "<type>Create",
    "¦<targetRecordType>Book__c.Ghost</targetRecordType>\n<type>Create",
    'there is no record type "Book__c.Ghost"',
  ],
  [
    "lwc/sellBook/sellBook.html",
    "<template>",
    "<template>\n¦<omni-panel></omni-panel>",
    'not modelled: component "omni-panel"',
  ],
  [
    APP,
    "<tabs>Author__c",
    "<profileActionOverrides>\n<actionName>View</actionName>\n¦<content>Ghost</content>\n<formFactor>Large</formFactor>\n<pageOrSobjectType>Book__c</pageOrSobjectType>\n<type>Flexipage</type>\n<profile>Admin</profile>\n</profileActionOverrides>\n<tabs>Author__c",
    'there is no page "Ghost"',
  ],
  [APP, "<tabs>standard-home", "¦<tabs>standard-hom", 'there is no tab "standard-hom"'],
  [APP, "<tabs>standard-home", "¦<tabs>standard-Novelty", "not modelled: tab standard-Novelty"],
  [PERMISSIONS, "<object>Author__c", "¦<object>Acount", 'there is no object "Acount"'],
  [PERMISSIONS, "Book__c.Pages__c", "¦Lead.Titel", 'there is no field "Lead.Titel"'],
  [PERMISSIONS, "Book__c.Pages__c", "¦Lead.Novelty", "not modelled: Lead.Novelty"],
  [PERMISSIONS, "Book__c.Pages__c", "¦Idea.Subject", "not modelled: Idea"],
  [APP, "<tabs>standard-home", "¦<utilityBar>Ghost_Bar</utilityBar>\n<tabs>standard-home", "Ghost_Bar"],
  [
    APP,
    "<formFactors>",
    "<actionOverrides>\n<actionName>View</actionName>\n¦<content>Ghost_Page</content>\n<formFactor>Large</formFactor>\n<pageOrSobjectType>Book__c</pageOrSobjectType>\n<skipRecordTypeSelect>false</skipRecordTypeSelect>\n<type>Flexipage</type>\n</actionOverrides>\n<formFactors>",
    "Ghost_Page",
  ],
  [
    APP,
    "<formFactors>",
    "<actionOverrides>\n<actionName>View</actionName>\n<content>Book_Record_Page</content>\n<formFactor>Large</formFactor>\n¦<pageOrSobjectType>Ghost__c</pageOrSobjectType>\n<skipRecordTypeSelect>false</skipRecordTypeSelect>\n<type>Flexipage</type>\n</actionOverrides>\n<formFactors>",
    "Ghost__c",
  ],
  [BOOK, "<compactLayoutAssignment>SYSTEM", "¦<compactLayoutAssignment>Ghost", "Ghost"],
  [
    BOOK,
    "<compactLayoutAssignment>",
    "<actionOverrides>\n<actionName>View</actionName>\n¦<content>Ghost_Page</content>\n<formFactor>Large</formFactor>\n<skipRecordTypeSelect>false</skipRecordTypeSelect>\n<type>Flexipage</type>\n</actionOverrides>\n<compactLayoutAssignment>",
    "Ghost_Page",
  ],
  ["tabs/Shop_Home.tab-meta.xml", "<flexiPage>Shop_Home", "¦<flexiPage>Ghost", "there is no FlexiPage"],
  [
    "tabs/Ghost__c.tab-meta.xml",
    null,
    xml("CustomTab", "¦<customObject>true</customObject>\n<motif>Custom55: Books</motif>"),
    "there is no object",
  ],
  [PAGE, "<componentName>bookCard", "¦<componentName>ghost", 'there is no component "ghost"'],
  [
    PAGE,
    "<identifier>c_bookCard</identifier>",
    "",
    "needs <identifier>",
    `${PAGE}|<componentInstance>\n                <componentInstanceProperties>`,
  ],
  [PAGE, "<identifier>c_bookCard", "¦<identifier>force_highlightsPanel", "is there twice"],
  [PAGE, "<name>heading", "¦<name>hat", 'property "hat"'],
  [PAGE, "Record.Status__c", "¦Record.Bogus__c", 'Book__c has no field "Bogus__c"'],
  [PAGE, "{!Record.Status__c}", "¦{!$Permission.CustomPermission.Fly}", "there is no custom permission"],
  [PAGE, "<value>Buy this book", "¦<value>Facet-1", "there is no region"],
  [PAGE, "<sobjectType>Book__c", "¦<sobjectType>Ghost__c", "there is no object"],
  [PAGE, "<componentName>bookCard", "¦<componentName>sellBook", "has no target lightning__RecordPage"],
  [
    PAGE,
    "<componentInstance>\n                <componentName>force",
    "<fieldInstance>\n¦<fieldItem>Record.Bogus__c</fieldItem>\n<identifier>RecordBogus</identifier>\n</fieldInstance>\n</itemInstances>\n<itemInstances>\n<componentInstance>\n                <componentName>force",
    "Bogus__c",
  ],
  [LAYOUT, "<field>Price__c", "¦<field>Bogus__c", 'there is no field on Book__c "Bogus__c"'],
  [
    "layouts/Ghost__c-Ghost Layout.layout-meta.xml",
    null,
    xml("Layout", "").replace("<Layout", "¦<Layout"),
    'there is no object "Ghost__c"',
  ],
  ["objects/Book__c/fieldSets/Short.fieldSet-meta.xml", "<field>Price__c", "¦<field>Bogus__c", "Bogus__c"],
  [
    "objects/Book__c/compactLayouts/Compact.compactLayout-meta.xml",
    "<fields>Price__c",
    "¦<fields>Bogus__c",
    "Bogus__c",
  ],
  [CHEAP, "<columns>Price__c", "¦<columns>Bogus__c", "Bogus__c"],
  [CHEAP, "<field>Price__c", "¦<field>Bogus__c", "Bogus__c"],
  [CHEAP, "<filterScope>Everything", "¦<filterScope>All", "is no FilterScope"],
  [CHEAP, "<operation>lessThan", "¦<operation>below", "is no FilterOperation"],
  [NOVEL, "<picklist>Status__c", "¦<picklist>Bogus__c", "Bogus__c"],
  [NOVEL, "<picklist>Status__c", "<picklist>Price__c", "Price__c", `${NOVEL}|<fullName>In print`],
  [NOVEL, "<fullName>In print", "¦<fullName>Burnt", "Burnt"],
  [SELL, "<lightningWebComponent>sellBook", "¦<lightningWebComponent>ghost", 'there is no component "ghost"'],
  [SELL, "<lightningWebComponent>sellBook", "¦<lightningWebComponent>bookCard", "bookCard"],
  [NEW, "<targetObject>Book__c", "¦<targetObject>Ghost__c", "Ghost__c"],
  [NEW, "<field>Pages__c", "¦<field>Bogus__c", "Bogus__c"],
  [NEW, "<field>Price__c", "¦<field>Bogus__c", "Bogus__c"],
  [NEW, "<targetParentField>Author__c", "¦<targetParentField>Bogus__c", "Bogus__c"],
  [
    "quickActions/Ghost__c.Sell.quickAction-meta.xml",
    null,
    ANNEX["quickActions/Book__c.Sell.quickAction-meta.xml"]!.replace("<QuickAction", "¦<QuickAction"),
    'there is no object "Ghost__c"',
  ],
  [RECORD, "<field>Percent__c", "¦<field>Bogus__c", "has no custom field"],
  [RECORD, '"xsd:double">500.0', '"xsd:string">¦many', "needs xsi:type"],
  [RECORD, '"xsd:double">500.0', '"xsd:double">¦many', 'cannot be "many"'],
  [RECORD, '<value xsi:type="xsd:double">500.0', "¦<value>500.0", "but has none"],
  [RECORD, '"xsd:boolean">true', '"xsd:boolean">¦yes', 'cannot be "yes"'],
  [RECORD, "<label>Thick books", `¦<label>${"x".repeat(41)}`, "1 to 40 characters"],
  [
    RECORD,
    "<field>Percent__c",
    "<field>Minimum_Pages__c",
    "has a value already",
    `${RECORD}|<field>Minimum_Pages__c</field>\n        <value xsi:type="xsd:double">10.0`,
  ],
  [
    "customMetadata/Ghost.One.md-meta.xml",
    null,
    xml("CustomMetadata", "<label>One</label>\n<protected>false</protected>").replace(
      "<CustomMetadata",
      "¦<CustomMetadata",
    ),
    "there is no custom metadata type",
  ],
  [
    "classes/BookController.cls",
    "System.Label.Book_Not_Found",
    "¦System.Label.Book_Lost",
    "External string does not exist: Book_Lost",
  ],
  ["classes/BookController.cls", "Price__c = price", "¦Prize__c = price", "Field does not exist: Prize__c on Book__c"],
  [
    "classes/BookService.cls",
    "SELECT Name, Price__c",
    "SELECT Name, ¦Prize__c",
    "No such column 'Prize__c'",
    "classes/BookService.cls|SELECT Name",
  ],
  ["classes/BookService.cls", "book.Author__r.Name", "¦book.Author__r.Firm", "Firm"],
  [
    "classes/BookOffer.cls",
    "class BookOffer",
    "class BookOffers",
    "does not match the file name",
    "classes/BookOffer.cls|class",
  ],
  ["triggers/BookTrigger.trigger", "trigger BookTrigger", "¦trigger BookTriggers", "does not match the file name"],
  ["triggers/BookTrigger.trigger", "on Book__c", "¦on Ghost__c", "Ghost__c"],
];

export const COMPONENTS: readonly ProjectFault[] = [
  [CARD, "BookController.getOffer", "¦BookController.getNothing", "there is no @AuraEnabled method"],
  [CARD, "BookController.getOffer", "¦BookControl.getOffer", "there is no @AuraEnabled method"],
  [CARD, "label/c.Book_By", "¦label/c.Book_Buy", 'there is no label "Book_Buy"'],
  [CARD, "schema/Book__c.Price__c", "¦schema/Book__c.Bogus__c", "there is no object or field"],
  [CARD, "schema/Book__c.Price__c", "¦schema/Ghost__c", "there is no object or field"],
  [CARD, "customPermission/Change_Prices", "¦customPermission/Fly", "there is no custom permission"],
  [CARD, "customPermission/Change_Prices", "¦resourceUrl/covers", "there is no static resource"],
  [CARD, "customPermission/Change_Prices", "¦messageChannel/News__c", "there is no message channel"],
  [CARD, "@salesforce/customPermission/Change_Prices", "¦@salesforce/magic/wand", "there is no module"],
  [CARD, "c/bookWords", "¦c/ghost", 'there is no component "ghost"'],
  [CARD, 'from "c/bookWords"', '¦from "lightning/nothing"', "lightning/nothing"],
  [CARD, 'from "c/bookWords"', '¦from "./nothing"', "nothing"],
  [CARD, "@api recordId", "@api ¦@track recordId", "LWC1102"],
  [CARD, "@api heading = TITLE;", "@api heading = TITLE;\n¦@api heading = 1;", "heading"],
  [CARD, "@api heading = TITLE;", "¦@api dataThing = TITLE;", "data"],
  [
    CARD,
    'import { LightningElement, api, wire } from "lwc";',
    'import { LightningElement, api, wires } from "lwc";',
    "LWC1102",
    `${CARD}|@wire(`,
  ],
  [CARD_HTML, "<p class", "<c-paper-ghost></c-paper-ghost>¦<p class", 'there is no component "paperGhost"'],
  [CARD_HTML, "<p class", "<lightning-buton></lightning-buton>¦<p class", 'there is no component "lightning-buton"'],
  [CARD_HTML, "lwc:if={offer}", "¦lwc:iff={offer}", "lwc:iff"],
  [CARD_HTML, "lwc:if={offer}", '¦lwc:if="{offer}"', ""],
  [CARD_HTML, "lwc:if={offer}", "¦if:maybe={offer}", "LWC1084"],
  [CARD_HTML, "{offer.title}", "¦{offer.title + 1}", ""],
  [CARD_HTML, "{offer.title}", "¦{offer.title()}", ""],
  [CARD_HTML, '</p>\n      <p class="author"', '\n      <p class="author"', "LWC1078", `${CARD_HTML}|<p class="title"`],
  [CARD_HTML, '<p class="author">', '<p class="author" ¦onclick="{author}">', ""],
  [CARD_HTML, '<p class="author">', '<p class="author">¦<script>1</script>', "script"],
  [CARD_HTML, '<p class="author">', '<p class="author">¦<style>p { }</style>', "style"],
  [SELL_HTML, "<p key={book.id}>", "¦<p>", "key"],
  [SELL_HTML, 'for:item="book"', "", "for:item", `${SELL_HTML}|for:each`],
  ["lwc/sellBook/sellBook.css", "display: block;", "display: block;\n}\n¦}", ""],
  [SELL_JS, "sell() {}", "sell() {\n¦return await 1;\n}", "LWC1007: Unexpected reserved word"],
  [
    SELL_META,
    "<target>lightning__AppPage",
    "¦<target>lightning__Page",
    'there is no target "lightning__Page"',
    undefined,
  ],
  [SELL_META, "<isExposed>true</isExposed>", "¦<isExpose>true</isExpose>", "<isExpose> is no part"],
  [CARD_META, "<isExposed>true", "¦<isExposed>maybe", "true or false"],
  [
    CARD_META,
    'targets="lightning__RecordPage"',
    'targets="lightning__RecordPage, lightning__HomePage"¦',
    "not among the component's <targets>",
  ],
  [CARD_META, 'type="String"', '¦type="Text"', "cannot be of type"],
  [CARD_META, 'name="heading"', '¦name="hat"', 'no public property "hat"', undefined],
  [
    CARD_META,
    "<objects>",
    '¦<property name="heading" type="String" label="A"/>\n<objects>',
    '"heading" is there twice',
  ],
  [CARD_META, "</targetConfigs>", "¦<targetConfig/>\n</targetConfigs>", "a targetConfig needs targets"],
  [CARD_META, "<objects>", "¦<hats/><objects>", "<hats> is no part of a targetConfig"],
  [
    SELL_META,
    '<targetConfig targets="lightning__AppPage">',
    '<targetConfig targets="lightning__AppPage">\n¦<objects><object>Book__c</object></objects>',
    "<objects> is for lightning__RecordPage only",
  ],
  [
    CARD_META,
    "<objects>",
    '<supportedFormFactors>\n¦<supportedFormFactor type="Medium"/></supportedFormFactors><objects>',
    'a form factor is Large or Small, but not "Medium"',
  ],
  [
    CARD_META,
    "</targets>\n    <targetConfigs>",
    `<target>lightning__FlowScreen</target></targets><targetConfigs><targetConfig targets="lightning__FlowScreen">
¦<property name="heading" type="@salesforce/schema/Boook__c"/></targetConfig>`,
    'there is no object "Boook__c"',
  ],
  [
    SELL_META,
    '<property name="recordId" type="String" default="none"/>',
    '¦<property type="String" default="none"/>',
    "needs name and type",
  ],
  [SELL_META, 'type="String" default="none"', '¦type="Integer" default="none"', "none"],
  [SELL_META, "<actionType>ScreenAction", "¦<actionType>Screen", "Screen"],
];

export const FILES: readonly ProjectFault[] = [
  ["classes/BookOffer.cls-meta.xml", null, null, "no BookOffer.cls-meta.xml beside it", "classes/BookOffer.cls"],
  [
    "triggers/BookTrigger.trigger-meta.xml",
    null,
    null,
    "no BookTrigger.trigger-meta.xml",
    "triggers/BookTrigger.trigger",
  ],
  [
    "triggers/BookTrigger.trigger",
    null,
    null,
    "there is no BookTrigger.trigger",
    "triggers/BookTrigger.trigger-meta.xml",
  ],
  ["staticresources/logo.svg", null, null, "there is no logo.resource", "staticresources/logo.resource-meta.xml"],
  ["staticresources/logo.resource-meta.xml", null, null, "no .resource-meta.xml", "staticresources/logo.svg"],
  ["lwc/bookWords/bookWords.js-meta.xml", null, null, "has no bookWords.js-meta.xml", "lwc/bookWords/bookWords.ts"],
  ["lwc/Upper/Upper.js", null, "export const a = 1;", "is no name of a component", "lwc/Upper/Upper.js"],
  [
    "lwc/two__words/two__words.js",
    null,
    "export const a = 1;",
    "is no name of a component",
    "lwc/two__words/two__words.js",
  ],
  ["lwc/sellBook/sellBook.yml", null, "a: 1", "no such file", "lwc/sellBook/sellBook.yml"],
  ["other/classes/BookOffer.cls-meta.xml", null, CLASS_META, "", "other/classes/BookOffer.cls-meta.xml"],
  [
    "more/labels/Other.labels-meta.xml",
    null,
    xml(
      "CustomLabels",
      "<labels>\n¦<fullName>Book_By</fullName>\n<language>en_US</language>\n<protected>false</protected>\n<shortDescription>A</shortDescription>\n<value>A</value>\n</labels>",
    ),
    "already",
  ],
  ["tabs/Odd.tab-meta.xml", null, xml("CustomTabs", ""), "root element is <CustomTabs>"],
  ["tabs/Book__c.tabs-meta.xml", null, xml("CustomTab", ""), "no known metadata type", "tabs/Book__c.tabs-meta.xml"],
  [
    "more/tabs/Book__c.tab-meta.xml",
    null,
    xml("CustomTab", "<customObject>true</customObject>\n<motif>Custom55: Books</motif>"),
    "is already in",
    "tabs/Book__c.tab-meta.xml",
  ],
  [
    "fields/Lost__c.field-meta.xml",
    null,
    FIELD("Lost__c", "<type>Checkbox</type>"),
    "no known metadata type",
    "fields/Lost__c.field-meta.xml",
  ],
  [
    "objects/Book__c/Lost__c.field-meta.xml",
    null,
    FIELD("Lost__c", "<type>Checkbox</type>"),
    "no part of an object",
    "objects/Book__c/Lost__c.field-meta.xml",
  ],
  [
    "objects/Book__c/field/Lost__c.field-meta.xml",
    null,
    FIELD("Lost__c", "<type>Checkbox</type>"),
    "no part of an object",
    "objects/Book__c/field/Lost__c.field-meta.xml",
  ],
  [
    "objects/Ghost__c/fields/Lost__c.field-meta.xml",
    null,
    FIELD("Lost__c", "<defaultValue>false</defaultValue>\n<type>Checkbox</type>"),
    "Ghost__c",
    "objects/Ghost__c/fields/Lost__c.field-meta.xml",
  ],
  [
    "objects/Book__c/fields/Lost.field-meta.xml",
    null,
    FIELD("Lost", "<type>Checkbox</type>").replace("<fullName", "¦<fullName"),
    "ends in __c",
  ],
];
