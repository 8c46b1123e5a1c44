import { formatProblem } from "../../src/project/model.ts";
import { readProject } from "../../src/project/read.ts";
import { scanSchema } from "../../src/schema/load.ts";
import type { FieldDescription, Schema } from "../../src/schema/model.ts";
import { mayHaveMember } from "../../src/schema/unmodelled.ts";
import { metadata, removeTemporaryProjects, temporaryProject } from "../project/temporary-project.ts";

afterAll(removeTemporaryProjects);

const ROOT = "force-app/main/objects";
const BOOK = `<deploymentStatus>Deployed</deploymentStatus><label>Book</label><pluralLabel>Books</pluralLabel>
<nameField><label>Title</label><type>Text</type></nameField>`;
const FREE = `${BOOK}<sharingModel>ReadWrite</sharingModel>`;

const object = (content: string) => metadata("CustomObject", content);
const file = (object: string) => `${ROOT}/${object}/${object}.object-meta.xml`;
const field = (object: string, name: string, content: string) => ({
  [`${ROOT}/${object}/fields/${name}.field-meta.xml`]: metadata(
    "CustomField",
    `<fullName>${name}</fullName>${content.startsWith("<label>") ? "" : "<label>A label</label>"}\n${content}`,
  ),
});

function load(files: Record<string, string>): { schema: Schema; problems: string[] } {
  const project = readProject(
    temporaryProject({ "force-app/main/keep/A.tab-meta.xml": metadata("CustomTab", ""), ...files }),
  );
  const { schema, problems } = scanSchema(project);
  return { schema, problems: problems.map(formatProblem) };
}

function loadField(content: string): FieldDescription {
  const { schema, problems } = load({ [file("Book__c")]: object(FREE), ...field("Book__c", "A__c", content) });
  expect(problems).toEqual([]);
  return schema.object("Book__c")!.field("A__c")!;
}

describe("standard objects", () => {
  it("have the fields that every org has", () => {
    const { schema } = load({});
    const lead = schema.object("LEAD")!;
    expect(lead.keyPrefix).toBe("00Q");
    expect(lead.field("lastname")).toMatchObject({ apiName: "LastName", type: "string", length: 80, nillable: false });
    expect(lead.parent("owner")!.referenceTo).toEqual(["Group", "User"]);
    expect(lead.field("CurrencyIsoCode")).toBeUndefined();
    expect(lead.field("RecordTypeId")).toBeUndefined();
    expect(schema.objectByKeyPrefix("006")!.apiName).toBe("Opportunity");
  });

  it("have a stage's flags on its value, and the stages as rows", () => {
    const { schema } = load({});
    const won = schema
      .object("Opportunity")!
      .field("StageName")!
      .picklistValues.find(({ value }) => value === "Closed Won")!;
    expect(won.flags).toMatchObject({ isClosed: true, isWon: true, probability: 100 });
    const rows = schema.object("OpportunityStage")!.defaultRecords;
    expect(rows.find((row) => row.MasterLabel === "Closed Won")).toMatchObject({
      IsWon: true,
      DefaultProbability: 100,
    });
  });

  // Metadata API Developer Guide: StandardValueSet
  it("have the rows of the value sets that the project replaces", () => {
    const values = [
      "<fullName>Talk</fullName><default>false</default><label>Talking</label><closed>false</closed><forecastCategory>BestCase</forecastCategory><probability>40</probability><won>false</won>",
      "<fullName>Won</fullName><default>false</default><closed>true</closed><forecastCategory>Forecast</forecastCategory><probability>100</probability><won>true</won>",
    ].map((value) => `<standardValue>${value}</standardValue>`);
    const file = "force-app/main/standardValueSets/OpportunityStage.standardValueSet-meta.xml";
    const { schema, problems } = load({ [file]: metadata("StandardValueSet", values.join("")) });
    expect(problems).toEqual([]);
    const shape = { IsActive: true };
    const names = { ForecastCategory: "BestCase", ForecastCategoryName: "Best Case" };
    expect(schema.object("OpportunityStage")!.defaultRecords).toMatchObject([
      {
        ...shape,
        ...names,
        MasterLabel: "Talking",
        ApiName: "Talk",
        SortOrder: 1,
        IsClosed: false,
        DefaultProbability: 40,
      },
      { ...shape, MasterLabel: "Won", SortOrder: 2, IsWon: true, ForecastCategoryName: "Commit" },
    ]);
  });

  it("have children only where the child is known, and say what deletion does", () => {
    const { schema } = load({});
    const opportunity = schema.object("Opportunity")!;
    expect(opportunity.child("opportunitycontactroles")).toMatchObject({ cascadeDelete: true });
    expect(opportunity.childRelationships.map(({ name }) => name)).not.toContain("OpportunityCompetitors");
    expect(schema.object("CampaignMember")!.field("CampaignId")!.onParentDelete).toBe("cascade");
    expect(schema.object("Opportunity")!.field("CampaignId")!.onParentDelete).toBe("setNull");
  });

  it("have more where the project switches a feature on", () => {
    expect(load({}).schema.object("CampaignInfluence")).toBeUndefined();
    expect(load({}).schema.object("LeadHistory")).toBeUndefined();
    const { schema } = load({
      [`${ROOT}/Lead/recordTypes/Buyer.recordType-meta.xml`]: metadata("RecordType", "<fullName>Buyer</fullName>"),
      [file("Lead")]: object("<enableHistory>true</enableHistory><sharingModel>Private</sharingModel>"),
      "force-app/main/settings/Campaign.settings-meta.xml": metadata(
        "CampaignSettings",
        "<enableCampaignInfluence2>true</enableCampaignInfluence2>",
      ),
    });
    expect(schema.object("Lead")).toMatchObject({ sharingModel: "Private" });
    expect(schema.object("Lead")!.field("RecordTypeId")!.type).toBe("reference");
    expect(schema.object("Opportunity")!.field("RecordTypeId")).toBeUndefined();
    expect(schema.object("CampaignInfluence")).toBeDefined();
    expect(schema.object("LeadHistory")).toBeDefined();
  });

  it("take the project's fields and validation rules", () => {
    const { schema, problems } = load({
      ...field("Lead", "Score__c", "<type>Number</type><precision>5</precision><scale>1</scale>"),
      ...field("Lead", "Status", "<type>Picklist</type>"),
      [`${ROOT}/Lead/validationRules/Need_Score.validationRule-meta.xml`]: metadata(
        "ValidationRule",
        "<fullName>Need_Score</fullName><active>true</active><errorConditionFormula>ISBLANK(Score__c)</errorConditionFormula>" +
          "<errorDisplayField>Score__c</errorDisplayField><errorMessage>Score it</errorMessage>",
      ),
    });
    expect(problems).toEqual([]);
    const lead = schema.object("Lead")!;
    expect(lead.field("Score__c")).toMatchObject({ custom: true, type: "double", precision: 5, scale: 1 });
    expect(lead.validationRules).toEqual([
      {
        name: "Need_Score",
        active: true,
        formula: "ISBLANK(Score__c)",
        errorMessage: "Score it",
        errorField: "Score__c",
      },
    ]);
  });
});

describe("system fields", () => {
  const names = (schema: Schema, name: string) => schema.object(name)!.fields.map(({ apiName }) => apiName);
  const audit = ["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp"];

  it("of a custom object", () => {
    const { schema } = load({ [file("Book__c")]: object(FREE) });
    expect(names(schema, "Book__c")).toEqual(["Id", "OwnerId", "IsDeleted", "Name", ...audit]);
    expect(schema.object("Book__c")).toMatchObject({
      keyPrefix: "a00",
      kind: "custom",
      label: "Book",
      labelPlural: "Books",
    });
    expect(schema.object("Book__c")!.nameField).toMatchObject({
      apiName: "Name",
      label: "Title",
      length: 80,
      nillable: true,
      defaultedOnCreate: true,
    });
  });

  it("of a custom object with a tab, activities, feeds and record types", () => {
    const { schema } = load({
      [file("Book__c")]: object(`${FREE}<enableActivities>true</enableActivities><enableFeeds>true</enableFeeds>`),
      "force-app/main/tabs/Book__c.tab-meta.xml": metadata("CustomTab", "<customObject>true</customObject>"),
      [`${ROOT}/Book__c/recordTypes/Novel.recordType-meta.xml`]: metadata("RecordType", "<fullName>Novel</fullName>"),
    });
    expect(names(schema, "Book__c")).toEqual([
      ...["Id", "OwnerId", "IsDeleted", "Name", "RecordTypeId", ...audit],
      ...["LastActivityDate", "LastViewedDate", "LastReferencedDate"],
    ]);
    expect(schema.object("Task")!.field("WhatId")!.referenceTo).toContain("Book__c");
    expect(schema.object("FeedItem")!.field("ParentId")!.referenceTo).toContain("Book__c");
    expect(schema.object("Book__c")!.child("Tasks")).toMatchObject({ childObject: "Task", field: "WhatId" });
  });

  it("of a name that is an auto number", () => {
    const numbered = FREE.replace(
      "<type>Text</type>",
      "<displayFormat>B-{0000}</displayFormat><type>AutoNumber</type>",
    );
    const { schema } = load({ [file("Book__c")]: object(numbered) });
    expect(schema.object("Book__c")!.nameField).toMatchObject({
      autoNumber: true,
      displayFormat: "B-{0000}",
      createable: false,
    });
  });

  it("of a custom metadata type", () => {
    const { schema } = load({ [file("Shelf__mdt")]: object("<label>Shelf</label><pluralLabel>Shelves</pluralLabel>") });
    expect(names(schema, "Shelf__mdt")).toEqual([
      ...["Id", "DeveloperName", "MasterLabel", "Language", "NamespacePrefix", "Label", "QualifiedApiName"],
    ]);
    expect(schema.object("Shelf__mdt")).toMatchObject({ keyPrefix: "m00", kind: "customMetadata", createable: false });
  });

  it("of custom settings", () => {
    const { schema } = load({
      [file("Switch__c")]: object("<customSettingsType>Hierarchy</customSettingsType><label>Switch</label>"),
    });
    expect(names(schema, "Switch__c")).toEqual(["Id", "IsDeleted", "Name", "SetupOwnerId", ...audit]);
    expect(schema.object("Switch__c")).toMatchObject({ kind: "customSetting", settingType: "hierarchy" });
  });

  it("of a platform event", () => {
    const { schema } = load({ [file("Sold__e")]: object("<label>Sold</label><pluralLabel>Sold</pluralLabel>") });
    expect(names(schema, "Sold__e")).toEqual(["ReplayId", "EventUuid", "CreatedDate", "CreatedById"]);
    expect(schema.object("Sold__e")).toMatchObject({ kind: "platformEvent", queryable: false, createable: true });
  });
});

describe("types of custom fields", () => {
  const inline =
    "<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>" +
    "<value><fullName>new</fullName><default>true</default><label>New</label></value>" +
    "<value><fullName>old</fullName><default>false</default><isActive>false</isActive><label>Old</label></value>" +
    "</valueSetDefinition></valueSet>";

  it.each<[string, Partial<FieldDescription>]>([
    ["<type>Text</type><length>40</length>", { type: "string", length: 40, groupable: true }],
    ["<type>TextArea</type>", { type: "textarea", length: 255, groupable: true, sortable: true }],
    [
      "<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>",
      { type: "textarea", length: 1000, filterable: false, sortable: false, groupable: false },
    ],
    ["<type>Html</type><length>1000</length><visibleLines>3</visibleLines>", { type: "textarea", length: 1000 }],
    [
      "<type>EncryptedText</type><length>9</length><maskChar>X</maskChar><maskType>all</maskType>",
      { type: "encryptedstring", length: 9, filterable: false },
    ],
    ["<type>Email</type>", { type: "email", length: 80 }],
    ["<type>Phone</type>", { type: "phone", length: 40 }],
    ["<type>Url</type>", { type: "url", length: 255 }],
    [
      "<type>Checkbox</type><defaultValue>true</defaultValue>",
      { type: "boolean", nillable: false, defaultValue: true, defaultedOnCreate: true },
    ],
    [
      "<type>Number</type><precision>18</precision><scale>0</scale>",
      { type: "double", precision: 18, scale: 0, groupable: false },
    ],
    ["<type>Currency</type><precision>16</precision><scale>2</scale>", { type: "currency", precision: 16, scale: 2 }],
    ["<type>Percent</type><precision>5</precision><scale>2</scale>", { type: "percent", precision: 5, scale: 2 }],
    [
      "<type>Date</type><defaultValue>TODAY()</defaultValue>",
      { type: "date", defaultValueFormula: "TODAY()", groupable: true },
    ],
    ["<type>DateTime</type><required>true</required>", { type: "datetime", nillable: false, groupable: false }],
    ["<type>Time</type>", { type: "time" }],
    [
      `<type>Picklist</type>${inline}`,
      {
        type: "picklist",
        length: 255,
        restrictedPicklist: true,
        defaultedOnCreate: true,
        picklistValues: [
          { value: "new", label: "New", default: true, active: true, flags: {} },
          { value: "old", label: "Old", default: false, active: false, flags: {} },
        ],
      },
    ],
    [
      `<type>MultiselectPicklist</type><visibleLines>4</visibleLines>${inline}`,
      { type: "multipicklist", sortable: false, groupable: false, filterable: true },
    ],
    [
      "<type>AutoNumber</type><displayFormat>H-{000}</displayFormat><externalId>true</externalId>",
      {
        type: "string",
        autoNumber: true,
        displayFormat: "H-{000}",
        createable: false,
        groupable: false,
        externalId: true,
      },
    ],
    [
      "<type>Number</type><scale>2</scale><formula>1 + 1</formula><formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>",
      {
        type: "double",
        scale: 2,
        calculated: true,
        formula: "1 + 1",
        blanksAsZero: false,
        createable: false,
        groupable: false,
      },
    ],
    ["<type>Text</type><formula>'a'</formula>", { type: "string", calculated: true, groupable: false }],
    [
      "<type>Checkbox</type><formula>TRUE</formula>",
      { type: "boolean", calculated: true, nillable: false, groupable: true },
    ],
    [
      "<type>Text</type><length>9</length><unique>true</unique><caseSensitive>true</caseSensitive>",
      { unique: true, caseSensitive: true },
    ],
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo><relationshipName>Books</relationshipName>",
      {
        type: "reference",
        referenceTo: ["Lead"],
        relationshipName: "A__r",
        onParentDelete: "setNull",
        masterDetail: false,
      },
    ],
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo><deleteConstraint>Cascade</deleteConstraint>",
      { onParentDelete: "cascade" },
    ],
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo><required>true</required>",
      { nillable: false, onParentDelete: "restrict" },
    ],
  ])("%s", (content, expected) => {
    expect(loadField(content)).toMatchObject(expected);
  });

  it("a geolocation is three fields", () => {
    const { schema } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "Where__c", "<type>Location</type><scale>4</scale>"),
    });
    expect(schema.object("Book__c")!.field("Where__c")!.type).toBe("location");
    expect(schema.object("Book__c")!.field("where__latitude__s")).toMatchObject({
      type: "double",
      compoundFieldName: "Where__c",
    });
  });

  const global = {
    "force-app/main/globalValueSets/Size.globalValueSet-meta.xml": metadata(
      "GlobalValueSet",
      "<customValue><fullName>S</fullName><default>false</default><label>Small</label></customValue><masterLabel>Size</masterLabel><sorted>false</sorted>",
    ),
  };

  it("takes the values of a global value set, and of a standard one", () => {
    const { schema, problems } = load({
      ...global,
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "Size__c", "<type>Picklist</type><valueSet><valueSetName>Size</valueSetName></valueSet>"),
      ...field(
        "Book__c",
        "Source__c",
        "<type>Picklist</type><valueSet><valueSetName>LeadSource</valueSetName></valueSet>",
      ),
    });
    expect(problems).toEqual([]);
    const values = (name: string) =>
      schema
        .object("Book__c")!
        .field(name)!
        .picklistValues.map(({ value }) => value);
    expect(values("Size__c")).toEqual(["S"]);
    expect(values("Source__c")).toContain("Web");
  });

  it("takes the values of a standard value set that the project replaces", () => {
    const { schema } = load({
      "force-app/main/standardValueSets/LeadSource.standardValueSet-meta.xml": metadata(
        "StandardValueSet",
        "<sorted>false</sorted><standardValue><fullName>Fair</fullName><default>false</default><label>Trade fair</label></standardValue>",
      ),
    });
    for (const name of ["Lead", "Opportunity"]) {
      expect(
        schema
          .object(name)!
          .field("LeadSource")!
          .picklistValues.map(({ label }) => label),
      ).toEqual(["Trade fair"]);
    }
  });
});

describe("relationships", () => {
  const detail = field(
    "Page__c",
    "Book__c",
    "<type>MasterDetail</type><referenceTo>Book__c</referenceTo><relationshipName>Pages</relationshipName><relationshipOrder>0</relationshipOrder>",
  );
  const files = {
    [file("Book__c")]: object(FREE),
    [file("Page__c")]: object(`${BOOK}<sharingModel>ControlledByParent</sharingModel>`),
    ...detail,
    ...field("Page__c", "Words__c", "<type>Number</type><precision>6</precision><scale>1</scale>"),
    ...field(
      "Book__c",
      "Words__c",
      "<type>Summary</type><summaryForeignKey>Page__c.Book__c</summaryForeignKey><summaryOperation>sum</summaryOperation>" +
        "<summarizedField>Page__c.Words__c</summarizedField><summaryFilterItems><field>Page__c.Words__c</field>" +
        "<operation>greaterThan</operation><value>0</value></summaryFilterItems>",
    ),
  };

  // Metadata API, CustomField: the primary relationship has the order 0, the secondary 1.
  it("refuses an order of relationships that there is not", () => {
    const [[place, content]] = Object.entries(detail) as [[string, string]];
    const { problems } = load({ ...files, [place]: content.replace("Order>0", "Order>2") });
    expect(problems).toEqual([
      expect.stringContaining('<relationshipOrder> must be a whole number from 0 to 1, but is "2"'),
    ]);
  });

  it("go both ways", () => {
    const { schema, problems } = load(files);
    expect(problems).toEqual([]);
    expect(schema.object("Page__c")!.parent("book__r")).toMatchObject({
      apiName: "Book__c",
      masterDetail: true,
      nillable: false,
    });
    expect(schema.object("Book__c")!.child("Pages__r")).toEqual({
      name: "Pages__r",
      childObject: "Page__c",
      field: "Book__c",
      cascadeDelete: true,
      restrictedDelete: false,
    });
    expect(schema.object("Page__c")!.field("OwnerId")).toBeUndefined();
  });

  it("carry roll-up summaries, of the type that is summed up", () => {
    expect(load(files).schema.object("Book__c")!.field("Words__c")).toMatchObject({
      type: "double",
      scale: 1,
      calculated: true,
      summary: {
        operation: "sum",
        childObject: "Page__c",
        foreignKey: "Book__c",
        field: "Words__c",
        filters: [{ field: "Words__c", operation: "greaterThan", value: "0" }],
      },
    });
  });

  it("have two masters at most, and sum up numbers by filters that are there", () => {
    const master = (name: string) => ({
      ...field(
        "Page__c",
        name,
        `<type>MasterDetail</type><referenceTo>Lead2__c</referenceTo><relationshipName>Of_${name}</relationshipName>`,
      ),
    });
    const summary = (name: string, content: string) =>
      field(
        "Book__c",
        name,
        `<type>Summary</type><summaryForeignKey>Page__c.Book__c</summaryForeignKey><summarizedField>Page__c.${content}`,
      );
    const { problems } = load({
      ...files,
      [file("Lead2__c")]: object(FREE),
      ...field("Page__c", "Text__c", "<type>Text</type><length>9</length>"),
      ...master("M1__c"),
      ...master("M2__c"),
      ...summary("A__c", "Text__c</summarizedField><summaryOperation>sum</summaryOperation>"),
      ...summary("B__c", "CreatedDate</summarizedField><summaryOperation>sum</summaryOperation>"),
      ...summary("C__c", "CreatedDate</summarizedField><summaryOperation>max</summaryOperation>"),
      ...summary(
        "D__c",
        "Words__c</summarizedField><summaryOperation>min</summaryOperation><summaryFilterItems>\n<field>Page__c.Ghost__c</field></summaryFilterItems>",
      ),
    });
    expect(problems.sort()).toEqual([
      `${ROOT}/Book__c/fields/A__c.field-meta.xml:4:75: a field of type string has no sum`,
      `${ROOT}/Book__c/fields/B__c.field-meta.xml:4:75: a field of type datetime has no sum`,
      `${ROOT}/Book__c/fields/D__c.field-meta.xml:5:1: Page__c has no field "Ghost__c"`,
      `${ROOT}/Page__c/fields/M2__c.field-meta.xml:4:1: an object has at most two master-detail fields`,
    ]);
  });

  it("of metadata types point to metadata types and definitions", () => {
    const { schema, problems } = load({
      [file("Shelf__mdt")]: object("<label>Shelf</label>"),
      ...field(
        "Shelf__mdt",
        "Object__c",
        // As in github.com/jongpie/NebulaLogger, LoggerFieldMapping__mdt.
        "<type>MetadataRelationship</type><referenceTo>EntityDefinition</referenceTo><unique>true</unique>",
      ),
      ...field(
        "Shelf__mdt",
        "Above__c",
        "<type>MetadataRelationship</type><referenceTo>Shelf__mdt</referenceTo><relationshipName>Below</relationshipName>",
      ),
    });
    expect(problems).toEqual([]);
    expect(schema.object("Shelf__mdt")!.child("Below__r")!.field).toBe("Above__c");
  });
});

describe("problems", () => {
  const place = `${ROOT}/Book__c/fields/A__c.field-meta.xml`;

  // @ marks the element that the problem is told at; without it, it is the field itself.
  it.each([
    ["@<type>Decimal</type>", 'not modelled: fields of type "Decimal"'],
    ["", "<type> is missing"],
    ["<type>Text</type>", "<length> is missing"],
    ["<type>Text</type>@<length>300</length>", '<length> must be a whole number from 1 to 255, but is "300"'],
    ["@<label></label><type>Email</type>", "<label> is missing"],
    ["<type>Number</type><precision>3</precision>@<scale>4</scale>", "<scale> 4 is greater than <precision> 3"],
    ["<type>Checkbox</type>", "a checkbox needs <defaultValue> true or false"],
    ["<type>LongTextArea</type><length>300</length>", "<visibleLines> is missing"],
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo>@<externalId>true</externalId>",
      "a field of type Lookup cannot be an external id",
    ],
    ["<type>Date</type>@<unique>true</unique>", "a field of type Date cannot be unique"],
    ["<type>Date</type>@<externalId>true</externalId>", "a field of type Date cannot be an external id"],
    ["<type>Picklist</type>", "a picklist needs <valueSet>"],
    ["<type>Picklist</type><valueSet>@<valueSetName>Nope</valueSetName></valueSet>", 'there is no value set "Nope"'],
    [
      "<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>a</fullName></value><value>@<fullName>A</fullName></value></valueSetDefinition></valueSet>",
      'the value "A" is there twice',
    ],
    ["<type>Lookup</type>@<referenceTo>Shelf__c</referenceTo>", 'there is no object "Shelf__c"'],
    ["<type>Lookup</type>@<referenceTo>WorkOrder</referenceTo>", "not modelled: references to WorkOrder"],
    ["<type>Lookup</type>@<referenceTo>Acount</referenceTo>", 'there is no object "Acount"'],
    [
      "<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>a</fullName><default>true</default></value><value><fullName>b</fullName>@<default>true</default></value></valueSetDefinition></valueSet>",
      "more than one value is the default",
    ],
    [
      "<type>Number</type>@<precision>19</precision><scale>2</scale>",
      '<precision> must be a whole number from 1 to 18, but is "19"',
    ],
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo><required>true</required>@<deleteConstraint>SetNull</deleteConstraint>",
      "a required lookup cannot be emptied: <deleteConstraint> must be Restrict or Cascade",
    ],
    ["<type>AutoNumber</type>@<displayFormat>H</displayFormat>", "<displayFormat> needs a number such as {0000}"],
    [
      "@<type>MetadataRelationship</type><referenceTo>Lead</referenceTo>",
      "only custom metadata types have metadata relationships",
    ],
    ["@<type>Email</type><formula>'a'</formula>", "a formula cannot be of type Email"],
    [
      "<type>Summary</type>@<summaryForeignKey>Page__c.Book__c</summaryForeignKey><summaryOperation>count</summaryOperation>",
      "Page__c.Book__c is no master-detail field to Book__c",
    ],
    // As the check of elements says it, so that it is told once.
    [
      "<type>Lookup</type><referenceTo>Lead</referenceTo>@<deleteConstraint>SetNul</deleteConstraint>",
      '"SetNul" is no DeleteConstraint',
    ],
    ["<type>Summary</type><summaryOperation>count</summaryOperation>", "<summaryForeignKey> is missing"],
  ])("of a field %s", (content, expected) => {
    const at = content.indexOf("@") < 0 ? "2:1" : `4:${content.indexOf("@") + 1}`;
    const { problems } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "A__c", content.replace("@", "")),
    });
    expect(problems).toEqual([`${place}:${at}: ${expected}`]);
  });

  it.each([
    [FREE.replace("<sharingModel>ReadWrite</sharingModel>", ""), ":2:1: <sharingModel> is missing"],
    // Where the language of an org has no plural it gives none: github.com/ajossi/Salesforce_IF_Framework
    [FREE.replace(/<pluralLabel>.*<\/pluralLabel>/, ""), ":2:1: not modelled: an object without <pluralLabel>"],
    [FREE.replace(/<nameField>.*<\/nameField>/, ""), ":2:1: <nameField> is missing"],
    [FREE.replace("<type>Text</type>", "<type>Number</type>"), ":4:32: a name is of type Text or AutoNumber"],
    [
      FREE.replace("ReadWrite", "ControlledByParent"),
      ":4:61: only an object with a master-detail field has the sharing model ControlledByParent",
    ],
  ])("of an object %#", (content, expected) => {
    expect(load({ [file("Book__c")]: object(content) }).problems).toEqual([file("Book__c") + expected]);
  });

  it("of names", () => {
    const { problems } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "1A__c", "<type>Date</type>"),
      ...field("Book__c", "A___c", "<type>Date</type>"),
      ...field("Book__c", "A__B__c", "<type>Date</type>"),
      ...field("Lead", "pkg__B__c", "<type>Date</type>"),
    });
    expect(problems.map((problem) => problem.split(/: (.*)/)[1]!.replace(/: a letter.*/, ""))).toEqual([
      "not modelled: Lead.pkg__B__c",
      '"1A__c" is no name of a custom field',
      '"A__B__c" is no name of a custom field',
      '"A___c" is no name of a custom field',
    ]);
  });

  it("of fields that their kind of object cannot have", () => {
    const { problems } = load({
      [file("Shelf__mdt")]: object("<label>Shelf</label>"),
      ...field("Shelf__mdt", "A__c", "<type>Lookup</type><referenceTo>Lead</referenceTo>"),
    });
    expect(problems).toEqual([
      `${ROOT}/Shelf__mdt/fields/A__c.field-meta.xml:4:1: Shelf__mdt is a custom metadata type and cannot have a field of type Lookup`,
      `${ROOT}/Shelf__mdt/fields/A__c.field-meta.xml:4:20: a metadata relationship cannot point to Lead`,
    ]);
  });

  it("of objects that do not exist", () => {
    const { problems } = load({
      ...field("Ghost__c", "A__c", "<type>Date</type>"),
      ...field("WorkOrder", "A__c", "<type>Date</type>"),
      ...field("Lead", "Nonsense", "<type>Date</type>"),
    });
    expect(problems.sort()).toEqual([
      `${ROOT}/Ghost__c/fields/A__c.field-meta.xml:1:1: there is no Ghost__c.object-meta.xml`,
      `${ROOT}/Lead/fields/Nonsense.field-meta.xml:2:1: not modelled: Lead.Nonsense`,
      `${ROOT}/WorkOrder/fields/A__c.field-meta.xml:1:1: not modelled: object WorkOrder`,
    ]);
  });

  it("but not of states with one code in two countries", () => {
    const state =
      "<standardValue><fullName>AG</fullName><default>false</default><label>Agrigento</label></standardValue>";
    const file = "force-app/main/standardValueSets/AddressStateCode.standardValueSet-meta.xml";
    expect(load({ [file]: metadata("StandardValueSet", state + state) }).problems).toEqual([]);
  });

  it("of a child relationship that is there twice", () => {
    const lookup = "<type>Lookup</type><referenceTo>Lead</referenceTo><relationshipName>Books</relationshipName>";
    const { problems } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "A__c", lookup),
      ...field("Book__c", "B__c", lookup),
    });
    expect(problems).toEqual([
      `${ROOT}/Book__c/fields/B__c.field-meta.xml:4:51: Lead already has a child relationship "Books"`,
    ]);
  });

  it("of objects and references that may be of packages are refusals", () => {
    const lookup = `<type>Lookup</type><referenceTo>npsp__Batch__c</referenceTo><relationshipName>Books</relationshipName>`;
    const { schema, problems } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "A__c", lookup),
      ...field("npsp__Gift__c", "B__c", "<type>Date</type>"),
    });
    expect(problems).toEqual([
      `${ROOT}/npsp__Gift__c/fields/B__c.field-meta.xml:1:1: not modelled: object npsp__Gift__c`,
      `${ROOT}/Book__c/fields/A__c.field-meta.xml:4:20: not modelled: references to npsp__Batch__c`,
    ]);
    expect(mayHaveMember(schema.object("Book__c")!, "RecordTypeId")).toBe(true);
  });

  // github.com/SalesforceLabs/ActionPlansV4, ActionPlansTriggerHandlers
  it("knows by its name the relationship that a field of activities makes", () => {
    const lookup =
      "<type>Lookup</type><referenceTo>Book__c</referenceTo><relationshipName>Plans</relationshipName><relationshipLabel>Plans</relationshipLabel>";
    const { schema } = load({ [file("Book__c")]: object(FREE), ...field("Activity", "Book__c", lookup) });
    expect(schema.object("Book__c")!.child("Plans__r")).toMatchObject({ childObject: "Activity", field: "Book__c" });
  });

  // Metadata API Developer Guide, CustomField: custom fields of tasks and events are those of Activity.
  it("of activities there are none, which are fields of tasks and events", () => {
    const { schema, problems } = load(field("Activity", "A__c", "<type>Date</type>"));
    expect(problems).toEqual([]);
    expect(["Task", "Event"].map((name) => schema.object(name)!.field("A__c")?.type)).toEqual(["date", "date"]);
  });

  it("of what a field refers to are refusals where some org has it", () => {
    const rule = (errorField: string) =>
      `<active>true</active><errorConditionFormula>true</errorConditionFormula><errorDisplayField>${errorField}</errorDisplayField><errorMessage>No.</errorMessage>`;
    const files = Object.fromEntries(
      ["CPF__pc", "Foo__c"].map((name) => [
        `${ROOT}/Account/validationRules/${name}.validationRule-meta.xml`,
        metadata("ValidationRule", `<fullName>${name}</fullName>${rule(name)}`),
      ]),
    );
    expect(load(files).problems.map((problem) => problem.split(/: (.*)/)[1])).toEqual([
      "not modelled: Account.CPF__pc",
      'Account has no field "Foo__c"',
    ]);
  });

  it("leave the names of fields that are not modelled", () => {
    const { schema } = load({
      [file("Book__c")]: object(FREE),
      ...field("Book__c", "A__c", "<type>Holograph</type>"),
      ...field("Account", "Odd", ""),
    });
    const may = (name: string, member: string) => mayHaveMember(schema.object(name)!, member);
    expect([may("Book__c", "A__c"), may("Book__c", "A__r"), may("Account", "Odd")]).toEqual([true, true, true]);
    expect([may("Book__c", "B__c"), may("Account", "Even")]).toEqual([false, false]);
  });
});
