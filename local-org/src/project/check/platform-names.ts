/** Names that belong to the platform whether or not the workbench models what they name. */
import type { Project } from "../model.ts";
import { isOfPackage } from "../foreign-names.ts";
import { isNearly } from "../near.ts";
import { standardObjectNames } from "../standard-object-names.ts";

/** Orgs have some standard objects that are not documented: only a misspelt documented one is none. */
function maybeStandardObject(project: Project, name: string): boolean {
  const standardObjects = standardObjectNames();
  if (standardObjects.has(name.toLowerCase())) return true;
  const isOwn = project.objects.some(({ apiName }) => apiName.startsWith(`${name}__`));
  return /^[A-Z][A-Za-z0-9]+$/.test(name) && !isOwn && !isNearly(name, standardObjects);
}

/** What comes with a custom object: its feed, its history and the events of its changes. */
const COMPANION = /^(\w+)__(Feed|History|ChangeEvent)$/;

/** May an org have an object of that name of which the workbench knows no more? */
export function isUnmodelledObject(project: Project, name: string): boolean {
  const has = (apiName: string) => project.objects.some((source) => source.apiName === apiName);
  const companion = COMPANION.exec(name)?.[1];
  if (maybeStandardObject(project, name) || isOfPackage(name)) return true;
  // Big objects, external objects and articles of the project.
  return companion === undefined ? !/__(c|mdt|e)$/.test(name) && has(name) : has(`${companion}__c`);
}
