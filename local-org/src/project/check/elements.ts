/** Elements, required parts and enumerations of metadata files, by the types that Salesforce generates from its API. */
import { LATEST_VERSION } from "../files.ts";
import { isActiveFlow } from "../flows.ts";
import { METADATA_NAMES } from "../metadata-names.ts";
import type { Project, XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { METADATA_NAMESPACE } from "../source-reader.ts";
import type { CheckContext, FileCheck } from "./context.ts";
import { metadataTypes } from "./element-types.ts";
import { checkFileName, checkLimits } from "./limits.ts";
import { hasOldRegions } from "./pages.ts";

/** Plain text in the API's types, but markup of its own in the file; other checks look at it. */
const OPAQUE = new Set(["LightningComponentBundle.targetConfigs", "CustomMetadataValue.value"]);

/** Plain text and numbers in the API's types, though only some are taken. */
const VALUES: Readonly<Record<string, RegExp>> = {
  "UiFormulaCriterion.operator": /^(CONTAINS|EQUAL|NE|GT|GE|LE|LT)$/,
  "SharingCriteriaRule.accessLevel": /^(Read|Edit|All|None)$/,
  "SharingOwnerRule.accessLevel": /^(Read|Edit|All|None)$/,
  "Role.caseAccessLevel": /^(Read|Edit|None)$/,
  "Role.contactAccessLevel": /^(Read|Edit|None)$/,
  "Role.opportunityAccessLevel": /^(Read|Edit|None)$/,
  "CustomLabel.language": /^[a-z]{2,3}(_[A-Z]{2})?$/,
  "RemoteSiteSetting.url": /^https?:\/\/\S+$/,
  apiVersion: /^\d{2,3}\.0$/,
};

/** Required by the API's types, but not by a deployment. */
const OPTIONAL = new Set([
  "CustomPermission.isLicensed",
  "ApexClass.status",
  "ApexTrigger.status",
  "GenAiPluginInstructionDef.sortOrder",
]);
/** Where the project's version of the API still has it, the check of pages tells of it. */
const OLD_CONTENT = "FlexiPageRegion.componentInstances";

export function checkElements(context: CheckContext): void {
  const types = metadataTypes();
  // Of an object whose parts stand in its own file, the whole.
  const files = new Map(context.files.toReversed().map((file) => [file.file, file]));
  for (const check of context.checks([...files.values()])) {
    const { file, root } = check;
    if (root.attributes.xmlns !== METADATA_NAMESPACE && !METADATA_NAMES.withoutNamespace.includes(root.name)) {
      check.report(root, `<${root.name}> must have xmlns="${METADATA_NAMESPACE}"`);
      continue;
    }
    // Some files have a shorter name at their root than their type has.
    const { name } = root;
    const typeName = [name, file.type].find((candidate) => candidate && types.partsOf(candidate));
    checkFileName(check);
    if (typeName) checkParts(check, root, typeName);
    else if (isNearly(name, types.names)) check.report(root, `there is no metadata type ${name}`);
    else check.report(root, `not modelled: metadata type ${name}`);
  }
}

/** Version 66 came in the spring of 2026; each year has three, which can be tried from January, May and August on. */
function newestVersion(now: Date): number {
  const ofYear = [1, 5, 8].filter((month) => month <= now.getMonth() + 1).length;
  return 65 + 3 * (now.getFullYear() - 2026) + ofYear;
}

/** The reference of the type has it no more; what an older version of the API does with it is not known (easy-spaces of
 *  trailheadapps has it in version 44.0). */
const GONE = new Set(["CustomTab.mobileReady"]);

/** Settings come and go with release updates: orgs gave JasonFung6/sf-budget-tracker-sfdx what the newest version has not. */
function mistakeOf({ sourceApiVersion }: Project, name: string, typeName: string, text: string): string {
  const isGone = typeName.endsWith("Settings") || GONE.has(`${typeName}.${name}`);
  const mayBeOld = isGone && Number(sourceApiVersion) < Number(LATEST_VERSION);
  return mayBeOld ? `not modelled: version ${sourceApiVersion} of the API, in the newest ${text}` : text;
}

function checkParts(check: FileCheck, element: XmlElement, typeName: string): void {
  const parts = metadataTypes().partsOf(typeName)!;
  checkLimits(check, element, typeName);
  const mistake = (name: string, text: string) => mistakeOf(check.context.project, name, typeName, text);
  const seen = new Set<string>();
  let previous = "";
  for (const item of element.children) {
    const part = parts.get(item.name);
    if (!part && `${typeName}.${item.name}` === OLD_CONTENT && hasOldRegions(check.context.project)) continue;
    if (!part) check.report(item, mistake(item.name, `<${item.name}> is no part of ${typeName}`));
    else if (seen.has(item.name) && !part.isArray) check.report(item, `<${item.name}> is there twice`);
    else if (seen.has(item.name) && previous !== item.name) {
      check.report(item, `<${item.name}> must stand together with the others of its name`);
    }
    if (part && item.name === "apiVersion" && Number(item.text) > newestVersion(new Date())) {
      check.report(item, `no org has version ${item.text.trim()} of the API`);
    }
    const values = VALUES[`${typeName}.${item.name}`] ?? VALUES[item.name];
    if (part && values && !values.test(item.text.trim())) {
      check.report(item, `<${item.name}> cannot be "${item.text.trim()}"`);
    } else if (part && !OPAQUE.has(`${typeName}.${item.name}`)) checkValue(check, item, part.type);
    seen.add(item.name);
    previous = item.name;
  }
  for (const [name, part] of parts) {
    if (!part.isOptional && !seen.has(name) && !OPTIONAL.has(`${typeName}.${name}`))
      check.report(element, mistake(name, `<${name}> is missing in ${typeName}`));
  }
}

function checkValue(check: FileCheck, element: XmlElement, typeName: string): void {
  if (element.attributes["xsi:nil"] === "true") return;
  if (metadataTypes().partsOf(typeName)) return checkParts(check, element, typeName);
  const text = element.text.trim();
  const allowed = metadataTypes().enums.get(typeName);
  // Of what is not translated a file keeps the original as a comment.
  const isUntranslated = text === "" && check.root.name.endsWith("Translation");
  const isActive = typeName === "FlowVersionStatus" && isActiveFlow(check.root);
  if (allowed && !allowed.has(text) && !isUntranslated && !isActive)
    check.report(element, `"${text}" is no ${typeName}`);
  if (typeName === "boolean" && !/^(true|false)$/.test(text)) {
    check.report(element, `<${element.name}> must be true or false, but is "${text}"`);
  }
  if (typeName === "number" && !/^-?\d+(\.\d+)?(E-?\d+)?$/.test(text)) {
    check.report(element, `<${element.name}> must be a number, but is "${text}"`);
  }
}
