/** What public projects deploy to Salesforce, which the check does not call a mistake; the repository stands beside each. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkMetadata } from "../../src/project/check/all.ts";
import { scanProject } from "../../src/project/read.ts";
import { scanSchema } from "../../src/schema/load.ts";
import { BOOKSHOP, changedBookshop } from "./bookshop.ts";
import { removeTemporaryProjects } from "./temporary-project.ts";

afterAll(removeTemporaryProjects);

const MAIN = "force-app/main/default";

/** What is told of the bookshop with some texts replaced. */
function told(changes: Record<string, [find: string, replacement: string]>, added: Record<string, string> = {}) {
  const { project, problems } = scanProject(changedBookshop(changes, added));
  const all = [
    ...problems,
    ...checkMetadata(project!, scanSchema(project!).schema, { apexMethods: new Set(["BookController.getOffer"]) }),
  ];
  return all.map(({ message }) => message);
}

// github.com/trailheadapps/easy-spaces, in version 44.0
it("does not know what is gone since an older version of the API", () => {
  const tab: [string, string] = ["<motif>", "<mobileReady>true</mobileReady><motif>"];
  const inVersion = (version: string) =>
    told({
      "sfdx-project.json": ['"sourceApiVersion": "66.0"', `"sourceApiVersion": "${version}"`],
      [`${MAIN}/tabs/Book__c.tab-meta.xml`]: tab,
    });
  const gone = "<mobileReady> is no part of CustomTab";
  expect(inVersion("66.0")).toEqual([gone]);
  expect(inVersion("65.0")).toEqual([`not modelled: version 65.0 of the API, in the newest ${gone}`]);
});

// github.com/JasonFung6/sf-budget-tracker-sfdx, in version 50.0
it("does not know what settings were in an older version of the API", () => {
  const settings =
    '<ForecastingSettings xmlns="http://soap.sforce.com/2006/04/metadata"><quotas/></ForecastingSettings>';
  const inVersion = (version: string) =>
    told(
      { "sfdx-project.json": ['"sourceApiVersion": "66.0"', `"sourceApiVersion": "${version}"`] },
      {
        [`${MAIN}/settings/Forecasting.settings-meta.xml`]: settings,
      },
    ).filter((message) => message.includes("ForecastingSettings"));
  const mistakes = inVersion("66.0");
  expect(mistakes).toContain("<quotas> is no part of ForecastingSettings");
  expect(mistakes).toContain("<globalQuotasSettings> is missing in ForecastingSettings");
  expect(inVersion("65.0")).toEqual(
    mistakes.map((text) => `not modelled: version 65.0 of the API, in the newest ${text}`),
  );
});

// github.com/JasonFung6/sf-budget-tracker-sfdx, Expenditure__c; github.com/iamsonal/aiAgentStudio, MaxProcessingCycles__c
it("takes a name in another case than its file's, and a default that is empty", () => {
  const field: [string, string] = ["<fullName>Pages__c</fullName>", "<fullName>PAGES__c</fullName><defaultValue/>"];
  expect(told({ [`${MAIN}/objects/Book__c/fields/Pages__c.field-meta.xml`]: field })).toEqual([]);
});

// github.com/j-fischer/rflib, Log Event Layout; github.com/SeeSharpist/Nova-Salesforce-Logger
it("does not know what a layout without a required field does", () => {
  const pages: [string, string] = ["<type>", "<required>true</required><type>"];
  expect(told({ [`${MAIN}/objects/Book__c/fields/Pages__c.field-meta.xml`]: pages })).toContain(
    "not modelled: a layout without the required field Pages__c",
  );
});

// Lightning Web Components Developer Guide, "lightning__PropertyEditor Target" and "Reference a Custom Property Editor …"
it("knows editors of properties, and types of their own", () => {
  const meta = `${MAIN}/lwc/bookCard/bookCard.js-meta.xml`;
  const target = "<target>lightning__RecordPage</target>";
  const editor = "<target>lightning__PropertyEditor</target>";
  expect(told({ [meta]: [target, target + editor] })).toEqual([]);
  expect(told({ [meta]: ['type="String"', 'type="String" editor="c/chooser"'] })).toEqual([]);
  expect(told({ [meta]: ['type="String" label="Heading" default="Our offer"', 'type="c__heading"'] })).toEqual([
    'not modelled: property type "c__heading"',
  ]);
});

// github.com/campforce/property-management, libsChartjs
it("does not know whether a static resource may be called in another case", () => {
  const card = `${MAIN}/lwc/bookCard/bookCard.ts`;
  const [first = ""] = readFileSync(path.join(BOOKSHOP, card), "utf8").split("\n");
  const resource = `<?xml version="1.0" encoding="UTF-8"?>
    <StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/plain</contentType></StaticResource>`;
  const added = {
    [`${MAIN}/staticresources/Shelf.resource-meta.xml`]: resource,
    [`${MAIN}/staticresources/Shelf.txt`]: "a",
  };
  const importing = (name: string) =>
    told({ [card]: [first, `${first}\nimport SHELF from "@salesforce/resourceUrl/${name}";`] }, added);
  expect(importing("Shelf")).toEqual([]);
  expect(importing("shelf")).toEqual(['not modelled: static resource "shelf" in another case']);
  expect(importing("Shelves")).toEqual(['there is no static resource "Shelves"']);
});

// github.com/Atlas-Assistance-Dogs/atlas-dogs, fields of Log__c
it("takes empty lines before a part of an object, which is written anew, and before nothing else", () => {
  const late: [string, string] = ["<?xml", "\n<?xml"];
  expect(told({ [`${MAIN}/objects/Book__c/fields/Pages__c.field-meta.xml`]: late })).toEqual([]);
  expect(told({ [`${MAIN}/tabs/Book__c.tab-meta.xml`]: late })).toContain(
    "malformed XML: an XML declaration must be at the start of the document",
  );
});
