/** Data of the standard panels of a record page: header, details, activities, related lists; and of an object's list. */
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
import { formatDate, formatMoment, formatMonth, type Reader } from "./formats.ts";
import { hasIcon } from "./icons.ts";
import type { JsonRow, OrgUser, PageOrg } from "./page-org.ts";
import { isPopulated, pathsFor, recordHref, shownField } from "./shown-fields.ts";

export class Panels {
  readonly #project: Project;
  readonly #org: PageOrg;
  readonly #user: OrgUser;
  readonly #reader: Reader;

  constructor(project: Project, org: PageOrg, user: OrgUser) {
    this.#project = project;
    this.#org = org;
    this.#user = user;
    this.#reader = { locale: user.locale, timeZone: user.timeZone, currency: org.currency };
  }

  /** undefined: there is no such record, or the user may not see it. */
  header(object: ObjectDescription, id: string): RecordHeader | undefined {
    const source = this.#project.objects.find((candidate) => candidate.apiName === object.apiName);
    const fields = this.#readable(object, highlightFields(object, source));
    const name = object.nameField && this.#mayRead(object, object.nameField) ? [object.nameField] : [];
    const row = this.#row(object, id, [...name, ...fields]);
    if (!row) return undefined;
    return {
      objectLabel: object.label,
      icon: this.icon(object.apiName),
      name: String(row[object.nameField?.apiName ?? "Id"] ?? id),
      fields: fields.map((field) => this.#shown(object, field, row)),
    };
  }

  details(object: ObjectDescription, id: string): DetailSection[] {
    const layout = layoutOf(object.apiName, this.#project);
    const fields = layout
      ? this.#readable(
          object,
          layoutSections(layout).flatMap((section) => section.columns.flat()),
        )
      : this.#allReadable(object);
    const row = this.#row(object, id, fields);
    if (!row) return [];
    const sections = layout
      ? layoutSections(layout)
      : defaultSections(object, (field) => isPopulated(object, field, row));
    return sections
      .map((section) => this.#section(section, object, row))
      .filter((section) => section.columns.flat().length > 0);
  }

  /** The record's tasks and events: what is open or to come first, then the past, the latest first. */
  activities(id: string): ActivityEntry[] {
    const tasks = this.#activitiesOf("Task", "ActivityDate", id).map((row) => this.#task(row));
    const events = this.#activitiesOf("Event", "StartDateTime", id).map((row) => this.#event(row));
    const all = [...tasks, ...events];
    const upcoming = all.filter((entry) => entry.open).sort((left, right) => left.moment.localeCompare(right.moment));
    const past = all.filter((entry) => !entry.open).sort((left, right) => right.moment.localeCompare(left.moment));
    return [...upcoming, ...past].map((entry) => entry.shown);
  }

  /** The lists of the page layout; without a layout every child relationship that has rows. */
  relatedLists(object: ObjectDescription, id: string): RecordTable[] {
    const layout = layoutOf(object.apiName, this.#project);
    if (layout) {
      return relatedLists(layout, object).flatMap(
        (plan) => this.relatedList(object, id, plan.relationship, plan.fields) ?? [],
      );
    }
    const shown = object.childRelationships.filter(
      (child) => !/^(Task|Event)$/.test(child.childObject) && this.#isListed(child),
    );
    return shown.flatMap((child) => this.relatedList(object, id, child.name) ?? []).filter((table) => table.total > 0);
  }

  relatedList(
    object: ObjectDescription,
    id: string,
    relationship: string,
    fields: readonly string[] = [],
  ): RecordTable | undefined {
    const child = object.child(relationship);
    const of = child && this.#org.schema.object(child.childObject);
    if (!child || !of || !this.#mayReadObject(of) || !this.#mayRead(of, of.field(child.field))) return undefined;
    const columns =
      fields.length > 0
        ? this.#readable(of, fields)
        : this.#columns(of).filter((field) => field.apiName !== child.field);
    const rows = this.#rows(of, columns, [{ field: child.field, equals: id }]);
    return { title: of.labelPlural, total: rows.length, ...this.#table(of, columns.slice(0, 4), rows.slice(0, 6)) };
  }

  list(object: ObjectDescription): RecordTable | undefined {
    if (!this.#mayReadObject(object)) return undefined;
    const columns = this.#columns(object);
    const rows = this.#rows(object, columns, []);
    return { title: object.labelPlural, total: rows.length, ...this.#table(object, columns, rows) };
  }

  icon(object: string): string {
    return iconOf(object, this.#project, hasIcon);
  }

  #section(section: SectionPlan, object: ObjectDescription, row: JsonRow): DetailSection {
    const columns = section.columns.map((names) =>
      this.#readable(object, names).map((field) => this.#shown(object, field, row)),
    );
    return { title: section.title, columns };
  }

  #shown(object: ObjectDescription, field: FieldDescription, row: JsonRow) {
    return shownField(object, field, row, this.#org.schema, this.#reader);
  }

  /** Name, then what stands beside the name in the header. */
  #columns(object: ObjectDescription): FieldDescription[] {
    const source = this.#project.objects.find((candidate) => candidate.apiName === object.apiName);
    const names = [object.nameField?.apiName ?? "Id", ...highlightFields(object, source)];
    return this.#readable(object, [...names, "CreatedDate"]).slice(0, 7);
  }

  #table(
    object: ObjectDescription,
    columns: readonly FieldDescription[],
    rows: readonly JsonRow[],
  ): Pick<RecordTable, "icon" | "labels" | "rows"> {
    return {
      icon: this.icon(object.apiName),
      labels: columns.map((field) => field.label.replace(/ ID$/, "")),
      rows: rows.map((row) => {
        const cells = columns.map((field, index) => {
          const shown = this.#shown(object, field, row);
          // The first column leads to the record.
          return index === 0
            ? { ...shown, text: shown.text || String(row["Id"]), href: recordHref(object.apiName, String(row["Id"])) }
            : shown;
        });
        return { id: String(row["Id"]), cells };
      }),
    };
  }

  #isListed(child: ChildRelationship): boolean {
    const object = this.#org.schema.object(child.childObject);
    return (
      object !== undefined &&
      object.queryable &&
      (object.kind === "custom" || object.kind === "standard") &&
      !/History$|Share$|Feed$/.test(object.apiName)
    );
  }

  #row(object: ObjectDescription, id: string, fields: readonly FieldDescription[]): JsonRow | undefined {
    return this.#mayReadObject(object) ? this.#rows(object, fields, [{ field: "Id", equals: id }])[0] : undefined;
  }

  #rows(
    object: ObjectDescription,
    fields: readonly FieldDescription[],
    where: readonly { field: string; equals: string }[],
  ): JsonRow[] {
    const paths = new Set(["Id", ...fields.flatMap((field) => pathsFor(object, field, this.#org.schema))]);
    const orderBy = object.field("CreatedDate") ? "CreatedDate DESC" : "Id";
    return this.#org.select(this.#user.id, { object: object.apiName, fields: [...paths], where, orderBy, limit: 200 });
  }

  #allReadable(object: ObjectDescription): FieldDescription[] {
    return object.fields.filter(
      (field) => field.type !== "base64" && field.type !== "location" && this.#mayRead(object, field),
    );
  }

  #readable(object: ObjectDescription, names: readonly string[]): FieldDescription[] {
    return names.flatMap((name) => object.field(name) ?? []).filter((field) => this.#mayRead(object, field));
  }

  #mayReadObject(object: ObjectDescription): boolean {
    return object.queryable && this.#org.mayRead(this.#user.id, object.apiName);
  }

  #mayRead(object: ObjectDescription, field: FieldDescription | undefined): boolean {
    return field !== undefined && this.#org.mayRead(this.#user.id, object.apiName, field.apiName);
  }

  #activitiesOf(name: "Task" | "Event", dateField: string, id: string): JsonRow[] {
    const object = this.#org.schema.object(name);
    if (!object || !this.#mayReadObject(object)) return [];
    const names = ["Subject", dateField, "WhoId", "WhatId", "OwnerId", "TaskSubtype", "IsClosed", "CreatedDate"];
    const fields = this.#readable(object, names);
    const parent = id.startsWith("003") || id.startsWith("00Q") ? "WhoId" : "WhatId";
    return this.#rows(object, fields, [{ field: parent, equals: id }]);
  }

  #task(row: JsonRow): Activity {
    const date = row["ActivityDate"];
    const moment = String(date ?? row["CreatedDate"] ?? "");
    const icon =
      row["TaskSubtype"] === "Call"
        ? "standard:log_a_call"
        : row["TaskSubtype"] === "Email"
          ? "standard:email"
          : "standard:task";
    const when = date ? formatDate(String(date), this.#reader) : formatMoment(moment, this.#reader);
    return this.#activity("task", row, icon, when, moment, row["IsClosed"] !== true);
  }

  #event(row: JsonRow): Activity {
    const moment = String(row["StartDateTime"] ?? row["CreatedDate"] ?? "");
    return this.#activity(
      "event",
      row,
      "standard:event",
      formatMoment(moment, this.#reader),
      moment,
      Date.parse(moment) > Date.now(),
    );
  }

  #activity(
    kind: ActivityEntry["kind"],
    row: JsonRow,
    icon: string,
    when: string,
    moment: string,
    open: boolean,
  ): Activity {
    const id = String(row["Id"]);
    const who = [row["Owner.Name"], row["Who.Name"] ?? row["What.Name"]].filter(Boolean).join(" · ");
    const group = open ? "Upcoming & Overdue" : formatMonth(moment, this.#reader);
    const href = recordHref(kind === "task" ? "Task" : "Event", id);
    return {
      moment,
      open,
      shown: { id, kind, icon, title: String(row["Subject"] ?? "(no subject)"), href, who, when, group },
    };
  }
}

interface Activity {
  readonly moment: string;
  readonly open: boolean;
  readonly shown: ActivityEntry;
}
