import { displayValue, formatMonth, shownText, type Reader } from "../../src/server/formats.ts";
import { loadSchema } from "../../src/schema/load.ts";
import type { FieldDescription } from "../../src/schema/model.ts";
import { emptyProject } from "../lightning/metadata.ts";

const schema = loadSchema(emptyProject());
const PACIFIC: Reader = { locale: "en_US", timeZone: "America/Los_Angeles", currency: "USD" };

function field(path: string): FieldDescription {
  const [object = "", name = ""] = path.split(".");
  const found = schema.object(object)?.field(name);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
}

it.each([
  // LWC Developer Guide, "getFieldDisplayValue(record, field)": en_US gives $350,000,000, 7/13/2019 and 6/17/2015 3:17 PM.
  ["Lead.AnnualRevenue", 350_000_000, "$350,000,000"],
  ["Opportunity.CloseDate", "2019-07-13", "7/13/2019"],
  // 22:17 GMT is 15:17 in Los Angeles, where it is summer.
  ["Lead.CreatedDate", "2015-06-17T22:17:58.000Z", "6/17/2015 3:17 PM"],
  ["Lead.Rating", "Hot", "Hot"],
  // UI API, "Field Value": non-null only where a value is localised, a date or a currency.
  ["Lead.Company", "Acme", null],
  ["Lead.NumberOfEmployees", 240, null],
  ["Lead.AnnualRevenue", null, null],
])("the display value of %s %s is %s", (path, value, expected) => {
  expect(displayValue(field(path), value, PACIFIC)).toBe(expected);
});

it("formats in the user's locale, currency and time zone", () => {
  const berlin: Reader = { locale: "de_DE", timeZone: "Europe/Berlin", currency: "EUR" };
  expect(displayValue(field("Opportunity.CloseDate"), "2019-07-13", berlin)).toBe("13.7.2019");
  expect(displayValue(field("Lead.CreatedDate"), "2015-06-17T22:17:58.000Z", berlin)).toBe("18.6.2015 00:17");
  expect(displayValue(field("Lead.AnnualRevenue"), 350_000_000, berlin)).toBe("350.000.000\u00a0€");
});

it("shows numbers, percentages and texts on the page", () => {
  expect(shownText(field("Lead.NumberOfEmployees"), 12400, PACIFIC)).toBe("12,400");
  expect(shownText(field("Opportunity.Probability"), 10, PACIFIC)).toBe("10%");
  expect(shownText(field("Lead.Company"), "Acme", PACIFIC)).toBe("Acme");
  expect(shownText(field("Lead.Company"), null, PACIFIC)).toBe("");
});

it("keeps a day in its month in every time zone", () => {
  expect(formatMonth("2026-06-01", PACIFIC)).toBe("June 2026");
  expect(formatMonth("2026-06-01T05:00:00.000Z", PACIFIC)).toBe("May 2026");
});
