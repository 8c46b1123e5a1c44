/** Names and lengths that the types of the API leave open, and logic of filters that are not there. */
import { METADATA_NAMES } from "../metadata-names.ts";
import type { XmlElement } from "../model.ts";
import { child, children } from "../xml.ts";
import type { FileCheck } from "./context.ts";

const NAME = /^[A-Za-z](?!\w*__)\w*(?<!_)$/;
const NAME_FORM = "a letter, then letters, digits and single _";

export function checkFileName(check: FileCheck): void {
  const { fullName } = check.file;
  if (!METADATA_NAMES.namedByFile.includes(check.root.name) || NAME.test(withoutNamespace(fullName))) return;
  const place = child(check.root, "fullName") ?? check.root;
  check.report(place, `"${fullName}" is no name of a ${check.root.name}: ${NAME_FORM}`);
}

/** `pkg__Name`, and what many packages' own metadata is called. */
const withoutNamespace = (name: string): string => name.replace(/^[A-Za-z]\w*?__(?=\w)/, "");

export function checkLimits(check: FileCheck, element: XmlElement, typeName: string): void {
  for (const part of element.children) {
    const longest = METADATA_NAMES.longest[`${typeName}.${part.name}`] ?? Infinity;
    if (part.text.trim().length > longest) {
      check.report(part, `<${part.name}> has at most ${longest} characters`);
    }
  }
  const name = child(element, "fullName");
  if (typeName === "CustomLabel" && name && !NAME.test(withoutNamespace(name.text.trim()))) {
    check.report(name, `"${name.text.trim()}" is no name of a label: ${NAME_FORM}`);
  }
  checkLogic(check, element);
}

const FILTERS = ["filters", "filterItems", "criteria", "criteriaItems", "conditions"];
const LOGIC = ["booleanFilter", "conditionLogic", "filterLogic"];

/** `1 AND (2 OR 3)` */
function checkLogic(check: FileCheck, element: XmlElement): void {
  const place = LOGIC.flatMap((name) => child(element, name) ?? [])[0];
  const logic = place?.text.trim();
  const count = FILTERS.reduce((sum, name) => sum + children(element, name).length, 0);
  // In flows also words for it: and, or.
  if (count === 0 || !place || !logic || (place.name !== "booleanFilter" && !/\d/.test(logic))) return;
  const missing = logic.match(/\d+/g)?.find((number) => Number(number) > count || Number(number) < 1);
  if (missing) check.report(place, `there is no filter ${missing}`);
  else if (!isLogic(logic)) {
    check.report(place, `"${logic}" is no filter logic such as 1 AND (2 OR 3)`);
  }
}

/** AND and OR side by side need parentheses: what is in them counts as one filter, from the innermost out. */
function isLogic(text: string): boolean {
  const simple = /\(\s*(?:NOT\s+)?\d+(?:(?:\s+AND\s+(?:NOT\s+)?\d+)*|(?:\s+OR\s+(?:NOT\s+)?\d+)*)\s*\)/gi;
  const next = text.replace(simple, " 1 ");
  return next === text ? simple.test(`(${text.trim()})`) && !/[()]/.test(text) : isLogic(next.trim());
}
