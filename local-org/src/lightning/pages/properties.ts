/** Properties of a component on a page, with the types and defaults that its bundle declares. */
import { declaredProperties, TARGET } from "../../project/check/pages.ts";
import type { LwcBundle, MetadataFile, XmlElement } from "../../project/model.ts";
import { child, children, textOf } from "../../project/xml.ts";

/** Properties of a standard component stay text; without a page the bundle's types do not apply. */
export function propertiesOf(
  instance: XmlElement,
  bundle: LwcBundle | undefined,
  page?: MetadataFile,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const types = new Map<string, string>();
  const target = page && TARGET[textOf(page.root, "type") ?? ""];
  for (const declared of bundle && target ? declaredProperties(bundle, target) : []) {
    const { name = "", type = "String", default: standard } = declared.attributes;
    types.set(name, type);
    if (standard !== undefined) properties[name] = typed(standard, type);
  }
  for (const property of children(instance, "componentInstanceProperties")) {
    const name = textOf(property, "name") ?? "";
    properties[name] = child(property, "valueList")
      ? listOf(property)
      : typed(textOf(property, "value") ?? "", types.get(name));
  }
  return properties;
}

function typed(text: string, type: string | undefined): string | number | boolean {
  if (type === "Boolean") return text === "true";
  return type === "Integer" ? Number(text) : text;
}

function listOf(property: XmlElement): string[] {
  const list = child(property, "valueList");
  return list ? children(list, "valueListItems").map((item) => textOf(item, "value") ?? "") : [];
}
