/** The deliberate faults, from queries to the language. */
import type { Fault } from "../fault.ts";
import { aggregatesZero } from "./aggregates-zero.ts";
import { beforeChangesLost } from "./before-changes-lost.ts";
import { boundariesExcluded } from "./boundaries-excluded.ts";
import { catchesNarrow } from "./catches-narrow.ts";
import { checkboxesNull } from "./checkboxes-null.ts";
import { decimalsCut } from "./decimals-cut.ts";
import { defaultsMissing } from "./defaults-missing.ts";
import { describeOpen } from "./describe-open.ts";
import { divisionExact } from "./division-exact.ts";
import { dynamicFieldsEmpty } from "./dynamic-fields-empty.ts";
import { emptyQueries } from "./empty-queries.ts";
import { equalityByIdentity } from "./equality-by-identity.ts";
import { errorsIgnored } from "./errors-ignored.ts";
import { exceptionsSwallowed } from "./exceptions-swallowed.ts";
import { failuresStay } from "./failures-stay.ts";
import { fieldAccessIgnored } from "./field-access-ignored.ts";
import { formulasEmpty } from "./formulas-empty.ts";
import { hoursAlwaysOpen } from "./hours-always-open.ts";
import { jobsNotRun } from "./jobs-not-run.ts";
import { keysByNoCase } from "./keys-by-no-case.ts";
import { limitIgnored } from "./limit-ignored.ts";
import { limitsNotCounted } from "./limits-not-counted.ts";
import { longsShort } from "./longs-short.ts";
import { loopsShort } from "./loops-short.ts";
import { metadataMissing } from "./metadata-missing.ts";
import { momentsByDay } from "./moments-by-day.ts";
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
import { settingsMissing } from "./settings-missing.ts";
import { sharingIgnored } from "./sharing-ignored.ts";
import { sortIgnored } from "./sort-ignored.ts";
import { stubsSilent } from "./stubs-silent.ts";
import { textsByCase } from "./texts-by-case.ts";
import { textsNotFolded } from "./texts-not-folded.ts";
import { triggersSilent } from "./triggers-silent.ts";
import { typesUnknown } from "./types-unknown.ts";
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
  metadataMissing,
  settingsMissing,
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
  describeOpen,
  sharingIgnored,
  permissionsMissing,
  jobsNotRun,
  limitsNotCounted,
  textsByCase,
  textsNotFolded,
  boundariesExcluded,
  momentsByDay,
  divisionExact,
  noOverflow,
  longsShort,
  decimalsCut,
  zonesIgnored,
  checkboxesNull,
  dynamicFieldsEmpty,
  hoursAlwaysOpen,
  keysByNoCase,
  equalityByIdentity,
  sortIgnored,
  loopsShort,
  catchesNarrow,
  typesUnknown,
  stubsSilent,
];
