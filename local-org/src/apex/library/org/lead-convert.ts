/** Database.convertLead */
import { ApexList } from "../../runtime/collections.ts";
import { context, type LeadConversion, type LeadConversionResult } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { PLATFORM_CLASSES } from "../platform-classes.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { errorList } from "./database-results.ts";
import { getters, KeptValues, setters } from "../properties.ts";

class LeadConvert extends KeptValues {
  static readonly apexName = "Database.LeadConvert";
}

class ConvertResult {
  static readonly apexName = "Database.LeadConvertResult";
  readonly result: LeadConversionResult;
  constructor(result: LeadConversionResult) {
    this.result = result;
  }
}

const PROPERTIES = PLATFORM_CLASSES.properties["Database.LeadConvert"];

const isFlag = (type: string) => type === "Boolean";

platformClass("Database.LeadConvert", {
  "new()": () => new LeadConvert(),
  ...setters(PROPERTIES),
  ...getters(
    PROPERTIES,
    (value, _name, type) => value ?? (isFlag(type) ? false : null),
    (type) => (isFlag(type) ? "is" : "get"),
  ),
});

platformClass("Database.LeadConvertResult", {
  "Id getLeadId()": ({ result }: ConvertResult) => result.leadId,
  "Id getAccountId()": ({ result }: ConvertResult) => result.accountId,
  "Id getContactId()": ({ result }: ConvertResult) => result.contactId,
  "Id getOpportunityId()": ({ result }: ConvertResult) => result.opportunityId,
  "Boolean isSuccess()": ({ result }: ConvertResult) => result.success,
  "List<Database.Error> getErrors()": ({ result }: ConvertResult) => errorList(result.errors),
});

function requestOf({ values }: LeadConvert): LeadConversion {
  if ((values["LeadId"] ?? null) === null) throw new NotModelled("a lead conversion without a lead id");
  const told = Object.keys(PROPERTIES).map((name) => [name, values[name] ?? null]);
  return Object.fromEntries(told) as LeadConversion;
}

function convert(conversions: readonly LeadConvert[], allOrNone = true): ConvertResult[] {
  return context()
    .services.convertLeads(conversions.map(requestOf), allOrNone)
    .map((result) => new ConvertResult(result));
}

extendPlatformClass("System.Database", {
  "static Database.LeadConvertResult convertLead(Database.LeadConvert leadToConvert[, Boolean allOrNone])": (
    one: LeadConvert,
    allOrNone?: boolean,
  ) => convert([one], allOrNone)[0],
  "static List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> leadsToConvert[, Boolean allOrNone])":
    (list: ApexList, allOrNone?: boolean) =>
      new ApexList("Database.LeadConvertResult", convert(list.items as LeadConvert[], allOrNone)),
});
