/** Data of the standard panels of a record page: header, details, related lists; and of an object's list. */
import type { ActivityEntry, DetailSection, RecordHeader, RecordTable } from "../lightning/pages/model.ts";
import {
  defaultSections,
  highlightFields,
  iconOf,
  layoutOf,
  layoutSections,
  relatedLists,
  type SectionPlan,
} from "../lightning/pages/layout.ts";
import type { Project } from "../project/model.ts";
import type { ChildRelationship, FieldDescription, ObjectDescription } from "../schema/model.ts";
import { activitiesOf, todayOf } from "./activities.ts";
import { hasIcon } from "./icons.ts";
import type { JsonRow, OrgUser, PageOrg } from "./page-org.ts";
import { RecordReader } from "./record-reader.ts";
import { isPopulated, labelOf, recordHref } from "./shown-fields.ts";

const RELATED_ROWS = 6;
const RELATED_COLUMNS = 4;
const LIST_COLUMNS = 7;

export class Panels {
  readonly #project: Project;
  readonly #records: RecordReader;
  readonly #userId: string;

  constructor(project: Project, org: PageOrg, user: OrgUser) {
    this.#project = project;
    this.#records = new RecordReader(org, user);
    this.#userId = user.id;
  }

  /** undefined: there is no such record, or the user may not see it. */
  header(object: ObjectDescription, id: string): RecordHeader | undefined {
    const fields = this.#records.readable(object, this.#highlights(object));
    const name = object.nameField ? this.#records.readable(object, [object.nameField.apiName]) : [];
    const row = this.#records.row(object, id, [...name, ...fields]);
    if (!row) return undefined;
    return {
      objectLabel: object.label,
      icon: this.#icon(object),
      name: String(row[object.nameField?.apiName ?? "Id"] ?? id),
      fields: fields.map((field) => this.#records.shown(object, field, row)),
    };
  }

  details(object: ObjectDescription, id: string): DetailSection[] {
    const layout = layoutOf(object.apiName, this.#project);
    const planned = layout && layoutSections(layout);
    const names = planned ? planned.flatMap((section) => section.columns.flat()) : showableFields(object);
    const row = this.#records.row(object, id, this.#records.readable(object, names));
    if (!row) return [];
    const sections = planned ?? defaultSections(object, (field) => isPopulated(object, field, row));
    return sections
      .map((section) => this.#section(section, object, row))
      .filter((section) => section.columns.flat().length > 0);
  }

  activities(id: string): ActivityEntry[] {
    return activitiesOf(id, this.#records);
  }

  today(name: "Task" | "Event"): ActivityEntry[] {
    return todayOf(name, this.#userId, this.#records);
  }

  /** The lists of the page layout; without a layout every child relationship that has rows. */
  relatedLists(object: ObjectDescription, id: string): RecordTable[] {
    const layout = layoutOf(object.apiName, this.#project);
    if (layout) {
      const plans = relatedLists(layout, object);
      return plans.flatMap((plan) => this.relatedList(object, id, plan.relationship, plan.fields) ?? []);
    }
    const shown = object.childRelationships.filter((child) => this.#isListed(child));
    const tables = shown.flatMap((child) => this.relatedList(object, id, child.name) ?? []);
    return tables.filter((table) => table.total > 0);
  }

  relatedList(
    object: ObjectDescription,
    id: string,
    relationship: string,
    fields: readonly string[] = [],
  ): RecordTable | undefined {
    const child = object.child(relationship);
    const of = child && this.#records.schema.object(child.childObject);
    if (!child || !of || this.#records.readable(of, [child.field]).length === 0) return undefined;
    const names = fields.length > 0 ? fields : this.#columns(of).filter((name) => name !== child.field);
    const columns = this.#records.readable(of, names).slice(0, RELATED_COLUMNS);
    const rows = this.#records.rows(of, columns, [{ field: child.field, equals: id }]);
    return { title: of.labelPlural, total: rows.length, ...this.#table(of, columns, rows.slice(0, RELATED_ROWS)) };
  }

  list(object: ObjectDescription): RecordTable | undefined {
    if (!this.#records.mayRead(object)) return undefined;
    const columns = this.#records.readable(object, this.#columns(object)).slice(0, LIST_COLUMNS);
    const rows = this.#records.rows(object, columns, []);
    return { title: object.labelPlural, total: rows.length, ...this.#table(object, columns, rows) };
  }

  #icon(object: ObjectDescription): string {
    return iconOf(object.apiName, this.#project, hasIcon);
  }

  #highlights(object: ObjectDescription): string[] {
    const source = this.#project.objects.find((candidate) => candidate.apiName === object.apiName);
    return highlightFields(object, source);
  }

  /** Name, then what stands beside the name in the header. */
  #columns(object: ObjectDescription): string[] {
    return [object.nameField?.apiName ?? "Id", ...this.#highlights(object), "CreatedDate"];
  }

  #section(section: SectionPlan, object: ObjectDescription, row: JsonRow): DetailSection {
    const columns = section.columns.map((names) =>
      this.#records.readable(object, names).map((field) => this.#records.shown(object, field, row)),
    );
    return { title: section.title, columns };
  }

  #table(
    object: ObjectDescription,
    columns: readonly FieldDescription[],
    rows: readonly JsonRow[],
  ): Pick<RecordTable, "icon" | "labels" | "rows"> {
    return {
      icon: this.#icon(object),
      labels: columns.map(labelOf),
      rows: rows.map((row) => {
        const id = String(row["Id"]);
        const [first, ...others] = columns.map((field) => this.#records.shown(object, field, row));
        const link = first && { ...first, text: first.text || id, href: recordHref(object.apiName, id) };
        return { id, cells: link ? [link, ...others] : [] };
      }),
    };
  }

  #isListed(child: ChildRelationship): boolean {
    const object = this.#records.schema.object(child.childObject);
    const isKind = object?.kind === "custom" || object?.kind === "standard";
    return isKind && !/^(Task|Event)$|(History|Share|Feed)$/.test(child.childObject);
  }
}

function showableFields(object: ObjectDescription): string[] {
  const shown = object.fields.filter((field) => !/^(base64|location)$/.test(field.type) && !field.calculated);
  return shown.map((field) => field.apiName);
}
