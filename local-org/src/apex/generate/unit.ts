/** JavaScript of a whole file: what is worked out once, then a function that makes the classes of one program instance. */
import type { Query } from "../syntax/query-tree.ts";
import type {
  AnonymousBlock,
  ClassDeclaration,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  TriggerDeclaration,
  TypeDeclaration,
} from "../syntax/tree.ts";
import type { CompiledUnit } from "../program.ts";
import { classCode } from "./classes.ts";
import { argument } from "./expressions.ts";
import { functionBody } from "./functions.ts";
import type { Mode } from "./functions.ts";
import { indent, Scope, Unit } from "./scope.ts";
import { withoutMarks } from "./source-map.ts";
import { statements } from "./statements.ts";

/** A compiled unit with what its code refers to by index. */
export interface GeneratedUnit extends CompiledUnit {
  readonly queries: readonly Query[];
  readonly trigger?: { readonly objectName: string; readonly events: readonly string[] };
}

export interface UnitSource {
  readonly file: string;
  readonly source: string;
  readonly apiVersion: string;
}

export function generateClass(declaration: TypeDeclaration, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from.file, from.apiVersion);
  const classes = declaration.kind === "class" ? [declaration, ...innerClasses(declaration)] : [];
  const makers = classes.map((each) => `${each.symbol!.jsName}: () => ${classCode(unit, each)},`);
  const code = `return ($classes) => ({\n${indent(makers.join("\n\n"))}\n});`;
  return finish(unit, from, { kind: "class", name: declaration.name }, code);
}

function innerClasses(declaration: ClassDeclaration): ClassDeclaration[] {
  return declaration.members.filter((member) => member.kind === "class");
}

const TRIGGER_MODE: Mode = { sharing: "without", access: "system" };

export function generateTrigger(declaration: TriggerDeclaration, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from.file, from.apiVersion);
  const place = `Trigger.${declaration.name}`;
  const code = looseCode(unit, declaration, place, TRIGGER_MODE);
  const { name, object, objectName = object, events } = declaration;
  return { ...finish(unit, from, { kind: "trigger", name }, code), trigger: { objectName, events } };
}

export function generateAnonymous(declaration: AnonymousBlock, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from.file, from.apiVersion);
  const mode: Mode = { sharing: "with", access: unit.isSecureByDefault ? "user" : "system" };
  const code = looseCode(unit, declaration, "AnonymousBlock", mode);
  return finish(unit, from, { kind: "anonymous", name: "AnonymousBlock" }, code);
}

/** Statements, and beside them the methods and variables declared among them. */
function looseCode(unit: Unit, node: TriggerDeclaration | AnonymousBlock, place: string, mode: Mode): string {
  const main = new Scope(unit, { place });
  const members = node.members.map((member) => looseMember(unit, member, place)).filter((code) => code !== "");
  const run = `return { run() ${functionBody(main, statements(main, node.body), mode)} };`;
  return `return ($classes) => {\n${indent([...members, run].join("\n\n"))}\n};`;
}

function looseMember(unit: Unit, member: Member, place: string): string {
  if (member.kind === "method" && member.body) return looseMethod(unit, member, place);
  return member.kind === "field" ? looseField(unit, member, place) : "";
}

function looseMethod(unit: Unit, { symbol, body }: MethodDeclaration, place: string): string {
  const scope = new Scope(unit, { place });
  const names = symbol!.parameters.map((parameter) => parameter.jsName).join(", ");
  return `function ${symbol!.jsName}(${names}) ${functionBody(scope, statements(scope, body!), undefined)}`;
}

function looseField(unit: Unit, { symbol, initializer }: FieldDeclaration, place: string): string {
  const scope = new Scope(unit, { place });
  return `let ${symbol!.jsName} = ${initializer ? argument(scope, initializer) : "null"};`;
}

function finish(
  unit: Unit,
  from: UnitSource,
  { kind, name }: Pick<CompiledUnit, "kind" | "name">,
  code: string,
): GeneratedUnit {
  const inner = ['"use strict";', ...unit.constants(), code].join("\n");
  const javascript = withoutMarks(`(($, $queries) => {\n${indent(inner)}\n})`, from.file, from.source);
  return { kind, name, file: from.file, javascript, queries: unit.queries };
}
