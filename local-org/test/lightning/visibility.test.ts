import { isVisible } from "../../src/lightning/pages/visibility.ts";
import { FACTS, xml } from "./metadata.ts";

const RECORD: Readonly<Record<string, string | number | boolean | null>> = {
  Rating: "Hot",
  Amount: 1500,
  IsConverted: false,
  Fax: null,
  Name: "Maya Chen",
};
const facts = {
  ...FACTS,
  recordField: (path: string) => RECORD[path],
  userField: (path: string) => (path === "Department" ? "Sales" : undefined),
  permission: (name: string) => name === "Tune_Clocks",
};

function criterion(left: string, operator: string, right: string): string {
  const value = right === "" ? "" : `<rightValue>${right}</rightValue>`;
  return `<criteria><leftValue>${left}</leftValue><operator>${operator}</operator>${value}</criteria>`;
}

it.each([
  // The operators of UiFormulaCriterion: CONTAINS, EQUAL, GE, GT, LE, LT, NE.
  ["{!Record.Rating}", "EQUAL", "Hot", true],
  ["{!Record.Rating}", "NE", "Hot", false],
  ["{!Record.Name}", "CONTAINS", "chen", true],
  ["{!Record.Amount}", "GT", "1000", true],
  ["{!Record.Amount}", "GE", "1500", true],
  // As numbers: "200" would come after "1500" as text.
  ["{!Record.Amount}", "LT", "200", false],
  ["{!Record.Amount}", "LE", "1500", true],
  ["{!Record.IsConverted}", "EQUAL", "false", true],
  ["{!Record.Fax}", "EQUAL", "", true],
  ["{!Record.Fax}", "GT", "1", false],
  ["{!$User.Department}", "EQUAL", "Sales", true],
  ["{!$Client.FormFactor}", "EQUAL", "Large", true],
  ["{!$Client.formFactor}", "EQUAL", "Small", false],
  ["{!$Permission.CustomPermission.Tune_Clocks}", "EQUAL", "true", true],
  ["{!$Permission.CustomPermission.Other}", "EQUAL", "true", false],
])("%s %s %s is %s", (left, operator, right, expected) => {
  expect(isVisible(xml(`<visibilityRule>${criterion(left, operator, right)}</visibilityRule>`), facts)).toBe(expected);
});

const HOT = criterion("{!Record.Rating}", "EQUAL", "Hot");
const COLD = criterion("{!Record.Rating}", "EQUAL", "Cold");

it.each([
  ["", false],
  ["1 AND 2", false],
  ["1 OR 2", true],
  ["1 AND NOT 2", true],
  // AND before OR: (1 AND 2) OR 1
  ["1 AND 2 OR 1", true],
  ["(2 OR 1) AND 2", false],
])("criteria true and false under the logic '%s' are %s", (logic, expected) => {
  const filter = logic && `<booleanFilter>${logic}</booleanFilter>`;
  expect(isVisible(xml(`<visibilityRule>${filter}${HOT}${COLD}</visibilityRule>`), facts)).toBe(expected);
});

it("refuses what it cannot evaluate", () => {
  const rule = (text: string) => () => isVisible(xml(`<visibilityRule>${text}</visibilityRule>`), facts);
  expect(rule(criterion("{!Record.Nope}", "EQUAL", "1"))).toThrow("not modelled: a visibility rule on {!Record.Nope}");
  expect(rule(criterion("{!Record.Rating}", "LIKE", "1"))).toThrow("not modelled: the operator LIKE");
  expect(rule(`<booleanFilter>1 AND 3</booleanFilter>${HOT}`)).toThrow(
    'the filter logic "1 AND 3" does not fit its criteria',
  );
});
