import path from "node:path";
import { formatProblem, ProjectError } from "../../src/project/model.ts";
import { readProject } from "../../src/project/read.ts";
import { metadata, removeTemporaryProjects, temporaryProject } from "./temporary-project.ts";

afterAll(removeTemporaryProjects);

const CLASS_META = metadata("ApexClass", "    <apiVersion>65.0</apiVersion>\n    <status>Active</status>");
const BUNDLE_META = metadata("LightningComponentBundle", "    <apiVersion>65.0</apiVersion>");

function problemsOf(files: Record<string, string>): string[] {
  try {
    readProject(
      temporaryProject({
        "force-app/main/labels/CustomLabels.labels-meta.xml": metadata("CustomLabels", ""),
        ...files,
      }),
    );
  } catch (error) {
    if (error instanceof ProjectError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

it("reads the folders that are deployed beside the project's own", () => {
  const root = temporaryProject({
    "force-app/main/default/labels/CustomLabels.labels-meta.xml": metadata("CustomLabels", ""),
    "sample/settings/BusinessHours.settings-meta.xml": metadata("BusinessHoursSettings", ""),
  });
  const types = (...beside: string[]) => readProject(root, beside).other.map(({ fullName }) => fullName);
  expect(types()).toEqual([]);
  expect(types(path.join(root, "sample"))).toEqual(["BusinessHours"]);
});

describe("a sound project", () => {
  const read = () =>
    readProject(
      temporaryProject({
        ".forceignore": "**/*.ts\n**/notes/**\n",
        "force-app/notes/todo.txt": "ignored",
        "force-app/core/classes/tests/Greeter.cls": "public class Greeter {}",
        "force-app/core/classes/tests/Greeter.cls-meta.xml": CLASS_META,
        "force-app/core/objects/Book__c/Book__c.object-meta.xml": metadata("CustomObject", "<label>Book</label>"),
        "force-app/core/objects/Book__c/fields/Pages__c.field-meta.xml": metadata(
          "CustomField",
          "<fullName>Pages__c</fullName>",
        ),
        "force-app/core/objects/Book__c/indexes/A.index-meta.xml": metadata("Index", "<fullName>A</fullName>"),
        "force-app/core/lwc/shelf/shelf.ts": "export default class {}",
        "force-app/core/lwc/shelf/shelf.html": "<template></template>",
        "force-app/core/lwc/shelf/shelf.js-meta.xml": BUNDLE_META,
        "force-app/core/lwc/shelf/__tests__/shelf.test.ts": "",
        "force-app/core/layouts/Book__c-Book %28Main%29 Layout.layout-meta.xml": metadata("Layout", ""),
        "force-app/core/staticresources/covers.resource-meta.xml": metadata("StaticResource", ""),
        "force-app/core/staticresources/covers/one.png": "",
        "force-app/core/experiences/Shop.site-meta.xml": metadata("ExperienceBundle", "<label>Shop</label>"),
        "force-app/core/experiences/Shop/brandingSets/one.json": "{}",
        "force-app/core/settings/Opportunity.settings-meta.xml": metadata("OpportunitySettings", ""),
        "force-app/core/labels/CustomLabels.labels-meta.xml": metadata(
          "CustomLabels",
          "  <labels>\n    <fullName>Hello</fullName>\n    <value>Hello &amp; <![CDATA[<b>]]></value>\n  </labels>",
        ),
      }),
    );

  it("is sorted into its kinds", () => {
    const project = read();
    expect(project.sourceApiVersion).toBe("66.0");
    expect(project.classes).toEqual([
      {
        file: "force-app/core/classes/tests/Greeter.cls",
        name: "Greeter",
        source: "public class Greeter {}",
        apiVersion: "65.0",
      },
    ]);
    expect(project.objects.map((object) => [object.apiName, object.fields.map((field) => field.fullName)])).toEqual([
      ["Book__c", ["Pages__c"]],
    ]);
    expect(project.layouts[0]!.fullName).toBe("Book__c-Book (Main) Layout");
    expect(project.other.map(({ type, fullName }) => [type, fullName])).toEqual([
      ["Index", "A"],
      ["Settings", "Opportunity"],
      ["ExperienceBundle", "Shop"],
    ]);
  });

  it("has of what lies in several package directories that of the last one", () => {
    const directories = ["force-app", "more"];
    const packageDirectories = directories.map((path, index) => ({ path, default: index === 0 }));
    const root = temporaryProject({
      "sfdx-project.json": JSON.stringify({ packageDirectories, sourceApiVersion: "66.0" }),
      "more/profiles/Admin.profile-meta.xml": metadata("Profile", "<custom>true</custom>"),
      "force-app/profiles/Admin.profile-meta.xml": metadata("Profile", "<custom>false</custom>"),
      "force-app/moderation/Hot.rule-meta.xml": metadata("ModerationRule", ""),
      "force-app/restrictionRules/Own.rule-meta.xml": metadata("RestrictionRule", ""),
    });
    const project = readProject(root);
    expect(project.profiles.map((profile) => profile.file)).toEqual(["more/profiles/Admin.profile-meta.xml"]);
  });

  it("has package directories and source folders that lie beside the project, less what is ignored", () => {
    const shared = temporaryProject({
      "parts/customPermissions/Fly.customPermission-meta.xml": metadata("CustomPermission", "<label>Fly</label>"),
      "parts/jsconfig.json": "{}",
      "more/customPermissions/Swim.customPermission-meta.xml": metadata("CustomPermission", "<label>Swim</label>"),
    });
    const beside = `../${path.basename(shared)}`;
    const root = temporaryProject({
      "sfdx-project.json": JSON.stringify({ packageDirectories: [{ path: `${beside}/parts` }] }),
      ".forceignore": "jsconfig.json",
    });
    const project = readProject(root, [path.join(shared, "more")]);
    expect(project.customPermissions.map(({ fullName }) => fullName).sort()).toEqual(["Fly", "Swim"]);
  });

  it("has once what lies twice, word for word, in one package directory", () => {
    const text = metadata("CustomPermission", "<label>Fly</label>");
    const root = temporaryProject({
      "force-app/a/customPermissions/Fly.customPermission-meta.xml": text,
      "force-app/b/customPermissions/Fly.customPermission-meta.xml": text,
    });
    expect(readProject(root).customPermissions.map(({ file }) => file)).toEqual([
      "force-app/a/customPermissions/Fly.customPermission-meta.xml",
    ]);
  });

  // legacySuffix and parseAsFolderMetadataXml of Salesforce's source-deploy-retrieve.
  it("has files with older suffixes, and folders that are described without one", () => {
    const root = temporaryProject({
      "force-app/weblinks/Welcome.custompageweblink-meta.xml": metadata("CustomPageWebLink", ""),
      "force-app/reports/Sales-meta.xml": metadata("ReportFolder", "<name>Sales</name>"),
    });
    const kinds = readProject(root).other.map(({ type, fullName }) => `${type} ${fullName}`);
    expect(kinds.sort()).toEqual(["CustomPageWebLink Welcome", "ReportFolder Sales"]);
  });

  // Children and metaFileSuffix of Salesforce's source-deploy-retrieve; github.com/trailheadapps/coral-cloud.
  it("has bundles whose parts are components too, or that another file than a -meta.xml describes", () => {
    const root = temporaryProject({
      "force-app/bots/Ann/Ann.bot-meta.xml": metadata("Bot", ""),
      "force-app/bots/Ann/v1.botVersion-meta.xml": metadata("BotVersion", "<fullName>v1</fullName>"),
      "force-app/bots/Bob/Bob.bot-meta.xml": metadata("Bot", ""),
      "force-app/bots/Bob/v1.botVersion-meta.xml": metadata("BotVersion", "<fullName>v1</fullName>"),
      "force-app/genAiPlannerBundles/Ann/Ann.genAiPlannerBundle": metadata("GenAiPlannerBundle", ""),
      "force-app/genAiPlannerBundles/Ann/localActions/a/input/schema.json": "{}",
      "force-app/lightningTypes/book/schema.json": "{}",
      "force-app/lightningTypes/book/lightningDesktopGenAi/renderer.json": "{}",
      "force-app/territory2Models/World/World.territory2Model-meta.xml": metadata("Territory2Model", ""),
      "force-app/territory2Models/World/territories/West.territory2-meta.xml": metadata("Territory2", ""),
      "force-app/waveTemplates/sales/template-info.json": "{}",
    });
    const kinds = readProject(root).other.map(({ type, fullName }) => `${type} ${fullName}`);
    expect(kinds.sort()).toEqual([
      "Bot Ann",
      "Bot Bob",
      "BotVersion Ann.v1",
      "BotVersion Bob.v1",
      "GenAiPlannerBundle Ann",
      "Territory2 World.West",
      "Territory2Model World",
    ]);
  });

  it("has the description of a component that has another name but is the only one", () => {
    const root = temporaryProject({
      "force-app/lwc/shelf/shelf.js": "export const a = 1;",
      "force-app/lwc/shelf/shelv.js-meta.xml": BUNDLE_META,
    });
    expect(readProject(root).lwc[0]!.meta!.file).toBe("force-app/lwc/shelf/shelv.js-meta.xml");
  });

  it("keeps TypeScript components that .forceignore leaves out, without their tests", () => {
    expect(read().lwc[0]!.files).toEqual([
      "force-app/core/lwc/shelf/shelf.html",
      "force-app/core/lwc/shelf/shelf.js-meta.xml",
      "force-app/core/lwc/shelf/shelf.ts",
    ]);
  });

  // As source-deploy-retrieve 12 converts them for a deployment.
  it("has what objects hold in their own files, but of a kind that has files of its own", () => {
    const part = (kind: string, name: string) => `<${kind}><fullName>${name}</fullName></${kind}>`;
    const whole = metadata("CustomObject", part("fields", "A__c") + part("validationRules", "V"));
    const { objects } = readProject(
      temporaryProject({
        "force-app/objects/X__c/X__c.object-meta.xml": whole,
        "force-app/objects/Y__c/Y__c.object-meta.xml": whole,
        "force-app/objects/Y__c/fields/B__c.field-meta.xml": metadata("CustomField", "<fullName>B__c</fullName>"),
      }),
    );
    const names = objects.map(({ fields, validationRules }) =>
      [...fields, ...validationRules].map(({ fullName, root }) => `${root.name} ${fullName}`),
    );
    expect(names).toEqual([
      ["CustomField A__c", "ValidationRule V"],
      ["CustomField B__c", "ValidationRule V"],
    ]);
  });

  it("has components that lie in a folder of another", () => {
    const files = ["lwc/a/a", "lwc/a/lwc/b/b"].flatMap((file) => [
      [`force-app/${file}.js`, ""],
      [`force-app/${file}.js-meta.xml`, BUNDLE_META],
    ]);
    const { lwc } = readProject(temporaryProject(Object.fromEntries(files) as Record<string, string>));
    expect(lwc.map(({ name, files }) => [name, files.length])).toEqual([
      ["a", 2],
      ["b", 2],
    ]);
  });

  it("has labels with their place and their text without entities", () => {
    expect(read().labels).toEqual([
      {
        file: "force-app/core/labels/CustomLabels.labels-meta.xml",
        line: 3,
        column: 3,
        fullName: "Hello",
        language: "en_US",
        value: "Hello & <b>",
      },
    ]);
  });
});

describe("problems", () => {
  it("are all told at once, in the order of files", () => {
    const problems = problemsOf({
      "force-app/a/classes/stray.java": "",
      "force-app/a/classes/Kept.cls": "public class Kept {}",
      "force-app/a/classes/Kept.cls-meta.xml": metadata("ApexClass", "<apiVersion>66.0</apiVersion>"),
      "force-app/b/lwc/b/b.js": "",
      "force-app/a/classes/Lone.cls": "public class Lone {}",
    });
    expect(problems).toEqual([
      "force-app/a/classes/Lone.cls:1:1: no Lone.cls-meta.xml beside it",
      'force-app/b/lwc/b/b.js:1:1: component "b" has no b.js-meta.xml',
    ]);
  });

  it.each([
    ["{", "sfdx-project.json:1:2: malformed JSON: Expected property name or '}'"],
    [
      '{"sourceApiVersion": "66.0"}',
      'sfdx-project.json:1:1: "packageDirectories" must be a list of objects with a "path"',
    ],
    [
      '{"sourceApiVersion": 66, "packageDirectories": [{"path": "force-app"}]}',
      'sfdx-project.json:1:2: "sourceApiVersion" must be a text such as "66.0"',
    ],
    [
      '{"sourceApiVersion": "66.0", "packageDirectories": [{"path": "elsewhere"}]}',
      'sfdx-project.json:1:62: package directory "elsewhere" does not exist',
    ],
  ])("of the configuration %s", (text, expected) => {
    expect(problemsOf({ "sfdx-project.json": text })).toEqual([expected]);
  });

  // Salesforce DX Developer Guide, "Salesforce DX Project Configuration"; an org without the namespace takes the source too.
  it("are none where the version is missing or a namespace is there", () => {
    const text = '{"packageDirectories": [{"path": "force-app"}], "namespace": "acme"}';
    expect(problemsOf({ "sfdx-project.json": text })).toEqual([]);
  });

  it("finds metadata by its names with the project's namespace and without", () => {
    const { flexiPages } = readProject(
      temporaryProject({
        "sfdx-project.json": '{"packageDirectories": [{"path": "force-app"}], "namespace": "acme"}',
        "force-app/flexipages/A.flexipage-meta.xml": metadata("FlexiPage", "<sobjectType>acme__Book__c</sobjectType>"),
      }),
    );
    expect(flexiPages[0]?.root.children[0]?.text).toBe("Book__c");
  });

  it("are none where a field is translated into two languages", () => {
    const file = (language: string) => `force-app/objectTranslations/A__c-${language}/B__c.fieldTranslation-meta.xml`;
    const translation = metadata("CustomFieldTranslation", "<name>B__c</name>");
    expect(problemsOf({ [file("de")]: translation, [file("en_US")]: translation })).toEqual([]);
  });

  it("are told apart from types and formats that are not known", () => {
    const problems = problemsOf({
      "force-app/novelties/A.novelty-meta.xml": metadata("Novelty", ""),
      "force-app/novelties/A.tabs-meta.xml": metadata("CustomTab", ""),
      "force-app/layouts/Lead-A.layout": metadata("Layout", ""),
      "force-app/objects/Lead.object": metadata("CustomObject", ""),
    });
    expect(problems).toEqual([
      "force-app/layouts/Lead-A.layout:1:1: not modelled: the metadata format, where Layout has no -meta.xml",
      "force-app/novelties/A.novelty-meta.xml:1:1: not modelled: metadata type Novelty",
      'force-app/novelties/A.tabs-meta.xml:1:1: no known metadata type has files ".tabs-meta.xml"',
      "force-app/objects/Lead.object:1:1: not modelled: the metadata format, where CustomObject has no -meta.xml",
    ]);
  });

  it("of bundles", () => {
    const problems = problemsOf({
      "force-app/bots/Ann/Ann.bot-meta.xml": metadata("BotVersion", ""),
      "force-app/bots/Ann/v1.botVersion-meta.xml": metadata("Bot", ""),
      "force-app/genAiPlannerBundles/Ann/localActions/a/input/schema.json": "{}",
      "force-app/genAiPlannerBundles/Bob/Bob.genAiPlannerBundle": metadata("GenAiPlanner", ""),
      "force-app/lightningTypes/book/lightningDesktopGenAi/renderer.json": "{}",
    });
    const inBundles = problems.map((problem) => problem.replace("force-app/", "").replace(/^(\w+)\/.*:\d+:\d+/, "$1"));
    expect(inBundles).toEqual([
      "bots: root element is <BotVersion>, but must be <Bot>",
      "bots: root element is <Bot>, but must be <BotVersion>",
      'genAiPlannerBundles: "Ann" has no .genAiPlannerBundle',
      "genAiPlannerBundles: root element is <GenAiPlanner>, but must be <GenAiPlannerBundle>",
      'lightningTypes: "book" has no schema.json',
    ]);
  });

  it("of a folder that is no project", () => {
    const folder = temporaryProject({}) + "/force-app";
    expect(() => readProject(folder)).toThrow("sfdx-project.json:1:1: no sfdx-project.json in ");
  });

  const OBJECT = "force-app/objects/Book__c";
  it.each<[string, Record<string, string>, string]>([
    [
      "malformed XML",
      { "force-app/tabs/A.tab-meta.xml": "<CustomTab>\n  <label>\n</CustomTab>" },
      "force-app/tabs/A.tab-meta.xml:3:12: malformed XML: unexpected close tag",
    ],
    [
      "a wrong root element",
      { "force-app/tabs/A.tab-meta.xml": "<?xml version='1.0'?>\n <CustomApplication/>" },
      "force-app/tabs/A.tab-meta.xml:2:2: root element is <CustomApplication>, but must be <CustomTab>",
    ],
    [
      "an unknown type",
      { "force-app/x/A.nothing-meta.xml": "<a/>" },
      'force-app/x/A.nothing-meta.xml:1:1: no known metadata type has files ".nothing-meta.xml"',
    ],
    [
      "metadata without its content",
      { "force-app/classes/A.cls-meta.xml": CLASS_META },
      "force-app/classes/A.cls-meta.xml:1:1: there is no A.cls beside it",
    ],
    [
      "a field under another name",
      { [`${OBJECT}/fields/A__c.field-meta.xml`]: metadata("CustomField", "  <fullName>B__c</fullName>") },
      `${OBJECT}/fields/A__c.field-meta.xml:3:3: fullName "B__c" differs from the file's name "A__c"`,
    ],
    [
      "a field without a name",
      { [`${OBJECT}/fields/A__c.field-meta.xml`]: metadata("CustomField", "") },
      `${OBJECT}/fields/A__c.field-meta.xml:2:1: fullName is missing`,
    ],
    [
      "a field without a name inside the object's file",
      { [`${OBJECT}/Book__c.object-meta.xml`]: metadata("CustomObject", "<fields/>") },
      `${OBJECT}/Book__c.object-meta.xml:3:1: fullName is missing`,
    ],
    [
      "an object's file under another name",
      { [`${OBJECT}/Boook__c.object-meta.xml`]: metadata("CustomObject", "") },
      `${OBJECT}/Boook__c.object-meta.xml:1:1: no part of an object: Book__c.object-meta.xml, or fields/Name.field-meta.xml and the like`,
    ],
    [
      "a component without metadata",
      { "force-app/lwc/shelf/shelf.ts": "" },
      'force-app/lwc/shelf/shelf.ts:1:1: component "shelf" has no shelf.js-meta.xml',
    ],
    [
      "a component without source",
      { "force-app/lwc/shelf/shelf.js-meta.xml": BUNDLE_META },
      'force-app/lwc/shelf/shelf.js-meta.xml:1:1: component "shelf" has no shelf.ts, shelf.js, shelf.html or shelf.css',
    ],
    [
      "a stray file in a component",
      {
        "force-app/lwc/shelf/shelf.ts": "",
        "force-app/lwc/shelf/shelf.js-meta.xml": BUNDLE_META,
        "force-app/lwc/shelf/todo.yml": "",
      },
      "force-app/lwc/shelf/todo.yml:1:1: a Lightning web component has no such file: .ts, .js, .html, .css, .svg and .js-meta.xml only",
    ],
    [
      "a component with a bad name",
      { "force-app/lwc/Shelf/Shelf.ts": "", "force-app/lwc/Shelf/Shelf.js-meta.xml": BUNDLE_META },
      'force-app/lwc/Shelf/Shelf.ts:1:1: "Shelf" is no name of a component: lower case first, then letters, digits and single _',
    ],
    [
      "a static resource without metadata",
      { "force-app/staticresources/a.css": "" },
      "force-app/staticresources/a.css:1:1: no .resource-meta.xml beside it",
    ],
    [
      "a component of the same name twice",
      {
        "force-app/a/tabs/A.tab-meta.xml": metadata("CustomTab", ""),
        "force-app/b/tabs/a.tab-meta.xml": metadata("CustomTab", ""),
      },
      'force-app/b/tabs/a.tab-meta.xml:1:1: CustomTab "a" is already in force-app/a/tabs/A.tab-meta.xml',
    ],
    [
      "a label twice",
      {
        "force-app/main/labels/CustomLabels.labels-meta.xml": metadata(
          "CustomLabels",
          "<labels><fullName>A</fullName><value>1</value></labels>\n<labels><fullName>a</fullName><value>2</value></labels>",
        ),
      },
      'force-app/main/labels/CustomLabels.labels-meta.xml:4:9: label "a" is already in force-app/main/labels/CustomLabels.labels-meta.xml:3',
    ],
    [
      "a label without a value",
      {
        "force-app/main/labels/CustomLabels.labels-meta.xml": metadata(
          "CustomLabels",
          "<labels><fullName>A</fullName></labels>",
        ),
      },
      "force-app/main/labels/CustomLabels.labels-meta.xml:3:1: a label needs <fullName> and <value>",
    ],
  ])("of %s", (_, files, expected) => {
    expect(problemsOf(files)).toEqual([expected]);
  });
});
