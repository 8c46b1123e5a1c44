/** JavaScript of names and members. */
import type { Expression, MemberExpression, NameExpression, Resolution } from "../syntax/tree.ts";
import { hook, inChain, target } from "./expressions.ts";
import { bare, quote, type Scope } from "./scope.ts";
import { isNeverNull } from "./types.ts";

type Named = NameExpression | MemberExpression;

/** What a name or a member means, as the type pass found it. */
export function named(scope: Scope, node: Named, guards: string[]): string {
  const { resolution } = node;
  switch (resolution?.kind) {
    case "local":
      return resolution.variable.jsName;
    case "field":
      return fieldOf(scope, node, resolution, guards);
    case "enumValue":
      return `$classes.${resolution.symbol.jsName}.${enumKey(resolution.name)}`;
    case "platformEnumValue": {
      const { className, name } = resolution;
      return scope.unit.constant(`$.enumValue(${quote(className)}, ${quote(name)})`, `${className}$${name}`);
    }
    case "platformProperty": {
      const { member } = resolution;
      const self = member.isStatic ? "" : receiver(scope, node, guards);
      return `${nameMark(scope, node)}${scope.unit.member(member.key)}(${self})`;
    }
    case "recordField":
    case "recordParent":
    case "recordChildren":
      return recordMember(scope, node, resolution, guards);
    default:
      return token(scope, node, resolution);
  }
}

/** Values of an enum are properties of its object in lower case. */
const enumKey = (name: string): string => `$${name.toLowerCase()}`;

function token(scope: Scope, node: Named, resolution: Resolution | undefined): string {
  switch (resolution?.kind) {
    case "fieldToken":
    case "fieldDescribe":
      return `${hook(scope, resolution.kind)}(${quote(resolution.object)}, ${quote(resolution.field)})`;
    case "fieldSet":
      return `${hook(scope, "fieldSet")}(${quote(resolution.object)}, ${quote(resolution.name)})`;
    case "objectToken":
    case "objectDescribe":
      return `${hook(scope, resolution.kind)}(${quote(resolution.object)})`;
    case "objectFields":
      return `${scope.unit.member(resolution.member.key)}(${hook(scope, "objectDescribe")}(${quote(resolution.object)}))`;
    case "shareReason":
      return quote(resolution.name);
    case "label":
      return quote(scope.unit.labels.get(resolution.name.toLowerCase()) ?? "");
    case "page":
      return `${hook(scope, "page")}(${quote(resolution.name)})`;
    default:
      throw new Error(`line ${node.start.line}: ${node.name} (${resolution?.kind ?? "unresolved"}) is no value`);
  }
}

const nameMark = (scope: Scope, node: Named): string => scope.mark(node.kind === "member" ? node.nameStart : node);

/** The object whose member this is, null refused; `this` for a plain name. */
function receiver(scope: Scope, node: Named, guards: string[]): string {
  return node.kind === "member" ? bare(target(scope, node.target, guards, node)) : "this";
}

/** A field or property of a class of the project, to read or to assign. `once` keeps an object that is needed twice. */
export function fieldOf(
  scope: Scope,
  node: Named,
  resolution: Resolution & { kind: "field" },
  guards: string[],
  once: (code: string) => string = (code) => code,
): string {
  const { variable, implicitThis } = resolution;
  const { owner } = variable;
  if (variable.isStatic)
    return `${nameMark(scope, node)}${scope.classReference(owner!)}.${stored(scope, node, resolution)}`;
  const object = implicitThis || node.kind === "name" ? "this" : once(target(scope, node.target, guards, node));
  return `${object}.${nameMark(scope, node)}${stored(scope, node, resolution)}`;
}

/** In its own accessors a property is the value that it stores. */
function stored(scope: Scope, node: Named, resolution: Resolution & { kind: "field" }): string {
  const { variable } = resolution;
  const isOwn = node.kind === "name" || node.target.kind === "this" || variable.isStatic;
  return variable === scope.options.accessorOf && isOwn ? storedName(variable.jsName) : variable.jsName;
}

export const storedName = (jsName: string): string => `${jsName}$value`;

type RecordResolution = Resolution & { kind: "recordField" | "recordParent" | "recordChildren" };

function recordMember(scope: Scope, node: Named, resolution: RecordResolution, guards: string[]): string {
  if (node.kind !== "member") throw new Error(`${node.name} has no record`);
  const throughParent = !node.safe && isParent(node.target);
  const record = throughParent ? inChain(scope, node.target, guards) : receiverOfRecord(scope, node, guards);
  const names = recordArguments(resolution);
  return `${nameMark(scope, node)}$.${recordFunction(resolution, throughParent)}(${[record, ...names].join(", ")})`;
}

/** The functions of runtime/records.ts check for null themselves. */
function receiverOfRecord(scope: Scope, node: MemberExpression, guards: string[]): string {
  if (node.safe) return target(scope, node.target, guards, node);
  const code = inChain(scope, node.target, guards);
  return isNeverNull(node.target) ? code : bare(code);
}

/** Reading through a parent that is null gives null: `contact.Account.Name`. */
function isParent(node: Expression): boolean {
  return node.kind === "member" && node.resolution?.kind === "recordParent";
}

function recordFunction(resolution: RecordResolution, throughParent: boolean): string {
  if (resolution.kind === "recordChildren") return "children";
  if (resolution.kind === "recordParent") return throughParent ? "parentThrough" : "parent";
  const name = resolution.field.type === "boolean" ? "booleanField" : "field";
  return throughParent ? `${name}Through` : name;
}

function recordArguments(resolution: RecordResolution): string[] {
  if (resolution.kind === "recordField") return [quote(resolution.field.apiName)];
  const name = quote(resolution.relationshipName);
  return resolution.kind === "recordParent" ? [name] : [name, quote(resolution.childObject)];
}
