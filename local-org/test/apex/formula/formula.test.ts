/** Results are those of Salesforce Help, "All Formula Operators and Functions" and the page of each function. */
import { compileFormula } from "../../../src/apex/formula/compile.ts";
import type { FormulaOrg, FormulaType } from "../../../src/apex/formula/model.ts";
import { FormulaFailure } from "../../../src/apex/formula/model.ts";
import { FormulaError } from "../../../src/apex/formula/tree.ts";
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../../src/apex/runtime/datetime.ts";
import { ApexDecimal } from "../../../src/apex/runtime/decimal.ts";
import { setUserLocale } from "../../../src/apex/runtime/locale.ts";
import { describeField, describeObject, describeSchema } from "../../../src/schema/describe.ts";
import { emptyProject } from "../../empty-project.ts";

const TYPES: readonly FormulaType[] = ["number", "text", "boolean", "date", "datetime", "time"];
const NOW = Date.UTC(2026, 10, 23, 3, 4, 5);

const object = describeObject({
  apiName: "Thing__c",
  label: "Thing",
  labelPlural: "Things",
  keyPrefix: "a00",
  kind: "custom",
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  undeletable: true,
  triggerable: true,
  fields: [
    describeField("Id", "Id", "id"),
    describeField("Amount__c", "Amount", "currency", { scale: 2 }),
    describeField("Share__c", "Share", "percent", { scale: 2 }),
    describeField("Text__c", "Text", "string"),
    describeField("Flag__c", "Flag", "boolean"),
    describeField("Kind__c", "Kind", "picklist"),
    describeField("Kinds__c", "Kinds", "multipicklist"),
    describeField("Day__c", "Day", "date"),
    describeField("Moment__c", "Moment", "datetime"),
    describeField("Place__c", "Place", "location"),
  ],
  validationRules: [],
  defaultRecords: [],
});

const text = (name: string) => describeField(name, name, "string");
const recordType = describeObject({ ...object, apiName: "RecordType", fields: [text("DeveloperName"), text("Name")] });
const typed = describeObject({
  ...object,
  fields: [
    describeField("RecordTypeId", "Type", "reference", {
      relationshipName: "RecordType",
      referenceTo: ["RecordType"],
    }),
  ],
});

const org: FormulaOrg = {
  userId: "005000000000001AAA",
  now: () => NOW,
  value: ({ row }, field) => row.get(field.apiName) ?? null,
  target: () => undefined,
  row: () => undefined,
  rows: () => [],
  hasPermission: (name) => name === "Bypass",
};

interface Options {
  readonly row?: Readonly<Record<string, unknown>>;
  readonly old?: Readonly<Record<string, unknown>>;
  readonly blanksAsZero?: boolean;
}

const schema = describeSchema([object, recordType]);
const project = emptyProject({
  customPermissions: [{ file: "", fullName: "Bypass", root: undefined as never }],
  labels: [{ fullName: "Hello", value: "Good day", language: "en_US", file: "", line: 1, column: 1 }],
});

function result(formula: string, { row = {}, old, blanksAsZero = false }: Options = {}): unknown {
  const compiled = compileFormula({ schema, project, object, blanksAsZero, hasPriorValues: true }, formula, TYPES);
  const values = (of: Readonly<Record<string, unknown>>) => new Map(Object.entries(of));
  const subject = { org, object, row: values(row), ...(old && { old: values(old) }) };
  const value = compiled.evaluate(subject);
  return typeof value === "object" && value !== null ? String(value) : value;
}

beforeAll(() => setUserLocale("America/Los_Angeles", "en_US"));
const decimal = (text: string) => ApexDecimal.parse(text);

it.each<[string, unknown]>([
  ["1 + 2 * 3", "7"],
  ["(1 + 2) * 3", "9"],
  ["10 - 4 - 3", "3"],
  ["1 / 4", "0.25"],
  ["0.1 + 0.2", "0.3"],
  ["-5 + 2", "-3"],
  ["ABS(-1.5)", "1.5"],
  ["CEILING(2.5)", "3"],
  ["CEILING(-2.5)", "-3"],
  ["FLOOR(2.5)", "2"],
  ["FLOOR(-2.5)", "-2"],
  ["MCEILING(-2.5)", "-2"],
  ["MFLOOR(-2.5)", "-3"],
  ["ROUND(1.5, 0)", "2"],
  ["ROUND(-1.5, 0)", "-2"],
  ["ROUND(1.2345, 2)", "1.23"],
  ["ROUND(225.49823, 2)", "225.50"],
  ["MOD(3, 3)", "0"],
  ["MOD(4, 3)", "1"],
  ["MOD(123, 100)", "23"],
  ["MAX(1, 3, 2)", "3"],
  ["MIN(4, 3, 5)", "3"],
  ["SQRT(16)", "4"],
  ["LOG(100)", "2"],
  ["VALUE('10.50')", "10.50"],
  ["LEN('abcd')", "4"],
])("%s is %s", (formula, expected) => expect(result(formula)).toBe(expected));

it.each<[string, unknown]>([
  ["'a' & \"b\" & ''", "ab"],
  ["'a' + 'b'", "ab"],
  ["'It\\'s'", "It's"],
  ["LEFT('Salesforce', 5)", "Sales"],
  ["RIGHT('Salesforce', 5)", "force"],
  ["MID('Salesforce', 3, 4)", "lesf"],
  ["UPPER('Abc') & LOWER('DEF')", "ABCdef"],
  ["TRIM('  a b ')", "a b"],
  ["LPAD('Name', 6, '-')", "--Name"],
  ["RPAD('salesforce.com', 15, 'z')", "salesforce.comz"],
  ["SUBSTITUTE('Coupon', 'Coupon', 'Discount')", "Discount"],
  ["FIND('t', 'Atlanta')", "2"],
  ["FIND('t', 'Atlanta', 3)", "6"],
  ["BEGINS('Atlanta', 'At')", true],
  ["CONTAINS('Atlanta', 'LAN')", false],
  ["ISNUMBER('12.5')", true],
  ["ISNUMBER('2E2')", true],
  ["ISNUMBER('12,5')", false],
  ["ISNUMBER('')", false],
  ["REGEX('94105', '[0-9]{5}')", true],
  ["REGEX('941050', '[0-9]{5}')", false],
  ["CASESAFEID('001D000000JjAxo')", "001D000000JjAxoIAF"],
  ["TEXT(12.50)", "12.5"],
  ["TEXT(DATE(2026, 2, 3))", "2026-02-03"],
  ["TEXT(DATETIMEVALUE('2026-02-03 04:05:06'))", "2026-02-03 04:05:06Z"],
  ["$Label.Hello", "Good day"],
  ["$Permission.Bypass", true],
])("%s is %s", (formula, expected) => expect(result(formula)).toBe(expected));

it.each<[string, unknown]>([
  ["DATE(2026, 2, 3) + 1.9", "2026-02-04"],
  ["DATE(2026, 3, 1) - DATE(2026, 2, 1)", "28"],
  ["ADDMONTHS(DATE(2026, 1, 31), 1)", "2026-02-28"],
  ["ADDMONTHS(DATE(2026, 2, 28), 1)", "2026-03-31"],
  ["YEAR(DATE(2026, 2, 3)) * 10000 + MONTH(DATE(2026, 2, 3)) * 100 + DAY(DATE(2026, 2, 3))", "20260203"],
  ["WEEKDAY(DATE(2026, 11, 22))", "1"],
  ["TODAY()", "2026-11-22"],
  ["DATEVALUE(NOW())", "2026-11-22"],
  ["DATEVALUE('2026-02-03')", "2026-02-03"],
  ["NOW() - DATETIMEVALUE('2026-11-22 03:04:05')", "1"],
  ["HOUR(TIMEVALUE('17:30:45.125'))", "17"],
  ["TIMEVALUE('23:00:00.000') + 7200000", "01:00:00.000Z"],
  ["DATE(2026, 2, 3) < DATE(2026, 2, 4)", true],
])("%s is %s (TODAY and DATEVALUE in the user's zone)", (formula, expected) => expect(result(formula)).toBe(expected));

describe("blanks", () => {
  it.each<[string, unknown, unknown]>([
    ["Amount__c + 1", "1", null],
    ["ISBLANK(Amount__c)", false, true],
    ["BLANKVALUE(Amount__c, 7)", "0", "7"],
    ["Amount__c < 1", true, null],
    ["Amount__c <> 1", true, null],
    ["OR(ISBLANK(Amount__c), Amount__c <> 1)", true, true],
    ["NOT(Amount__c = 1)", true, null],
    ["IF(Amount__c > 0, 'more', 'not more')", "not more", "not more"],
  ])("%s is %s as zero and %s as blank", (formula, asZero, asBlank) => {
    expect(result(formula, { blanksAsZero: true })).toBe(asZero);
    expect(result(formula, { blanksAsZero: false })).toBe(asBlank);
  });

  it.each<[string, unknown]>([
    ["Text__c = ''", true],
    ["Text__c <> 'a'", true],
    ["ISBLANK(Text__c)", true],
    ["ISNULL(Text__c)", false],
    ["'a' & Text__c", "a"],
    ["Flag__c", false],
    ["ISPICKVAL(Kind__c, '')", true],
    ["ISBLANK(Kinds__c)", true],
    ["Day__c + 1", null],
    ["AND(Day__c > TODAY(), TRUE)", false],
  ])("%s is %s", (formula, expected) => expect(result(formula)).toBe(expected));
});

it.each<[string, unknown]>([
  ["IF(AND(TRUE, FALSE) || TRUE, 1, 2)", "1"],
  ["TRUE && !FALSE", true],
  ["CASE(2, 1, 'one', 2, 'two', 'many')", "two"],
  ["CASE(Kind__c, 'Hot', 1, 'Cold', 2, 3)", "2"],
  ["ISPICKVAL(Kind__c, 'Cold')", true],
  ["TEXT(Kind__c) = 'cold'", false],
  ["INCLUDES(Kinds__c, 'b')", true],
  ["INCLUDES(Kinds__c, 'c')", false],
  ["Share__c", "0.25"],
  ["Id", "a00000000000001"],
  ["/* a word */ Amount__c * Share__c", "2.50"],
])("%s of a record is %s", (formula, expected) => {
  const row = {
    Id: "a00000000000001AAA",
    Amount__c: decimal("10"),
    Share__c: decimal("25"),
    Kind__c: "Cold",
    Kinds__c: "a;b",
  };
  expect(result(formula, { row })).toBe(expected);
});

it("knows the record's type (Help: Global Variables, $RecordType)", () => {
  const options = { schema, project, object: typed, blanksAsZero: false, hasPriorValues: true };
  const { evaluate } = compileFormula(options, "$RecordType.DeveloperName", TYPES);
  const target = () => ({ object: recordType, row: new Map([["DeveloperName", "Novel"]]) });
  expect(evaluate({ org: { ...org, target }, object: typed, row: new Map() })).toBe("Novel");
  expect(evaluate({ org, object: typed, row: new Map() })).toBeNull();
  expect(() => compileFormula(options, "$RecordType.IsActive", TYPES)).toThrow("$RecordType.IsActive");
});

it("knows the record before (Help: ISNEW, ISCHANGED, PRIORVALUE)", () => {
  const row = { Amount__c: decimal("5.0"), Text__c: "b" };
  const old = { Amount__c: decimal("5"), Text__c: "a" };
  expect(result("ISNEW()", { row })).toBe(true);
  expect(result("ISNEW()", { row, old })).toBe(false);
  expect(result("ISCHANGED(Text__c)", { row })).toBe(false);
  expect(result("ISCHANGED(Text__c)", { row, old })).toBe(true);
  expect(result("ISCHANGED(Amount__c)", { row, old })).toBe(false);
  expect(result("PRIORVALUE(Text__c)", { row, old })).toBe("a");
  expect(result("PRIORVALUE(Text__c)", { row })).toBe("b");
});

it.each<[string, string]>([
  ["1 / 0", "division by zero"],
  ["VALUE('a')", '"a" is no number'],
  ["DATE(2026, 2, 30)", "the month or the day is out of range"],
  ["DATEVALUE('tomorrow')", '"tomorrow" is no date'],
  ["HYPERLINK('/x', Text__c, '_self') & IMAGE('/x.png', 'x', 10, 10) & BR()", "the function HYPERLINK"],
])("%s fails: %s", (formula, message) => expect(() => result(formula)).toThrow(new FormulaFailure(message)));

it.each<[string, string, number]>([
  ["Amount__c + Nothing__c", "Field Nothing__c does not exist. Check spelling.", 12],
  ["1 + FOO(2)", "Unknown function FOO. Check spelling.", 4],
  ["1 + DISTANCE(2)", "not modelled: formula function DISTANCE", 4],
  ["HYPERLINK('/x')", "Incorrect number of parameters for function 'HYPERLINK()'. Expected 2, received 1", 0],
  ["$RecordType.Name", "not modelled: formula variable $RecordType.Name", 0],
  ["1 + 'a'", "Incorrect parameter type for operator '+': (number) and (text)", 2],
  ["1 = 'a'", "Incorrect parameter type: expected (number), received (text)", 2],
  [
    "Kind__c = 'Hot'",
    "Incorrect parameter type: received (picklist), expected (number or text or boolean or date or datetime or time); a picklist needs TEXT, CASE or ISPICKVAL",
    8,
  ],
  ["LEFT('a')", "Incorrect number of parameters for function 'LEFT()'. Expected 2, received 1", 0],
  ["(1 + 2", "Syntax error: missing ')' before the end", 6],
  ["1 2", "Syntax error: 2 is unexpected here", 2],
  ["$Api.Session_ID", "not modelled: formula variable $Api.Session_ID", 0],
  ["$Permission.Other", "Field $Permission.Other does not exist. Check spelling.", 0],
  ["$Label.Other", "Field $Label.Other does not exist. Check spelling.", 0],
  ["ISBLANK(Place__c)", "not modelled: the field Thing__c.Place__c in a formula", 8],
])("%s is refused: %s", (formula, message, offset) => {
  expect(() => result(formula)).toThrow(new FormulaError(message, { offset }));
  try {
    result(formula);
  } catch (error) {
    expect((error as FormulaError).offset).toBe(offset);
  }
});

it("keeps days and moments apart", () => {
  const row = { Day__c: new ApexDate(2026, 1, 2), Moment__c: new ApexDatetime(NOW) };
  expect(() => result("Day__c = Moment__c", { row })).toThrow("expected (date), received (datetime)");
  expect(result("Moment__c + 0.5", { row })).toBe("2026-11-23 15:04:05");
});
