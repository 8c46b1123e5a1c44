/** Checks a few classes against the standard objects and a small schema of its own. */
import "../../../src/apex/library/index.ts";
import { findPlatformClass, platformClass } from "../../../src/apex/library/registry.ts";
import type { MemberImplementation, PlatformClassOptions } from "../../../src/apex/library/registry.ts";
import { parseAnonymous, parseClass, parseTrigger } from "../../../src/apex/syntax/parse.ts";
import type { AnonymousBlock, TriggerDeclaration, TypeDeclaration } from "../../../src/apex/syntax/tree.ts";
import { checkProgram } from "../../../src/apex/types/check.ts";
import type { CheckResult } from "../../../src/apex/types/check.ts";
import type { Source } from "../../../src/apex/types/program.ts";
import { readProject } from "../../../src/project/read.ts";
import { loadSchema } from "../../../src/schema/load.ts";
import { metadata, removeTemporaryProjects, temporaryProject } from "../../project/temporary-project.ts";

const property: MemberImplementation = { get: () => null, set: () => undefined };
const method: MemberImplementation = () => null;

/** Stands in for what other rooms of the library declare, where they do not yet. */
function declare(header: string, members: Record<string, MemberImplementation>, options?: PlatformClassOptions): void {
  if (!findPlatformClass(header.replace(/<.*/, ""))) platformClass(header, members, options);
}

declare("System.SObject", {
  "Object get(String field)": method,
  "SObject clone()": method,
  "void addError(String message)": method,
  "Schema.SObjectType getSObjectType()": method,
});
declare("Schema.SObjectType", { "Schema.DescribeSObjectResult getDescribe()": method });
declare("Schema.SObjectField", { "Schema.DescribeFieldResult getDescribe()": method });
declare("Schema.DescribeSObjectResult", { "String getName()": method });
declare("Schema.SObjectTypeFields", { "Map<String, Schema.SObjectField> getMap()": method });
declare("Schema.DescribeFieldResult", { "String getName()": method });
declare("Schema.CustomMetadataType<T>", { "static Map<String, T> getAll()": method });
declare("Schema.CustomSettingType<T>", { "static T getOrgDefaults()": method });
declare("System.AggregateResult", { "Object get(String alias)": method }, { extends: "SObject" });
declare("System.Trigger", { "static List<SObject> new": property, "static Map<Id, SObject> oldMap": property });
declare("System.Database", { "static List<SObject> query(String text)": method });
declare("Database.QueryLocator", {});
declare("Database.BatchableContext", {}, { kind: "interface" });
declare(
  "Database.Batchable<T>",
  {
    "Object start(Database.BatchableContext context)": null,
    "void execute(Database.BatchableContext context, List<T> scope)": null,
    "void finish(Database.BatchableContext context)": null,
  },
  { kind: "interface" },
);

function object(apiName: string, definition: string, fields: Readonly<Record<string, string>>): [string, string][] {
  const folder = `force-app/main/default/objects/${apiName}`;
  const label = `<label>${apiName}</label><pluralLabel>${apiName}</pluralLabel>`;
  return [
    [`${folder}/${apiName}.object-meta.xml`, metadata("CustomObject", label + definition)],
    ...Object.entries(fields).map(([name, body]): [string, string] => [
      `${folder}/fields/${name}.field-meta.xml`,
      metadata("CustomField", `<fullName>${name}</fullName><label>${name}</label>${body}`),
    ]),
  ];
}

const NUMBER = "<type>Number</type><precision>4</precision><scale>0</scale>";
const CUSTOM =
  "<nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>";

export const schema = loadSchema(
  readProject(
    temporaryProject(
      Object.fromEntries([
        ...object("Course__c", CUSTOM, {
          Seats__c: NUMBER,
          Code__c: "<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>",
          Starts__c: "<type>Date</type>",
          Notes__c: "<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>",
          Teacher__c:
            "<type>Lookup</type><referenceTo>Contact</referenceTo><relationshipName>Courses</relationshipName><relationshipLabel>Courses</relationshipLabel>",
        }),
        ...object("Level__mdt", "", { Rank__c: NUMBER }),
      ]),
    ),
  ),
);
removeTemporaryProjects();

export interface Sources {
  readonly classes?: readonly string[];
  readonly triggers?: readonly string[];
  readonly anonymous?: string;
  readonly keepGoing?: boolean;
}

export interface Checked extends CheckResult {
  readonly units: readonly TypeDeclaration[];
  readonly triggerUnits: readonly TriggerDeclaration[];
  readonly anonymousUnit: AnonymousBlock | undefined;
}

export function check(sources: Sources): Checked {
  const classes = (sources.classes ?? []).map((text) => source(nameIn(text), parseClass(nameIn(text), text)));
  const triggers = (sources.triggers ?? []).map((text) => source("T.trigger", parseTrigger("T.trigger", text)));
  const anonymous =
    sources.anonymous === undefined ? undefined : source("anonymous", parseAnonymous("anonymous", sources.anonymous));
  const labels = [{ fullName: "Hello" }];
  const result = checkProgram({ classes, triggers, anonymous, schema, labels, keepGoing: sources.keepGoing });
  return {
    ...result,
    units: classes.map((each) => each.unit),
    triggerUnits: triggers.map((each) => each.unit),
    anonymousUnit: anonymous?.unit,
  };
}

function nameIn(text: string): string {
  return `${/\b(?:class|interface|enum)\s+(\w+)/i.exec(text)?.[1] ?? ""}.cls`;
}

function source<Unit>(file: string, parsed: { unit?: Unit; problems: readonly { message: string }[] }): Source<Unit> {
  if (!parsed.unit) throw new Error(parsed.problems.map((problem) => problem.message).join("\n"));
  return { file, unit: parsed.unit };
}

const problemLines = (result: CheckResult): string[] =>
  result.problems.map((problem) => `${problem.line}:${problem.column} ${problem.message}`);

/** Problems of statements, as `line:column message`. */
export function statements(text: string, ...classes: string[]): string[] {
  return problemLines(check({ anonymous: text, classes }));
}

/** Problems of classes, as `line:column message`. */
export function classes(...texts: string[]): string[] {
  return problemLines(check({ classes: texts }));
}
