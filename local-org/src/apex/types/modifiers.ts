/** Annotations that exist, with their properties, and keywords where they may stand. */
import type { Modifiers, Position } from "../syntax/tree.ts";
import { isType } from "./declare.ts";
import type { ClassSymbol } from "./model.ts";
import type { Program } from "./program.ts";

/** With the properties that they know. */
const ANNOTATIONS = new Map(
  Object.entries({
    auraenabled: "cacheable continuation scope",
    deprecated: "",
    future: "callout",
    httpdelete: "",
    httpget: "",
    httppatch: "",
    httppost: "",
    httpput: "",
    invocablemethod: "label description category callout configurationeditor iconname capabilitytype",
    invocablevariable: "label description required defaultvalue placeholdertext",
    istest: "seealldata isparallel oninstall testfor critical",
    jsonaccess: "serializable deserializable",
    namespaceaccessible: "",
    readonly: "usereplica",
    remoteaction: "",
    restresource: "urlmapping",
    suppresswarnings: "value",
    testsetup: "",
    testvisible: "",
  }),
);

/** Kind of declaration → its plural, and the keywords that cannot stand before it. */
const REFUSED = new Map([
  ["class", ["classes", "static transient override testmethod webservice"]],
  ["interface", ["interfaces", "static transient override testmethod webservice final"]],
  ["enum", ["enums", "static transient override testmethod webservice final abstract virtual"]],
  ["field", ["fields", "virtual abstract override testmethod"]],
  ["property", ["properties", "testmethod"]],
  ["method", ["methods", "transient"]],
  ["constructor", ["constructors", "static virtual abstract override final transient testmethod webservice"]],
]);

export function checkModifiers(program: Program, symbol: ClassSymbol): void {
  const { declaration, file } = symbol;
  checkOne(program, file, declaration.kind, declaration.modifiers, declaration.nameStart);
  const members = declaration.kind === "class" ? declaration.members : [];
  for (const member of declaration.kind === "interface" ? declaration.methods : members) {
    if (member.kind === "initializer" || isType(member)) continue;
    const at = "nameStart" in member ? member.nameStart : member.start;
    checkOne(program, file, member.kind, member.modifiers, at);
  }
}

function checkOne(program: Program, file: string, kind: string, modifiers: Modifiers, at: Position): void {
  const { annotations, keywords } = modifiers;
  for (const each of annotations) {
    const properties = ANNOTATIONS.get(each.name.toLowerCase());
    if (properties === undefined) program.problem(file, each.start, `Annotation does not exist: ${each.name}`);
    for (const name of properties === undefined ? [] : each.parameters.keys()) {
      if (properties?.split(" ").includes(name)) continue;
      program.problem(file, each.start, `No such property, ${name}, defined on this annotation: ${each.name}`);
    }
  }
  const scopes = ["public", "private", "protected", "global"].filter((each) => keywords.has(each));
  if (scopes.length > 1) program.problem(file, at, "Declarations can only have one scope");
  const [plural = "", refused = ""] = REFUSED.get(kind) ?? [];
  for (const keyword of refused.split(" ")) {
    if (keywords.has(keyword)) program.problem(file, at, `${keyword} is not allowed on ${plural}`);
  }
}
