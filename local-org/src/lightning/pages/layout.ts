/** Which fields the standard panels show: from page layouts and compact layouts, else from a sensible order. */
import type { MetadataFile, ObjectSource, Project } from "../../project/model.ts";
import { children, textOf } from "../../project/xml.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { PLATFORM_PAGES } from "./platform-pages.ts";

export interface SectionPlan {
  readonly title: string;
  readonly columns: readonly (readonly string[])[];
}

/** Lists of children on a record page. */
interface RelatedListPlan {
  readonly relationship: string;
  readonly fields: readonly string[];
}

export function layoutOf(object: string, project: Project): MetadataFile | undefined {
  return project.layouts.find((layout) => layout.fullName.startsWith(`${object}-`));
}

export function layoutSections(layout: MetadataFile): SectionPlan[] {
  const sections = children(layout.root, "layoutSections").map((section) => ({
    title: textOf(section, "detailHeading") === "false" ? "" : (textOf(section, "label") ?? ""),
    columns: children(section, "layoutColumns").map((column) =>
      children(column, "layoutItems").flatMap((item) => textOf(item, "field") ?? []),
    ),
  }));
  return sections.filter((section) => section.columns.flat().length > 0);
}

const SYSTEM_FIELDS = new Set(["CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"]);

/** Where a project has no layout for the object: what the record holds, its own fields after the standard ones. */
export function defaultSections(
  object: ObjectDescription,
  isPopulated: (field: FieldDescription) => boolean,
): SectionPlan[] {
  const shown = object.fields.filter((field) => isShownByDefault(object, field) && isPopulated(field));
  const nameFirst = [...shown].sort((left, right) => rank(left) - rank(right));
  const plan = (title: string, fields: readonly FieldDescription[]): SectionPlan => ({
    title,
    columns: [0, 1].map((side) => fields.filter((_, index) => index % 2 === side).map((field) => field.apiName)),
  });
  const sections = [
    plan(
      "Details",
      nameFirst.filter((field) => !field.custom),
    ),
    plan(
      "Additional Information",
      nameFirst.filter((field) => field.custom),
    ),
    {
      title: "System Information",
      columns: [["CreatedById"], ["LastModifiedById"]].map((names) => names.filter((name) => object.field(name))),
    },
  ];
  return sections.filter((section) => section.columns.flat().length > 0);
}

function isShownByDefault(object: ObjectDescription, field: FieldDescription): boolean {
  if (PLATFORM_PAGES.notShown.includes(field.apiName) || SYSTEM_FIELDS.has(field.apiName) || field.type === "id")
    return false;
  const compound = field.compoundFieldName;
  // A part of a compound field is shown with the whole.
  return !compound || compound === field.apiName || !object.field(compound);
}

function rank(field: FieldDescription): number {
  if (field.nameField) return 0;
  return field.apiName === "OwnerId" ? 1 : 2;
}

/** The fields beside a record's name, at most seven. */
export function highlightFields(object: ObjectDescription, source: ObjectSource | undefined): string[] {
  const assigned = source?.definition && textOf(source.definition.root, "compactLayoutAssignment");
  const layout = source?.compactLayouts.find((candidate) => candidate.fullName.replace(/^.*\./, "") === assigned);
  const names = layout
    ? children(layout.root, "fields").map((field) => field.text.trim())
    : (PLATFORM_PAGES.compactLayouts[object.apiName] ?? []);
  return names.filter((name) => object.field(name) && !object.field(name)?.nameField).slice(0, 7);
}

/** The related lists of a layout whose relationship is known by its name; activities have a panel of their own. */
export function relatedLists(layout: MetadataFile | undefined, object: ObjectDescription): RelatedListPlan[] {
  const lists = layout ? children(layout.root, "relatedLists") : [];
  return lists.flatMap((list) => {
    const name = textOf(list, "relatedList") ?? "";
    const relationship = object.childRelationships.find(
      (candidate) =>
        name === `${candidate.childObject}.${candidate.field}` ||
        name === candidate.name ||
        name === `Related${candidate.childObject}List`,
    );
    const fields = children(list, "fields").map((field) => field.text.trim().replace(/^.*\./, ""));
    return relationship ? [{ relationship: relationship.name, fields }] : [];
  });
}

/** The icon of an object's tab (`Custom14: Hands`), else the one of its name. */
export function iconOf(object: string, project: Project, exists: (icon: string) => boolean): string {
  const tab = project.tabs.find((candidate) => candidate.fullName === object);
  const motif = tab && /^Custom(\d+)/.exec(textOf(tab.root, "motif") ?? "")?.[1];
  if (motif) return `custom:custom${motif}`;
  const snake = object.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
  const candidates = [snake, `${snake}s`, snake.replace(/__c$/, "")].map((name) => `standard:${name}`);
  return candidates.find(exists) ?? "standard:record";
}
