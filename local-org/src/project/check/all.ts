/** Every check of metadata that a deployment would make, as far as it can be told without an org. */
import type { Problem } from "../model.ts";
import { checkAccess } from "./access.ts";
import { checkComponents } from "./components.ts";
import { CheckContext } from "./context.ts";
import { checkCustomMetadata } from "./custom-metadata.ts";
import { checkElements } from "./elements.ts";
import { checkFields } from "./fields.ts";
import { checkFlows } from "./flows.ts";
import { checkImports } from "./imports.ts";
import { checkLayouts } from "./layouts.ts";
import { checkNavigation, checkQuickActions } from "./navigation.ts";
import { checkPages } from "./pages.ts";
import { checkReferences } from "./references.ts";
import { checkRecordTypes } from "./record-types.ts";

const CHECKS: readonly ((context: CheckContext) => void)[] = [
  checkElements,
  checkFields,
  checkReferences,
  checkAccess,
  checkNavigation,
  checkQuickActions,
  checkPages,
  checkComponents,
  checkCustomMetadata,
  checkLayouts,
  checkRecordTypes,
  checkFlows,
  checkImports,
];

export function checkMetadata(...what: ConstructorParameters<typeof CheckContext>): Problem[] {
  const context = new CheckContext(...what);
  for (const check of CHECKS) check(context);
  return context.problems;
}
