/** Names in metadata that the platform gives, and no schema tells. */
import { readData } from "./data.ts";

type Names = readonly string[];

interface MetadataNames {
  /** Custom fields that a new Developer Edition org comes with, as examples of what can be made; other orgs have none of them. */
  readonly sampleFields: Names;
  /** Tabs that are no object. */
  readonly standardTabs: Names;
  /** Layouts beside those of objects: for closing cases, for their feed, for what belongs to no object. */
  readonly specialLayouts: Names;
  readonly componentTargets: Names;
  readonly configParts: Names;
  readonly propertyAttributes: Names;
  /** What can be imported from "lwc". */
  readonly lwcImports: Names;
  /** Scopes of `@salesforce` of which only these names can be imported. */
  readonly scopes: Readonly<Record<string, Names>>;
  /** Scopes whose names the platform knows by itself. */
  readonly openScopes: Names;
  /** Modules of lightning that the package of base components does not have, by the Component Reference. */
  readonly onlyInAnOrg: Names;
  /** Parts of custom fields that not every type has, with the types that do. */
  readonly fieldParts: Readonly<Record<string, Names>>;
  /** Characters at most, by the documentation of each type; 80 of a description by github.com/coveo/ui-kit, pull request 1128. */
  readonly longest: Readonly<Record<string, number>>;
  /** Types whose files are called after what they define, by a name of the platform's usual form. */
  readonly namedByFile: Names;
  /** Descriptions of code, and translations, are taken without the namespace, and with another one. */
  readonly withoutNamespace: Names;
}

export const METADATA_NAMES = JSON.parse(readData("metadata-names.json")) as MetadataNames;
