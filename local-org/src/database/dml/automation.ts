/** Flows, processes and workflow rules of the project, which an org would run when rows are saved: they are refused. */
import { context } from "../../apex/runtime/context.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { TriggerEvent } from "../../apex/program.ts";
import type { Project, XmlElement } from "../../project/model.ts";
import { child, children, textOf } from "../../project/xml.ts";
import type { ObjectDescription } from "../../schema/model.ts";

/** What runs, by operation and object: `update Lead`. */
type Automations = ReadonlyMap<string, string>;

const known = new WeakMap<Project, Automations>();

export function refuseAutomation(object: ObjectDescription, event: TriggerEvent): void {
  const { project } = context().services;
  const automations = known.get(project) ?? automationsOf(project);
  known.set(project, automations);
  const what = automations.get(`${event.replace("before ", "")} ${object.apiName}`);
  if (what !== undefined) throw new NotModelled(what);
}

function automationsOf(project: Project): Automations {
  return new Map(
    project.other.flatMap(({ type, fullName, root }) => {
      const runs = type === "Flow" ? flowRuns(root) : type === "Workflow" ? ruleRuns(root, fullName) : [];
      return runs.map(
        (run) => [run, type === "Flow" ? `the flow ${fullName}` : `workflow rules of ${fullName}`] as const,
      );
    }),
  );
}

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

/** Of a flow that a record triggers, or of a process. */
function flowRuns(flow: XmlElement): string[] {
  if (textOf(flow, "status") !== "Active") return [];
  const start = child(flow, "start");
  if (/^Record(Before|After)/.test((start && textOf(start, "triggerType")) ?? "")) {
    return runsOn(textOf(start!, "recordTriggerType"), textOf(start!, "object"));
  }
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
