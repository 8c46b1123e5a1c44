/** Values of picklists: written in the field, of a global value set, or of a standard one. */
import type { Problem, Project, XmlElement } from "../project/model.ts";
import { child, children, textOf } from "../project/xml.ts";
import type { PicklistValue } from "./model.ts";
import { MetadataReader } from "./source.ts";

const FLAGS = new Map([
  ["closed", "isClosed"],
  ["won", "isWon"],
  ["converted", "isConverted"],
  ["highPriority", "isHighPriority"],
]);

export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

export function globalValueSets(project: Project, problems: Problem[]): ValueSets {
  for (const file of project.globalValueSets) {
    checkNames(new MetadataReader(file, file.root, problems), children(file.root, "customValue"));
  }
  return new Map(
    project.globalValueSets.map(({ fullName, root }) => [fullName, values(children(root, "customValue"))]),
  );
}

/** Standard value sets that the project replaces. */
export function replacedValueSets(project: Project, problems: Problem[]): ValueSets {
  for (const { file, fullName, root } of project.standardValueSets) {
    // States of two countries may have one code.
    if (fullName === "AddressStateCode") continue;
    checkNames(new MetadataReader({ file }, root, problems), children(root, "standardValue"));
  }
  return new Map(
    project.standardValueSets.map(({ fullName, root }) => [fullName, values(children(root, "standardValue"))]),
  );
}

const FORECAST_NAMES: Readonly<Record<string, string>> = { BestCase: "Best Case", Forecast: "Commit" };

/** The rows of OpportunityStage, LeadStatus, TaskStatus or CaseStatus, where the project replaces the value set of that name. */
export function replacedRows(project: Project, name: string): Readonly<Record<string, unknown>>[] | undefined {
  const file = project.standardValueSets.find(({ fullName }) => fullName === name);
  return file && children(file.root, "standardValue").map((element, i) => valueRow(element, i + 1));
}

/** Each object has some of these fields. */
function valueRow(element: XmlElement, SortOrder: number): Readonly<Record<string, unknown>> {
  const ApiName = textOf(element, "fullName");
  const isTrue = (name: string): boolean => textOf(element, name) === "true";
  const category = textOf(element, "forecastCategory");
  return {
    MasterLabel: textOf(element, "label") ?? ApiName,
    ApiName,
    SortOrder,
    IsActive: textOf(element, "isActive") !== "false",
    IsDefault: isTrue("default"),
    IsClosed: isTrue("closed"),
    IsWon: isTrue("won"),
    IsConverted: isTrue("converted"),
    DefaultProbability: Number(textOf(element, "probability") ?? 0),
    ForecastCategory: category,
    ForecastCategoryName: category && (FORECAST_NAMES[category] ?? category),
  };
}

function values(elements: readonly XmlElement[]): PicklistValue[] {
  return elements.map((element) => {
    const value = textOf(element, "fullName") ?? "";
    const flags = new Map<string, unknown>();
    for (const [name, flag] of FLAGS) if (child(element, name)) flags.set(flag, textOf(element, name) === "true");
    return {
      value,
      label: textOf(element, "label") ?? value,
      default: textOf(element, "default") === "true",
      active: textOf(element, "isActive") !== "false",
      flags: Object.fromEntries(flags),
    };
  });
}

/** The values of a field's `<valueSet>`, and whether others are refused. */
export function fieldValues(field: MetadataReader, known: ValueSets): { values: PicklistValue[]; restricted: boolean } {
  const valueSet = child(field.element, "valueSet");
  if (!valueSet) {
    field.report("a picklist needs <valueSet>");
    return { values: [], restricted: false };
  }
  const name = textOf(valueSet, "valueSetName");
  if (name !== undefined) {
    const shared = known.get(name);
    if (!shared) field.report(`there is no value set "${name}"`, child(valueSet, "valueSetName"));
    return { values: [...(shared ?? [])], restricted: true };
  }
  const definition = child(valueSet, "valueSetDefinition");
  const elements = definition ? children(definition, "value") : [];
  const own = values(elements);
  if (own.length === 0) field.report("the picklist has no values", "valueSet");
  checkNames(field, elements);
  const second = elements.filter((value) => textOf(value, "default") === "true")[1];
  if (second) field.report("more than one value is the default", child(second, "default"));
  return { values: own, restricted: textOf(valueSet, "restricted") === "true" };
}

function checkNames(reader: MetadataReader, values: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    const name = textOf(value, "fullName");
    if (!name) reader.report("a value has no <fullName>", value);
    else if (seen.has(name.toLowerCase())) {
      reader.report(`the value "${name}" is there twice`, child(value, "fullName"));
    }
    seen.add(name?.toLowerCase() ?? "");
  }
}
