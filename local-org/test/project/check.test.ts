import { readFileSync } from "node:fs";
import path from "node:path";
import { checkMetadata } from "../../src/project/check/all.ts";
import { formatProblem } from "../../src/project/model.ts";
import { scanProject } from "../../src/project/read.ts";
import { scanSchema } from "../../src/schema/load.ts";
import { changedBookshop } from "./bookshop.ts";
import { removeTemporaryProjects } from "./temporary-project.ts";

afterAll(removeTemporaryProjects);

const MAIN = "force-app/main/default";
const APEX = new Set(["BookController.getOffer"]);

/** The metadata problems of the bookshop with some texts replaced; `added` are files of their own. */
function check(changes: Record<string, [find: string, replacement: string]>, added: Record<string, string> = {}) {
  const inMain = Object.fromEntries(Object.entries(changes).map(([file, change]) => [`${MAIN}/${file}`, change]));
  const root = changedBookshop(inMain, added);
  const { project, problems } = scanProject(root);
  expect(problems.map(formatProblem)).toEqual([]);
  const { schema } = scanSchema(project!);
  const placeOf = (file: string, text: string) => {
    const before = readFileSync(path.join(root, MAIN, file), "utf8").split(text)[0]!;
    return `${MAIN}/${file}:${before.split("\n").length}:${before.length - before.lastIndexOf("\n")}`;
  };
  return { problems: checkMetadata(project!, schema, APEX).map(formatProblem), placeOf };
}

it("finds nothing wrong with a sound project", () => {
  expect(check({}).problems).toEqual([]);
});

/** One text of a file is replaced; the problem is told where `at` then stands. */
function rejects(cases: readonly [file: string, find: string, replacement: string, at: string, message: string][]) {
  it.each(cases)("%s: %s → %s", (file, find, replacement, at, message) => {
    const { problems, placeOf } = check({ [file]: [find, replacement] });
    expect(problems).toEqual([`${placeOf(file, at)}: ${message}`]);
  });
}

const PERMISSIONS = "permissionsets/Bookseller.permissionset-meta.xml";
const PAGE = "flexipages/Book_Record_Page.flexipage-meta.xml";
const APP = "applications/Bookshop.app-meta.xml";
const TAB = "tabs/Book__c.tab-meta.xml";
const RECORD = "customMetadata/Discount_Rule.Thick.md-meta.xml";
const LAYOUT = "layouts/Book__c-Book Layout.layout-meta.xml";
const CARD = "lwc/bookCard/bookCard";
const META = `${CARD}.js-meta.xml`;

describe("elements", () => {
  rejects([
    [TAB, "<motif>", "<motive>a</motive><motif>", "<motive>", "<motive> is no part of CustomTab"],
    [
      TAB,
      "<customObject>true",
      "<customObject>yes",
      "<customObject>",
      '<customObject> must be true or false, but is "yes"',
    ],
    [APP, "<uiType>Lightning", "<uiType>Modern", "<uiType>", '"Modern" is no UiType'],
    [APP, "<label>Bookshop</label>", "<label>A</label><label>B</label>", "<label>B", "<label> is there twice"],
    [
      APP,
      "</uiType>",
      "</uiType>\n<tabs>Author__c</tabs>",
      "<tabs>Author__c</tabs>\n</CustomApplication",
      "<tabs> must stand together with the others of its name",
    ],
    [PERMISSIONS, "<label>Bookseller</label>", "", "<PermissionSet", "<label> is missing in PermissionSet"],
    [
      PERMISSIONS,
      "<enabled>true</enabled>",
      "",
      "<classAccesses>",
      "<enabled> is missing in PermissionSetApexClassAccess",
    ],
    [LAYOUT, "<behavior>Edit", "<behavior>Write", "<behavior>Write", '"Write" is no UiBehavior'],
    [
      TAB,
      "2006/04/metadata",
      "2006/04/other",
      "<CustomTab",
      '<CustomTab> must have xmlns="http://soap.sforce.com/2006/04/metadata"',
    ],
  ]);
});

describe("permission sets", () => {
  rejects([
    [PERMISSIONS, "<apexClass>BookController", "<apexClass>Nobody", "<apexClass>", 'there is no class "Nobody"'],
    [
      PERMISSIONS,
      "Book__c.Pages__c",
      "Book__c.Bogus__c",
      "<field>Book__c.Bogus",
      'there is no field "Book__c.Bogus__c"',
    ],
    [
      PERMISSIONS,
      "Book__c.Pages__c",
      "Book__c.Author__c",
      "<field>Book__c.Author",
      "Book__c.Author__c is required: no permission can be given on it",
    ],
    [PERMISSIONS, "<object>Author__c", "<object>Ghost__c", "<object>Ghost", 'there is no object "Ghost__c"'],
    [PERMISSIONS, "<tab>Book__c", "<tab>Ghost__c", "<tab>", 'there is no tab "Ghost__c"'],
    [PERMISSIONS, "<name>Change_Prices", "<name>Fly", "<name>Fly", 'there is no custom permission "Fly"'],
    [
      PERMISSIONS,
      "<name>Discount_Rule__mdt",
      "<name>Rule__mdt",
      "<name>Rule",
      'there is no custom metadata type "Rule__mdt"',
    ],
    [PERMISSIONS, "<application>Bookshop", "<application>Shop", "<application>", 'there is no application "Shop"'],
    [PERMISSIONS, "<allowDelete>false", "<allowDelete>true", "<objectPermissions>", "allowDelete needs allowEdit"],
  ]);

  it("that let read a detail without its master, or give object access to metadata", () => {
    const author = "objects/Book__c/fields/Author__c.field-meta.xml";
    const { problems } = check({
      [author]: ["<type>Lookup", "<type>MasterDetail"],
      [PERMISSIONS]: ["<object>Author__c", "<object>Discount_Rule__mdt"],
    });
    expect(problems).toEqual([
      `${MAIN}/${PERMISSIONS}:35:5: Discount_Rule__mdt is no object that object permissions are given on`,
      `${MAIN}/${PERMISSIONS}:44:5: reading Book__c needs allowRead on its master Author__c`,
    ]);
  });

  it("of a group that has one that does not exist", () => {
    const group = "permissionsetgroups/Shop.permissionsetgroup-meta.xml";
    const text = `<PermissionSetGroup xmlns="http://soap.sforce.com/2006/04/metadata">
<hasActivationRequired>false</hasActivationRequired>
<label>Shop</label><permissionSets>Nobody</permissionSets></PermissionSetGroup>`;
    const { problems } = check({}, { [`${MAIN}/${group}`]: text });
    expect(problems).toEqual([`${MAIN}/${group}:3:20: there is no permission set "Nobody"`]);
  });
});

describe("applications and tabs", () => {
  rejects([
    [APP, "<tabs>Author__c", "<tabs>Ghost", "<tabs>Ghost", 'there is no tab "Ghost"'],
    [APP, "<tabs>standard-home", "<tabs>standard-hom", "<tabs>standard-hom", 'there is no tab "standard-hom"'],
    [
      TAB,
      "<customObject>true</customObject>",
      "<flexiPage>Ghost</flexiPage>",
      "<flexiPage>",
      'there is no FlexiPage "Ghost"',
    ],
    [
      TAB,
      "<customObject>true</customObject>",
      "<lwcComponent>ghost</lwcComponent>",
      "<lwcComponent>",
      'there is no Lightning web component "ghost"',
    ],
  ]);

  it("of an object that does not exist", () => {
    const file = "tabs/Ghost__c.tab-meta.xml";
    const text = `<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata">
  <customObject>true</customObject>
  <motif>Custom55: Books</motif>
</CustomTab>`;
    const { problems } = check({}, { [`${MAIN}/${file}`]: text });
    expect(problems).toEqual([`${MAIN}/${file}:2:3: there is no object "Ghost__c"`]);
  });
});

it.each([
  ["Book__c.Sell", "<lightningWebComponent>ghost</lightningWebComponent>", 'there is no component "ghost"'],
  ["Book__c.Sell", "<targetObject>Ghost__c</targetObject>", 'there is no object "Ghost__c"'],
  ["Book__c.Sell", "<flowDefinition>Ghost</flowDefinition>", 'there is no flow "Ghost"'],
])("quick action %s with %s", (name, content, message) => {
  const file = `${MAIN}/quickActions/${name}.quickAction-meta.xml`;
  const text = `<QuickAction xmlns="http://soap.sforce.com/2006/04/metadata">
<label>Sell</label><optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type>
${content}
</QuickAction>`;
  expect(check({}, { [file]: text }).problems).toEqual([`${file}:3:1: ${message}`]);
});

it.each([
  [
    "<quickActionLayout><layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle><quickActionLayoutColumns><quickActionLayoutItems><emptySpace>false</emptySpace>",
    "<field>Bogus__c</field><uiBehavior>Edit</uiBehavior></quickActionLayoutItems></quickActionLayoutColumns></quickActionLayout>",
  ],
  ["<fieldOverrides>", "<field>Bogus__c</field><formula>1</formula></fieldOverrides>"],
])("quick action that updates fields which do not exist: %s", (start, rest) => {
  const file = `${MAIN}/quickActions/Book__c.Sell.quickAction-meta.xml`;
  const text = `<QuickAction xmlns="http://soap.sforce.com/2006/04/metadata">
<label>Sell</label><optionsCreateFeedItem>false</optionsCreateFeedItem><type>Update</type>
${start}
${rest}
</QuickAction>`;
  expect(check({}, { [file]: text }).problems).toEqual([`${file}:4:1: there is no field on Book__c "Bogus__c"`]);
});

it.each([
  [
    "<relatedLists><relatedList>Book__c.Author__c</relatedList></relatedLists>",
    "Book__c.Author__c does not point to Book__c",
  ],
  ["<relatedLists><relatedList>Book__c.Ghost__c</relatedList></relatedLists>", 'there is no field "Book__c.Ghost__c"'],
  ["<relatedLists><relatedList>Ghosts</relatedList></relatedLists>", 'not modelled: related list "Ghosts"'],
  ["<relatedLists><relatedList>RelatedActivityList</relatedList></relatedLists>", undefined],
  [
    "<quickActionList><quickActionListItems><quickActionName>Book__c.Ghost</quickActionName></quickActionListItems></quickActionList>",
    'there is no quick action "Book__c.Ghost"',
  ],
  [
    "<quickActionList><quickActionListItems><quickActionName>LogACall</quickActionName></quickActionListItems></quickActionList>",
    undefined,
  ],
])("layout with %s", (content, message) => {
  const file = `${MAIN}/layouts/Book__c-Other.layout-meta.xml`;
  const text = `<Layout xmlns="http://soap.sforce.com/2006/04/metadata">${content}</Layout>`;
  const told = check({}, { [file]: text }).problems.map((problem) => problem.slice(problem.indexOf(": ") + 2));
  expect(told).toEqual(message === undefined ? [] : [message]);
});

it.each([
  ["<picklist>Ghost__c</picklist>", 'there is no field on Book__c "Ghost__c"'],
  [
    "<picklist>Status__c</picklist><values><fullName>Bogus</fullName><default>false</default></values>",
    'Status__c has no picklist value "Bogus"',
  ],
  ["<picklist>Status__c</picklist><values><fullName>In print</fullName><default>false</default></values>", undefined],
])("record type with %s", (values, message) => {
  const file = `${MAIN}/objects/Book__c/recordTypes/Old.recordType-meta.xml`;
  const text = `<RecordType xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Old</fullName><active>true</active><label>Old</label><picklistValues>${values}</picklistValues></RecordType>`;
  const told = check({}, { [file]: text }).problems.map((problem) => problem.slice(problem.indexOf(": ") + 2));
  expect(told).toEqual(message === undefined ? [] : [message]);
});

it("quick action of an object that does not exist", () => {
  const file = `${MAIN}/quickActions/Ghost__c.Sell.quickAction-meta.xml`;
  const text = `<QuickAction xmlns="http://soap.sforce.com/2006/04/metadata">
<label>Sell</label><optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type></QuickAction>`;
  expect(check({}, { [file]: text }).problems).toEqual([`${file}:1:1: there is no object "Ghost__c"`]);
});

describe("FlexiPages", () => {
  rejects([
    [PAGE, "<componentName>bookCard", "<componentName>ghost", "<componentName>ghost", 'there is no component "ghost"'],
    [
      PAGE,
      "<identifier>c_bookCard</identifier>",
      "",
      "<componentInstance>\n                <componentInstanceProperties>",
      "<componentInstance> needs <identifier>",
    ],
    [
      PAGE,
      "<identifier>c_bookCard",
      "<identifier>force_highlightsPanel",
      "<identifier>force_highlightsPanel</identifier>\n                <visibilityRule>",
      'identifier "force_highlightsPanel" is there twice',
    ],
    [
      PAGE,
      "<name>heading",
      "<name>hat",
      "<componentInstanceProperties>",
      'property "hat" of component "bookCard" does not exist for lightning__RecordPage',
    ],
    [PAGE, "Record.Status__c", "Record.Bogus__c", "<leftValue>", 'Book__c has no field "Bogus__c"'],
    [
      PAGE,
      "{!Record.Status__c}",
      "{!$Permission.CustomPermission.Fly}",
      "<leftValue>",
      'there is no custom permission "Fly"',
    ],
    [PAGE, "<value>Buy this book", "<value>Facet-1", "<value>Facet-1", 'there is no region "Facet-1"'],
  ]);

  it("with a component that is not made for pages", () => {
    const { problems, placeOf } = check({ [PAGE]: ["<componentName>bookCard", "<componentName>bookWords"] });
    const place = placeOf(PAGE, "<componentName>bookWords");
    expect(problems).toEqual([
      `${place}: component "bookWords" is not exposed`,
      `${place}: component "bookWords" has no target lightning__RecordPage`,
    ]);
  });

  it("with a component that is for other objects", () => {
    const { problems, placeOf } = check({
      [PAGE]: ["<sobjectType>Book__c", "<sobjectType>Author__c"],
    });
    expect(problems).toContain(
      `${placeOf(PAGE, "<componentName>bookCard")}: component "bookCard" is not for pages of Author__c`,
    );
  });

  it.each([
    ['type="String" label="Heading" datasource="One,Two"', 'must be one of One,Two, but is "Buy this book"'],
    ['type="Integer" label="Heading"', 'must be a whole number, but is "Buy this book"'],
    ['type="Boolean" label="Heading"', 'must be true or false, but is "Buy this book"'],
  ])("with a value that does not fit %s", (declaration, message) => {
    const { problems, placeOf } = check({ [META]: ['type="String" label="Heading" default="Our offer"', declaration] });
    const place = placeOf(PAGE, "<componentInstanceProperties>");
    expect(problems).toEqual([`${place}: property "heading" of component "bookCard" ${message}`]);
  });

  it("without a property that the component needs", () => {
    const { problems, placeOf } = check({
      [META]: ['default="Our offer"', 'required="true"'],
      [PAGE]: [
        "<componentInstanceProperties>\n                    <name>heading</name>\n                    <value>Buy this book</value>\n                </componentInstanceProperties>",
        "",
      ],
    });
    const place = placeOf(PAGE, "<componentInstance>\n                \n");
    expect(problems).toEqual([`${place}: component "bookCard" needs property "heading"`]);
  });
});

describe("descriptions of components", () => {
  rejects([
    [
      META,
      "<target>lightning__RecordPage</target>",
      "<target>lightning__RecordPage</target><target>lightning__Page</target>",
      "<target>lightning__Page",
      'there is no target "lightning__Page"',
    ],
    [
      META,
      'targets="lightning__RecordPage"',
      'targets="lightning__RecordPage, lightning__AppPage"',
      "<targetConfig ",
      'target "lightning__AppPage" is not among the component\'s <targets>',
    ],
    [META, 'type="String"', 'type="Text"', "<property", 'a property cannot be of type "Text"'],
    [META, "<objects>", "<hats/><objects>", "<hats/>", "<hats> is no part of a targetConfig"],
  ]);

  it("with a property that the component does not have", () => {
    const { problems, placeOf } = check({ [META]: ['name="heading"', 'name="hat"'] });
    expect(problems).toContain(`${placeOf(META, "<property")}: the component has no public property "hat" (@api hat)`);
  });

  it("for an object that does not exist", () => {
    const { problems, placeOf } = check({ [META]: ["<object>Book__c", "<object>Ghost__c"] });
    expect(problems).toContain(`${placeOf(META, "<object>")}: there is no object "Ghost__c"`);
  });
});

describe("custom metadata records", () => {
  const value = '<value xsi:type="xsd:double">500.0';
  rejects([
    [
      RECORD,
      "<field>Percent__c",
      "<field>Bogus__c",
      "<field>Bogus",
      'Discount_Rule__mdt has no custom field "Bogus__c"',
    ],
    [
      RECORD,
      value,
      '<value xsi:type="xsd:string">many',
      "<value xsi",
      'Minimum_Pages__c needs xsi:type="xsd:double", but has "xsd:string"',
    ],
    [RECORD, value, '<value xsi:type="xsd:double">many', "<value xsi", 'Minimum_Pages__c cannot be "many"'],
    [RECORD, value, "<value>500.0", "<value>", 'Minimum_Pages__c needs xsi:type="xsd:double", but has none'],
    [RECORD, '"xsd:boolean">true', '"xsd:boolean">yes', '<value xsi:type="xsd:boolean', 'Active__c cannot be "yes"'],
    [
      RECORD,
      "<field>Percent__c",
      "<field>Minimum_Pages__c",
      '<values>\n        <field>Minimum_Pages__c</field>\n        <value xsi:type="xsd:double">10.0',
      "Minimum_Pages__c has a value already",
    ],
    [
      RECORD,
      '<value xsi:type="xsd:double">500.0</value>',
      '<value xsi:nil="true" />',
      "<CustomMetadata",
      "Minimum_Pages__c is required and has no value",
    ],
    [RECORD, "<label>Thick books", "<label>" + "x".repeat(41), "<label>", "a label has 1 to 40 characters"],
  ]);

  it("of a type that does not exist, and with a name that is none", () => {
    const text =
      '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>A</label><protected>false</protected></CustomMetadata>';
    const { problems } = check(
      {},
      {
        [`${MAIN}/customMetadata/Ghost.A.md-meta.xml`]: text,
        [`${MAIN}/customMetadata/Discount_Rule.1st.md-meta.xml`]: text,
      },
    );
    expect(problems).toEqual([
      `${MAIN}/customMetadata/Discount_Rule.1st.md-meta.xml:1:1: "1st" is no name of a record: a letter, then up to 39 letters, digits and single _`,
      `${MAIN}/customMetadata/Discount_Rule.1st.md-meta.xml:1:1: Minimum_Pages__c is required and has no value`,
      `${MAIN}/customMetadata/Ghost.A.md-meta.xml:1:1: there is no custom metadata type "Ghost__mdt"`,
    ]);
  });
});

describe("layouts and list views", () => {
  rejects([
    [LAYOUT, "<field>Price__c", "<field>Bogus__c", "<field>Bogus", 'there is no field on Book__c "Bogus__c"'],
    [
      "objects/Book__c/listViews/All.listView-meta.xml",
      "<columns>Price__c",
      "<columns>Bogus__c",
      "<columns>Bogus",
      'there is no field on Book__c "Bogus__c"',
    ],
  ]);

  it.each([
    ["fieldSets/A.fieldSet-meta.xml", "FieldSet", "<displayedFields><field>Bogus__c</field></displayedFields>", 18],
    ["compactLayouts/A.compactLayout-meta.xml", "CompactLayout", "<fields>Bogus__c</fields>", 1],
  ])("%s", (file, type, content, column) => {
    const target = `${MAIN}/objects/Book__c/${file}`;
    const text = `<${type} xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>A</fullName><description>A</description>\n${content}<label>A</label></${type}>`;
    const { problems } = check({}, { [target]: text });
    expect(problems).toContain(`${target}:2:${column}: there is no field on Book__c "Bogus__c"`);
  });
});

describe("imports of components", () => {
  const SCRIPT = `${CARD}.ts`;
  rejects([
    [
      SCRIPT,
      "BookController.getOffer",
      "BookController.getNothing",
      "@salesforce/apex/",
      'there is no @AuraEnabled method "BookController.getNothing"',
    ],
    [SCRIPT, "label/c.Book_By", "label/c.Book_Buy", "@salesforce/label/", 'there is no label "Book_Buy"'],
    [
      SCRIPT,
      "schema/Book__c.Price__c",
      "schema/Book__c.Bogus__c",
      "@salesforce/schema/",
      'there is no object or field "Book__c.Bogus__c"',
    ],
    [
      SCRIPT,
      "schema/Book__c.Price__c",
      "schema/Book__c.Author__r.Bogus__c",
      "@salesforce/schema/",
      'there is no object or field "Book__c.Author__r.Bogus__c"',
    ],
    [
      SCRIPT,
      "customPermission/Change_Prices",
      "customPermission/Fly",
      "@salesforce/customPermission/",
      'there is no custom permission "Fly"',
    ],
    [
      SCRIPT,
      "customPermission/Change_Prices",
      "resourceUrl/covers",
      "@salesforce/resourceUrl/",
      'there is no static resource "covers"',
    ],
    [
      SCRIPT,
      "customPermission/Change_Prices",
      "messageChannel/News__c",
      "@salesforce/messageChannel/",
      'there is no message channel "News__c"',
    ],
    [
      SCRIPT,
      "@salesforce/customPermission/Change_Prices",
      "@salesforce/magic/wand",
      "@salesforce/magic/",
      'there is no module "@salesforce/magic/wand"',
    ],
    [SCRIPT, "c/bookWords", "c/ghost", "c/ghost", 'there is no component "ghost"'],
    [
      `${CARD}.html`,
      "<p class",
      "<c-paper-ghost></c-paper-ghost><p class",
      "paper-ghost",
      'there is no component "paperGhost"',
    ],
  ]);

  it("through a relationship are right", () => {
    const { problems } = check({ [SCRIPT]: ["schema/Book__c.Price__c", "schema/Book__c.Author__r.Country__c"] });
    expect(problems).toEqual([]);
  });
});
