/** Database.DMLOptions: what of them changes how a record is saved. */
import type { ApexRecord } from "../../runtime/record.ts";
import { platformClass } from "../registry.ts";
import { KeptValues, properties } from "../properties.ts";

export class DmlOptions extends KeptValues {
  static readonly apexName = "Database.DMLOptions";
  /** What is told to rules for duplicates and to e-mail, neither of which the workbench has. */
  readonly duplicateRuleHeader = new KeptValues();
  readonly emailHeader = new KeptValues();
}

const flags = (...names: string[]) => properties(Object.fromEntries(names.map((name) => [name, "Boolean"])));

platformClass(
  "Database.DMLOptions.DuplicateRuleHeader",
  flags("allowSave", "includeRecordDetails", "runAsCurrentUser"),
);
platformClass(
  "Database.DMLOptions.EmailHeader",
  flags("triggerAutoResponseEmail", "triggerOtherEmail", "triggerUserEmail"),
);
platformClass("Database.DMLOptions", {
  "new()": () => new DmlOptions(),
  "Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader": {
    get: (self: DmlOptions) => self.duplicateRuleHeader,
  },
  "Database.DMLOptions.EmailHeader emailHeader": { get: (self: DmlOptions) => self.emailHeader },
  ...flags("allowFieldTruncation", "optAllOrNone"),
});

/** Of the records that have been told theirs by setOptions. */
export const optionsOf = new WeakMap<ApexRecord, DmlOptions>();

export const mayTruncate = (record: ApexRecord): boolean =>
  optionsOf.get(record)?.values["allowFieldTruncation"] === true;
