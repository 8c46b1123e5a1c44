/** Names that belong to the platform whether or not the workbench models what they name. */
import type { Project } from "../model.ts";
import { isNearly } from "../near.ts";
import { standardObjectNames } from "../standard-object-names.ts";

/** Orgs have some standard objects that are not documented: only a misspelt documented one is none. */
function maybeStandardObject(project: Project, name: string): boolean {
  const standardObjects = standardObjectNames();
  if (standardObjects.has(name.toLowerCase())) return true;
  const isOwn = project.objects.some(({ apiName }) => apiName.startsWith(`${name}__`));
  return /^[A-Z][A-Za-z0-9]+$/.test(name) && !isOwn && !isNearly(name, standardObjects);
}

/** `Package__Thing`, `Package__Thing__c`: names of our own have no double underscore but that of their ending. */
const OF_PACKAGE = /^[A-Za-z]\w*?__(?!(c|r|mdt|e|b|x|kav|Feed|History|Share|ChangeEvent)$)[A-Za-z]\w*$/;
/** What comes with a custom object: its feed, its history and the events of its changes. */
const COMPANION = /^(\w+)__(Feed|History|ChangeEvent)$/;

/** May an org have an object of that name of which the workbench knows no more? */
export function isUnmodelledObject(project: Project, name: string): boolean {
  const has = (apiName: string) => project.objects.some((source) => source.apiName === apiName);
  const companion = COMPANION.exec(name)?.[1];
  if (maybeStandardObject(project, name) || OF_PACKAGE.test(name)) return true;
  // Big objects, external objects and articles of the project.
  return companion === undefined ? !/__(c|mdt|e)$/.test(name) && has(name) : has(`${companion}__c`);
}

export const isOfPackage = (name: string): boolean => OF_PACKAGE.test(name);

/** Custom fields that a new Developer Edition org comes with, as examples of what can be made; other orgs have none of them. */
const SAMPLE_FIELDS: ReadonlySet<string> = new Set(
  Object.entries({
    Account:
      "Active__c CustomerPriority__c NumberofLocations__c SLA__c SLAExpirationDate__c SLASerialNumber__c UpsellOpportunity__c",
    Contact: "Languages__c Level__c",
    Lead: "CurrentGenerators__c NumberofLocations__c Primary__c ProductInterest__c SICCode__c",
    Opportunity:
      "CurrentGenerators__c DeliveryInstallationStatus__c MainCompetitors__c OrderNumber__c TrackingNumber__c",
  }).flatMap(([object, fields]) => fields.split(" ").map((field) => `${object}.${field}`)),
);

export const isSampleField = (object: string, field: string): boolean => SAMPLE_FIELDS.has(`${object}.${field}`);

/** Standard tabs that are no object. */
export const STANDARD_TABS: ReadonlySet<string> = new Set(
  (
    "home Chatter Feed Forecasting3 report Dashboard File Case Product2 Pricebook2 Contract Order Quote Asset Solution " +
    "People CollaborationGroup Knowledge ListEmail LightningQuickText AppLauncher Workspace Individual"
  ).split(" "),
);

/** Layouts that the platform has beside those of objects: for closing cases, for their feed, for what belongs to no object. */
export const SPECIAL_LAYOUTS: ReadonlySet<string> = new Set([
  "CaseClose",
  "CaseInteraction",
  "PersonAccount",
  "Global",
]);
