/** Layouts, field sets, compact layouts and list views: the fields that they show must exist. */
import type { MetadataFile, XmlElement } from "../model.ts";
import { children } from "../xml.ts";
import { at, each, type CheckContext, type KnownObject } from "./context.ts";

/** What layouts of custom metadata types show beside their fields. */
const OF_METADATA_TYPES = new Set(["IsProtected", "CreatedById", "LastModifiedById"]);

export function checkLayouts(context: CheckContext): void {
  const { project, objects } = context;
  for (const file of project.layouts) {
    const object = objects.object(file.fullName.split("-")[0]!);
    const items = at(file.root, "layoutSections", "layoutColumns", "layoutItems");
    if (!object) context.report(file, file.root, `there is no object "${file.fullName.split("-")[0]}"`);
    else {
      const isShown = ({ text }: XmlElement) => object.kind === "customMetadata" && OF_METADATA_TYPES.has(text.trim());
      checkFields(
        context,
        file,
        object,
        each(items, "field").filter((field) => !isShown(field)),
      );
    }
  }
  for (const source of project.objects) {
    const object = objects.object(source.apiName);
    if (!object) continue;
    for (const file of source.fieldSets) {
      const shown = [...at(file.root, "displayedFields"), ...at(file.root, "availableFields")];
      checkFields(context, file, object, each(shown, "field"));
    }
    for (const file of source.compactLayouts) checkFields(context, file, object, children(file.root, "fields"));
    for (const file of source.listViews) {
      const used = [...children(file.root, "columns"), ...each(at(file.root, "filters"), "field")];
      const custom = used.filter((element) => /__c$/.test(element.text.trim()));
      checkFields(context, file, object, custom);
    }
  }
}

function checkFields(
  context: CheckContext,
  file: MetadataFile,
  object: KnownObject,
  elements: readonly XmlElement[],
): void {
  for (const element of elements) {
    context.mustExist(file, element, `field on ${object.apiName}`, (name) => hasField(context, object, name));
  }
}

/** `Name`, `Lead__r.Company` */
export function hasField(context: Pick<CheckContext, "objects">, object: KnownObject, path: string): boolean {
  const [first = "", ...rest] = path.split(".");
  if (rest.length === 0) return object.field(first) !== undefined;
  const parents = object.parent(first)?.referenceTo.map((name) => context.objects.object(name)) ?? [];
  return parents.some((parent) => parent !== undefined && hasField(context, parent, rest.join(".")));
}
