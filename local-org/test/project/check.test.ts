import { readFileSync } from "node:fs";
import path from "node:path";
import { checkMetadata } from "../../src/project/check/all.ts";
import { formatProblem } from "../../src/project/model.ts";
import { scanProject } from "../../src/project/read.ts";
import { scanSchema } from "../../src/schema/load.ts";
import { changedBookshop } from "./bookshop.ts";
import { metadata, removeTemporaryProjects } from "./temporary-project.ts";

afterAll(removeTemporaryProjects);

const MAIN = "force-app/main/default";
/** One fault at a time is the business of test/check; here are those that take more than one change. */
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
  return { problems: checkMetadata(project!, schema, { apexMethods: APEX }).map(formatProblem), placeOf };
}

it("finds nothing wrong with a sound project", () => {
  expect(check({}).problems).toEqual([]);
});

// As a dashboard of github.com/vakulkarni2208/CICD-Training was retrieved: <gaugeMax>8.0E7</gaugeMax>
it("takes numbers as the platform writes large ones", () => {
  const pages = "objects/Book__c/fields/Pages__c.field-meta.xml";
  const thick = "customMetadata/Discount_Rule.Thick.md-meta.xml";
  const record: [string, string] = ['"xsd:double">500.0', '"xsd:double">5.0E2'];
  expect(check({ [pages]: ["<scale>0", "<scale>0.0E7"], [thick]: record }).problems).toEqual([]);
});

const PERMISSIONS = "permissionsets/Bookseller.permissionset-meta.xml";
const PAGE = "flexipages/Book_Record_Page.flexipage-meta.xml";
const CARD = "lwc/bookCard/bookCard";
const META = `${CARD}.js-meta.xml`;

describe("permission sets", () => {
  it("that let read a detail without its master, or give object access to metadata", () => {
    const author = "objects/Book__c/fields/Author__c.field-meta.xml";
    const { problems } = check({
      [author]: ["<type>Lookup", "<type>MasterDetail"],
      [PERMISSIONS]: ["<object>Author__c", "<object>Discount_Rule__mdt"],
    });
    expect(problems).toEqual([
      `${MAIN}/${author}:5:5: <deleteConstraint> cannot be given for a field of type MasterDetail`,
      `${MAIN}/${author}:9:5: <required> cannot be given for a field of type MasterDetail`,
      `${MAIN}/${PERMISSIONS}:35:5: Discount_Rule__mdt is no object that object permissions are given on`,
      `${MAIN}/${PERMISSIONS}:44:5: reading Book__c needs allowRead on its master Author__c`,
    ]);
  });
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
    "<quickActionList><quickActionListItems><quickActionName>Case.ChangeStatus</quickActionName></quickActionListItems></quickActionList>",
    undefined,
  ],
  [
    "<quickActionList><quickActionListItems><quickActionName>LogACall</quickActionName></quickActionListItems></quickActionList>",
    undefined,
  ],
])("layout with %s", (content, message) => {
  const file = `${MAIN}/layouts/Book__c-Other.layout-meta.xml`;
  const items = ["Name", "Author__c"].map(
    (name) => `<layoutItems><behavior>Required</behavior><field>${name}</field></layoutItems>`,
  );
  const section = `<layoutSections><layoutColumns>${items.join("")}</layoutColumns><style>OneColumn</style></layoutSections>`;
  const text = `<Layout xmlns="http://soap.sforce.com/2006/04/metadata">${section}${content}</Layout>`;
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

/** Problems of one added file, without the place. */
function toldOf(file: string, root: string, content: string): string[] {
  const path = `${MAIN}/${file}-meta.xml`;
  const { problems } = check({}, { [path]: metadata(root, content) });
  return problems.map((problem) => problem.slice(problem.indexOf(": ") + 2));
}

describe("what belongs to the platform and is not modelled", () => {
  const permissions = (content: string) =>
    toldOf("permissionsets/Other.permissionset", "PermissionSet", `<label>Other</label>${content}`);
  const objectPermissions = (object: string) =>
    permissions(
      `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
    );
  const fieldPermission = (field: string) =>
    permissions(
      `<fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>`,
    );
  const tab = (name: string) =>
    permissions(`<tabSettings><tab>${name}</tab><visibility>Visible</visibility></tabSettings>`);

  // Object Reference: Case, Account.Tier. Edit is no permission for big objects: their rows are inserted and deleted.
  it("is said so of objects, fields and tabs", () => {
    expect(objectPermissions("Idea")).toEqual(["not modelled: Idea", "allowDelete needs allowEdit"]);
    expect(objectPermissions("Acount")).toContain('there is no object "Acount"');
    expect(objectPermissions("Book")).toContain('there is no object "Book"');
    expect(objectPermissions("acme__Book__c")).toContain("not modelled: acme__Book__c");
    expect(fieldPermission("Idea.AccountId")).toEqual(["not modelled: Idea"]);
    expect(fieldPermission("Account.Tier")).toEqual(["not modelled: Account.Tier"]);
    expect(fieldPermission("Account.acme__Tier__c")).toEqual(["not modelled: Account.acme__Tier__c"]);
    expect(fieldPermission("Account.Ghost__c")).toEqual(['there is no field "Account.Ghost__c"']);
    expect(
      toldOf(
        "objects/Account/recordTypes/Old.recordType",
        "RecordType",
        "<fullName>Old</fullName><active>true</active><label>Old</label><picklistValues><picklist>Tier</picklist></picklistValues>",
      ),
    ).toEqual(["not modelled: Account.Tier"]);
    expect(tab("standard-WaveHomeLightning")).toEqual(["not modelled: tab standard-WaveHomeLightning"]);
    expect(tab("standard-reports")).toEqual(['there is no tab "standard-reports"']);
  });

  // salesforce.stackexchange.com/q/25263: a new Developer Edition org has custom fields that nobody made.
  it("is said so of the sample fields of new orgs", () => {
    expect(fieldPermission("Account.SLAExpirationDate__c")).toEqual(["not modelled: Account.SLAExpirationDate__c"]);
    expect(fieldPermission("Contact.SLAExpirationDate__c")).toEqual([
      'there is no field "Contact.SLAExpirationDate__c"',
    ]);
    const layout = (field: string) =>
      toldOf(
        "layouts/Lead-Other.layout",
        "Layout",
        `<layoutSections><layoutColumns><layoutItems><behavior>Edit</behavior><field>${field}</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>`,
      );
    expect(layout("SICCode__c")).toEqual(["not modelled: Lead.SICCode__c"]);
    expect(layout("Region__c")).toEqual(['there is no field on Lead "Region__c"']);
  });

  it("is said so of the project's fields of a type that is not modelled", () => {
    const place = "objects/Book__c/fields/Pages__c.field-meta.xml";
    const { problems } = check({ [place]: ["<type>Number", "<type>ExternalLookup"] });
    const told = problems.filter((problem) => problem.startsWith(`${MAIN}/${PERMISSIONS}`));
    expect(told).toEqual([expect.stringMatching(/: not modelled: Book__c\.Pages__c$/)]);
  });

  it("is said so of big objects of the project", () => {
    const path = `${MAIN}/objects/Archive__b/Archive__b.object-meta.xml`;
    const object = metadata("CustomObject", "<deploymentStatus>Deployed</deploymentStatus><label>Archive</label>");
    const { problems } = check({ [PERMISSIONS]: ["<object>Author__c", "<object>Archive__b"] }, { [path]: object });
    expect(problems.map((problem) => problem.slice(problem.indexOf(": ") + 2))).toEqual(["not modelled: Archive__b"]);
    expect(objectPermissions("Ghost__b")).toEqual(['there is no object "Ghost__b"']);
  });

  // Metadata API Developer Guide, Layout: the layout for closing cases is called CaseClose-….
  it("is said so of layouts", () => {
    expect(toldOf("layouts/Idea-Idea Layout.layout", "Layout", "")).toEqual(["not modelled: Idea"]);
    expect(toldOf("layouts/CaseClose-Close Case Layout.layout", "Layout", "")).toEqual([
      "not modelled: layouts of CaseClose",
    ]);
  });

  it("is said so of imports and custom metadata", () => {
    const { problems } = check({ [`${CARD}.ts`]: ["schema/Book__c.Price__c", "schema/Idea.Subject"] });
    expect(problems.map((problem) => problem.slice(problem.indexOf(": ") + 2))).toEqual(["not modelled: Idea"]);
  });
});

// Metadata API Developer Guide: GenAiPluginInstructionDef has no "Required" at sortOrder.
it.each([
  ["masterLabel", "<language>en_US</language><masterLabel>A</masterLabel>", []],
  ["language", "<language>en_US</language>", ["<masterLabel> is missing in GenAiPluginInstructionDef"]],
])("instructions of an agent's topic up to <%s>", (_, content, expected) => {
  const start = "<description>A</description><developerName>A</developerName>";
  const told = toldOf(
    "genAiPlugins/Help.genAiPlugin",
    "GenAiPlugin",
    `<developerName>Help</developerName><genAiPluginInstructions>${start}${content}</genAiPluginInstructions><language>en_US</language><masterLabel>Help</masterLabel><pluginType>Topic</pluginType>`,
  );
  expect(told).toEqual(expected);
});

// Metadata API Developer Guide: CustomField, CustomSite, Flow (versionSegment up to version 61.0) and InvocableActionExtension.
describe("elements that the types of one org leave out", () => {
  it.each([
    [
      "objects/Book__c/fields/Place__c.field",
      "CustomField",
      "<fullName>Place__c</fullName><displayLocationInDecimal>true</displayLocationInDecimal><label>Place</label><scale>2</scale><type>Location</type>",
    ],
    [
      "invocableactionextensions/Sell.invocableactionextension",
      "InvocableActionExt",
      "<targets><targetName>Sell.Input.books</targetName><targetType>ActionParameter</targetType></targets>",
    ],
    [
      "duplicateRules/Lead.Same.duplicateRule",
      "DuplicateRule",
      '<actionOnInsert>Allow</actionOnInsert><actionOnUpdate>Allow</actionOnUpdate><duplicateRuleMatchRules><matchRuleSObjectType>Lead</matchRuleSObjectType><matchingRule>Same</matchingRule><objectMapping xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></duplicateRuleMatchRules><isActive>true</isActive><masterLabel>Same</masterLabel><securityOption>EnforceSharingRules</securityOption><sortOrder>1</sortOrder>',
    ],
  ])("are taken: %s", (file, root, content) => {
    expect(toldOf(file, root, content)).toEqual([]);
  });

  it("are taken with the values that are known elsewhere, and no others", () => {
    const site = (type: string) =>
      toldOf(
        "sites/Shop.site",
        "CustomSite",
        `<allowGuestPaymentsApi>false</allowGuestPaymentsApi><siteType>${type}</siteType>`,
      ).filter((problem) => !problem.includes("is missing in"));
    expect(site("ChatterNetwork")).toEqual([]);
    expect(site("ChatterNet")).toEqual(['"ChatterNet" is no SiteType']);
  });
});

/** Problems of the bookshop in another version of the API, with a text of its page replaced. */
function toldOfVersion(version: string, page: [find: string, replacement: string]): string[] {
  const root = changedBookshop({
    "sfdx-project.json": ['"sourceApiVersion": "66.0"', `"sourceApiVersion": "${version}"`],
    [`${MAIN}/${PAGE}`]: page,
  });
  const project = scanProject(root).project!;
  return checkMetadata(project, scanSchema(project).schema, { apexMethods: APEX }).map(({ message }) => message);
}

describe("FlexiPages", () => {
  // Identifiers are needed from version 53.0 of the API on: forcedotcom/salesforcedx-vscode issue 3610.
  it("need no identifiers in an older version of the API", () => {
    const withVersion = (version: string) => toldOfVersion(version, ["<identifier>c_bookCard</identifier>", ""]);
    expect(withVersion("52.0")).toEqual([]);
    expect(withVersion("53.0")).toEqual(["<componentInstance> needs <identifier>"]);
  });

  // github.com/Appirio/Health-Cloud-Sfdx-Template issue 12: Property 'componentInstances' not valid in version 49.0.
  it("have other regions in an older version of the API", () => {
    const component = "<componentInstances><componentName>c:bookCard</componentName></componentInstances>";
    const withVersion = (version: string) =>
      toldOfVersion(version, ["<flexiPageRegions>", `<flexiPageRegions>${component}${component}`]);
    expect(withVersion("48.0")).toEqual(["not modelled: pages as they were before version 49.0 of the API"]);
    const wrong = "<componentInstances> is no part of FlexiPageRegion";
    expect(withVersion("49.0")).toEqual([wrong, wrong]);
  });

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
    const place = placeOf(PAGE, "<value>Buy this book");
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
  // LWC Developer Guide: the targets lightning__AgentforceInput and lightning__AgentforceOutput.
  it("with the types of an agent's action", () => {
    const withPart = (part: string) =>
      check({
        [META]: [
          "<targetConfigs>",
          `<targetConfigs><targetConfig targets="lightning__RecordPage"><${part} name="c__book" /></targetConfig>`,
        ],
      }).problems.map((problem) => problem.slice(problem.indexOf(": ") + 2));
    expect(withPart("sourceType")).toEqual([]);
    expect(withPart("targetType")).toEqual([]);
    expect(withPart("sourceKind")).toEqual(["<sourceKind> is no part of a targetConfig"]);
  });

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

describe("imports of components", () => {
  const SCRIPT = `${CARD}.ts`;

  it("through a relationship are right", () => {
    const { problems } = check({ [SCRIPT]: ["schema/Book__c.Price__c", "schema/Book__c.Author__r.Country__c"] });
    expect(problems).toEqual([]);
  });

  // HTML knows no upper case in the names of elements.
  it("in upper case are the same", () => {
    const template = `${CARD}.html`;
    const { problems } = check({ [template]: ['<p class="title">', '<c-Book-Words></c-Book-Words><p class="title">'] });
    expect(problems).toEqual([]);
  });
});

describe("record types", () => {
  const CONTACT = `${MAIN}/objects/Contact`;
  const values = (picklist: string, value: string) =>
    `<picklistValues><picklist>${picklist}</picklist><values><fullName>${value}</fullName><default>false</default></values></picklistValues>`;
  const recordType = (content: string) => ({
    [`${CONTACT}/recordTypes/A.recordType-meta.xml`]: metadata(
      "RecordType",
      `<fullName>A</fullName><active>true</active><label>A</label>${content}`,
    ),
  });

  it("offer salutations as values of the name", () => {
    const told = (value: string) =>
      check({}, recordType(values("Name", value))).problems.map((text) => text.split(": ")[1]);
    expect(told("Mr%2E")).toEqual([]);
    expect(told("Baron")).toEqual(['Salutation has no picklist value "Baron"']);
  });
});

// Salesforce's source format allows parts in the object's own file: github.com/forcedotcom/source-deploy-retrieve
it("looks at an object's own parts, too, where its fields stand in the same file", () => {
  const file = "objects/Author__c/Author__c.object-meta.xml";
  const field = "<fields><fullName>Pen__c</fullName><label>Pen</label><length>20</length><type>Text</type></fields>";
  const { problems } = check({ [file]: ["<label>Author</label>", `${field}<label>Author</label>`] });
  expect(problems).toEqual([]);
  const broken = check({
    [file]: ["<deploymentStatus>Deployed</deploymentStatus>", `<deploymentStatus>Done</deploymentStatus>${field}`],
  });
  expect(broken.problems).toEqual([`${MAIN}/${file}:4:5: "Done" is no DeploymentStatus`]);
});

it("knows related lists of objects that are not modelled", () => {
  const added = {
    [`${MAIN}/objects/Contract/fields/Book__c.field-meta.xml`]: metadata(
      "CustomField",
      "<fullName>Book__c</fullName><label>Book</label><referenceTo>Book__c</referenceTo>" +
        "<relationshipName>Contracts</relationshipName><type>Lookup</type>",
    ),
  };
  const list = (name: string) =>
    "<itemInstances><componentInstance>" +
    "<componentInstanceProperties><name>parentFieldApiName</name><value>Book__c.Id</value></componentInstanceProperties>" +
    `<componentInstanceProperties><name>relatedListApiName</name><value>${name}</value></componentInstanceProperties>` +
    "<componentName>lst:dynamicRelatedList</componentName><identifier>lists</identifier></componentInstance></itemInstances>";
  const listsOf = (name: string) =>
    check({ [PAGE]: ["<itemInstances>", `${list(name)}<itemInstances>`] }, added).problems.filter((one) =>
      one.includes("related list"),
    );
  expect(listsOf("Contracts__r")).toEqual([]);
  expect(listsOf("Contrasts__r")).toEqual([
    expect.stringContaining('there is no related list of Book__c "Contrasts__r"'),
  ]);
});
