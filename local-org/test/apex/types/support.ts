/** Checks a few classes against the standard objects and a small schema of its own. */
import "../../../src/apex/library/index.ts";
import { parseAnonymous, parseClass, parseTrigger } from "../../../src/apex/syntax/parse.ts";
import type { AnonymousBlock, TriggerDeclaration, TypeDeclaration } from "../../../src/apex/syntax/tree.ts";
import { checkProgram } from "../../../src/apex/types/check.ts";
import type { CheckResult } from "../../../src/apex/types/check.ts";
import type { Source } from "../../../src/apex/types/program.ts";
import { readProject } from "../../../src/project/read.ts";
import { loadSchema } from "../../../src/schema/load.ts";
import { metadata, removeTemporaryProjects, temporaryProject } from "../../project/temporary-project.ts";

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
void removeTemporaryProjects();

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
