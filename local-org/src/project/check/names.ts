/** Whether what metadata names is there. Nothing of these files runs here: what is not modelled does no harm. */
import type { MetadataFile, XmlElement } from "../model.ts";
import type { CheckContext } from "./context.ts";

export type File = MetadataFile & { readonly type: string };

export function mustBe(
  context: CheckContext,
  file: MetadataFile,
  element: XmlElement | undefined,
  type: string,
  what: string,
): void {
  context.mustExist(file, element, what, (name) => context.other(type, name));
}

function report(context: CheckContext, file: File, place: XmlElement, wrong: string | undefined): void {
  if (wrong && !wrong.startsWith("not modelled")) context.report(file, place, wrong);
}

export function checkObject(context: CheckContext, file: File, place: XmlElement, name: string): void {
  report(context, file, place, context.wrongObject(name));
}

export function checkField(
  context: CheckContext,
  file: File,
  place: XmlElement,
  objectName: string,
  name: string,
): void {
  const object = context.objects.object(objectName);
  report(
    context,
    file,
    place,
    object && context.wrongField(object, name, `there is no field on ${objectName} "${name}"`),
  );
}

export function descendants(element: XmlElement): XmlElement[] {
  return element.children.flatMap((part) => [part, ...descendants(part)]);
}

/** Groups, queues and roles that something is given to. */
export function checkPeople(context: CheckContext, file: MetadataFile, given: readonly XmlElement[]): void {
  for (const element of given.flatMap(descendants)) {
    const [what] = /^(group|queue|role)/.exec(element.name.replace("publicGroup", "group")) ?? [];
    if (!what || element.children.length > 0) continue;
    mustBe(context, file, element, what.charAt(0).toUpperCase() + what.slice(1), what);
  }
}
