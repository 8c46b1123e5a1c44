/** Every check of metadata that a deployment would make, as far as it can be told without an org. */
import type { Problem, Project } from "../model.ts";
import { checkAccess } from "./access.ts";
import { checkComponents } from "./components.ts";
import { CheckContext, type KnownObjects } from "./context.ts";
import { checkCustomMetadata } from "./custom-metadata.ts";
import { checkElements } from "./elements.ts";
import { checkImports } from "./imports.ts";
import { checkLayouts } from "./layouts.ts";
import { checkNavigation, checkQuickActions } from "./navigation.ts";
import { checkPages } from "./pages.ts";
import { checkRecordTypes } from "./record-types.ts";

/** `apexMethods`: static `@AuraEnabled` methods, as `Class.method`. */
export function checkMetadata(project: Project, objects: KnownObjects, apexMethods: ReadonlySet<string>): Problem[] {
  const context = new CheckContext(project, objects, apexMethods);
  checkElements(context);
  checkAccess(context);
  checkNavigation(context);
  checkQuickActions(context);
  checkPages(context);
  checkComponents(context);
  checkCustomMetadata(context);
  checkLayouts(context);
  checkRecordTypes(context);
  checkImports(context);
  return context.problems;
}
