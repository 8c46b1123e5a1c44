/** Metadata for tests, from XML text. */
import type { LwcBundle, MetadataFile, Project, XmlElement } from "../../src/project/model.ts";
import { parseXml } from "../../src/project/xml.ts";

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

/** A project with nothing in it but what is given. */
export function emptyProject(parts: Partial<Project> = {}): Project {
  return {
    root: "/nowhere",
    name: "Test",
    sourceApiVersion: "66.0",
    packageDirectories: [],
    classes: [],
    triggers: [],
    objects: [],
    customMetadata: [],
    labels: [],
    lwc: [],
    flexiPages: [],
    applications: [],
    tabs: [],
    permissionSets: [],
    permissionSetGroups: [],
    profiles: [],
    customPermissions: [],
    layouts: [],
    globalValueSets: [],
    standardValueSets: [],
    notificationTypes: [],
    staticResources: [],
    other: [],
    ...parts,
  };
}

export const FACTS = {
  recordField: () => undefined,
  userField: () => undefined,
  permission: () => false,
  formFactor: "Large",
} as const;
