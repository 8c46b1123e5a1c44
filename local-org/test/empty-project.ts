import type { Project } from "../src/project/model.ts";

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
