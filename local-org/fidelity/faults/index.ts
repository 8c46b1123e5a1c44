/** The deliberate faults, from queries to numbers. */
import type { Fault } from "../fault.ts";
import { aggregatesZero } from "./aggregates-zero.ts";
import { beforeChangesLost } from "./before-changes-lost.ts";
import { decimalsCut } from "./decimals-cut.ts";
import { defaultsMissing } from "./defaults-missing.ts";
import { divisionExact } from "./division-exact.ts";
import { emptyQueries } from "./empty-queries.ts";
import { errorsIgnored } from "./errors-ignored.ts";
import { exceptionsSwallowed } from "./exceptions-swallowed.ts";
import { failuresStay } from "./failures-stay.ts";
import { fieldAccessIgnored } from "./field-access-ignored.ts";
import { formulasEmpty } from "./formulas-empty.ts";
import { hoursAlwaysOpen } from "./hours-always-open.ts";
import { jobsNotRun } from "./jobs-not-run.ts";
import { limitIgnored } from "./limit-ignored.ts";
import { limitsNotCounted } from "./limits-not-counted.ts";
import { noOverflow } from "./no-overflow.ts";
import { nullsMisplaced } from "./nulls-misplaced.ts";
import { oldIsNew } from "./old-is-new.ts";
import { orderIgnored } from "./order-ignored.ts";
import { partialFailuresHidden } from "./partial-failures-hidden.ts";
import { partialSavesNothing } from "./partial-saves-nothing.ts";
import { permissionsMissing } from "./permissions-missing.ts";
import { requiredIgnored } from "./required-ignored.ts";
import { runAsIgnored } from "./run-as-ignored.ts";
import { savepointsIgnored } from "./savepoints-ignored.ts";
import { sharingIgnored } from "./sharing-ignored.ts";
import { textsByCase } from "./texts-by-case.ts";
import { triggersSilent } from "./triggers-silent.ts";
import { uniqueIgnored } from "./unique-ignored.ts";
import { userModeIgnored } from "./user-mode-ignored.ts";
import { validationIgnored } from "./validation-ignored.ts";
import { whereIgnored } from "./where-ignored.ts";
import { zonesIgnored } from "./zones-ignored.ts";

export { assertionsFail } from "./assertions-fail.ts";

export const FAULTS: readonly Fault[] = [
  emptyQueries,
  whereIgnored,
  orderIgnored,
  nullsMisplaced,
  limitIgnored,
  aggregatesZero,
  triggersSilent,
  beforeChangesLost,
  errorsIgnored,
  oldIsNew,
  failuresStay,
  savepointsIgnored,
  exceptionsSwallowed,
  partialFailuresHidden,
  partialSavesNothing,
  uniqueIgnored,
  requiredIgnored,
  validationIgnored,
  defaultsMissing,
  formulasEmpty,
  runAsIgnored,
  userModeIgnored,
  fieldAccessIgnored,
  sharingIgnored,
  permissionsMissing,
  jobsNotRun,
  limitsNotCounted,
  textsByCase,
  divisionExact,
  noOverflow,
  decimalsCut,
  zonesIgnored,
  hoursAlwaysOpen,
];
