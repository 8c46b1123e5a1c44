/** Flows, processes, workflow and duplicate rules of the project, which an org would run when rows are saved: refused. */
import { context } from "../../apex/runtime/context.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { TriggerEvent } from "../../apex/program.ts";
import { isActiveFlow } from "../../project/flows.ts";
import type { Project, XmlElement } from "../../project/model.ts";
import { child, children, textOf } from "../../project/xml.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

/** What runs, by operation and object: `update Lead`. */
type Automations = ReadonlyMap<string, string>;

const known = new WeakMap<Project, Automations>();

export function refuseAutomation(object: ObjectDescription, event: TriggerEvent | "deliver"): void {
  const { project } = context().services;
  const automations = remembered(known, project, () => automationsOf(project));
  const what = automations.get(`${event.replace("before ", "")} ${object.apiName}`);
  if (what !== undefined) throw new NotModelled(what);
}

function automationsOf(project: Project): Automations {
  return new Map(
    project.other.flatMap(({ type, fullName, root }) => {
      const kind = KINDS[type];
      return kind ? kind.runs(root, fullName).map((run) => [run, kind.tell(fullName)] as const) : [];
    }),
  );
}

interface Kind {
  runs(root: XmlElement, fullName: string): string[];
  tell(fullName: string): string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  Flow: { runs: flowRuns, tell: (name) => `the flow ${name}` },
  Workflow: { runs: ruleRuns, tell: (name) => `workflow rules of ${name}` },
  DuplicateRule: { runs: duplicateRuns, tell: (name) => `the duplicate rule ${name}` },
};

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  Create: ["insert"],
  Update: ["update"],
  CreateAndUpdate: ["insert", "update"],
  Delete: ["delete"],
  onCreateOnly: ["insert"],
  onAllChanges: ["insert", "update"],
  onCreateOrTriggeringUpdate: ["insert", "update"],
};

const runsOn = (when: string | undefined, object: string | undefined): string[] =>
  (OPERATIONS[when ?? ""] ?? []).map((operation) => `${operation} ${object ?? ""}`);

/** Of a flow that a record or an event triggers, or of a process. */
function flowRuns(flow: XmlElement): string[] {
  if (!isActiveFlow(flow)) return [];
  const start = child(flow, "start");
  if (/^Record(Before|After)/.test((start && textOf(start, "triggerType")) ?? "")) {
    return runsOn(textOf(start!, "recordTriggerType"), textOf(start!, "object"));
  }
  if (start && textOf(start, "triggerType") === "PlatformEvent") return [`deliver ${textOf(start, "object")}`];
  const value = (name: string): string | undefined => {
    const element = children(flow, "processMetadataValues").find((each) => textOf(each, "name") === name);
    const inner = element && child(element, "value");
    return inner && textOf(inner, "stringValue");
  };
  return textOf(flow, "processType") === "Workflow" ? runsOn(value("TriggerType"), value("ObjectType")) : [];
}

/** Other actions than these two change no row. */
function ruleRuns(workflow: XmlElement, object: string): string[] {
  const changesRows = (rule: XmlElement) =>
    children(rule, "actions").some((action) => /^(FieldUpdate|Task)$/.test(textOf(action, "type") ?? ""));
  return children(workflow, "rules")
    .filter((rule) => textOf(rule, "active") === "true" && changesRows(rule))
    .flatMap((rule) => runsOn(textOf(rule, "triggerType"), object));
}

/** Of a rule that may keep Apex from saving a row: one that only reports duplicates does not. */
function duplicateRuns(rule: XmlElement, fullName: string): string[] {
  if (textOf(rule, "isActive") !== "true") return [];
  const [object = ""] = fullName.split(".");
  const stops = (operation: string) =>
    textOf(rule, `actionOn${operation}`) === "Block" ||
    children(rule, `operationsOn${operation}`).some(({ text }) => text === "Alert");
  return ["Insert", "Update"].filter(stops).map((operation) => `${operation.toLowerCase()} ${object}`);
}
