/** Metadata for tests, from XML text. */
import type { LwcBundle, MetadataFile, XmlElement } from "../../src/project/model.ts";
import { parseXml } from "../../src/project/xml.ts";

export { emptyProject } from "../empty-project.ts";

export function xml(source: string): XmlElement {
  const { root, problem } = parseXml("test.xml", source);
  if (!root) throw new Error(problem?.message);
  return root;
}

export function metadata(fullName: string, source: string): MetadataFile {
  return { file: `${fullName}.xml`, fullName, root: xml(source) };
}

export function bundle(name: string, meta = "<LightningComponentBundle/>"): LwcBundle {
  return { name, directory: `lwc/${name}`, files: [], meta: metadata(name, meta) };
}

export const FACTS = {
  recordField: () => undefined,
  userField: () => undefined,
  permission: () => false,
  formFactor: "Large",
} as const;
