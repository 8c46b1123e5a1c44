/** Database.DMLOptions: what of them changes how a record is saved. */
import type { ApexRecord } from "../../runtime/record.ts";
import { platformClass, type Members } from "../registry.ts";

type Values = Partial<Record<string, boolean | null>>;

/** What is told to rules for duplicates and to e-mail, neither of which the workbench has. */
class Header {
  readonly values: Values = {};
}

export class DmlOptions {
  static readonly apexName = "Database.DMLOptions";
  readonly values: Values = {};
  readonly duplicateRuleHeader = new Header();
  readonly emailHeader = new Header();
}

const booleans = (names: string, of: (self: DmlOptions | Header) => Values): Members =>
  Object.fromEntries(
    names.split(" ").map((name) => [
      `Boolean ${name}`,
      {
        get: (self: DmlOptions | Header) => of(self)[name] ?? null,
        set: (self: DmlOptions | Header, value: boolean | null) => void (of(self)[name] = value),
      },
    ]),
  );

const HEADERS = {
  DuplicateRuleHeader: "allowSave includeRecordDetails runAsCurrentUser",
  EmailHeader: "triggerAutoResponseEmail triggerOtherEmail triggerUserEmail",
};
for (const [name, properties] of Object.entries(HEADERS)) {
  platformClass(
    `Database.DMLOptions.${name}`,
    booleans(properties, ({ values }) => values),
  );
}

platformClass("Database.DMLOptions", {
  "new()": () => new DmlOptions(),
  "Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader": {
    get: (self: DmlOptions) => self.duplicateRuleHeader,
  },
  "Database.DMLOptions.EmailHeader emailHeader": { get: (self: DmlOptions) => self.emailHeader },
  ...booleans("allowFieldTruncation optAllOrNone", ({ values }) => values),
});

/** Of the records that have been told theirs by setOptions. */
export const optionsOf = new WeakMap<ApexRecord, DmlOptions>();

export const mayTruncate = (record: ApexRecord): boolean => optionsOf.get(record)?.values.allowFieldTruncation === true;
