/** JavaScript of a whole file: what is worked out once, then a function that makes the classes of one program instance. */
import type { Query } from "../syntax/query-tree.ts";
import type { AnonymousBlock, Member, MethodDeclaration, TriggerDeclaration, TypeDeclaration } from "../syntax/tree.ts";
import type { CompiledUnit } from "../program.ts";
import { classCode } from "./classes.ts";
import { functionBody } from "./functions.ts";
import type { Mode } from "./functions.ts";
import { indent, Scope, Unit } from "./scope.ts";
import type { UnitSource } from "./scope.ts";
import { withoutMarks } from "./source-map.ts";
import { statements } from "./statements.ts";

/** A compiled unit with what its code refers to by index. */
export interface GeneratedUnit extends CompiledUnit {
  readonly queries: readonly Query[];
  readonly trigger?: { readonly objectName: string; readonly events: readonly string[] };
}

export function generateClass(declaration: TypeDeclaration, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from);
  const code = `return ($classes) => ({\n${indent(classMakers(unit, [declaration]).join("\n\n"))}\n});`;
  return finish(unit, from, { kind: "class", name: declaration.name }, code);
}

/** One function for each class, inner ones too. */
function classMakers(unit: Unit, members: readonly (Member | TypeDeclaration)[]): string[] {
  return members.flatMap((member) =>
    member.kind === "class"
      ? [`${member.symbol!.jsName}: () => ${classCode(unit, member)},`, ...classMakers(unit, member.members)]
      : [],
  );
}

const TRIGGER_MODE: Mode = { sharing: "without", access: "system" };

export function generateTrigger(declaration: TriggerDeclaration, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from);
  const place = `Trigger.${declaration.name}`;
  const code = looseCode(unit, declaration, place, TRIGGER_MODE);
  const { name, object, objectName = object, events } = declaration;
  return { ...finish(unit, from, { kind: "trigger", name }, code), trigger: { objectName, events } };
}

export function generateAnonymous(declaration: AnonymousBlock, from: UnitSource): GeneratedUnit {
  const unit = new Unit(from);
  const mode: Mode = { sharing: "with", access: unit.isSecureByDefault ? "user" : "system" };
  const code = looseCode(unit, declaration, "AnonymousBlock", mode);
  return finish(unit, from, { kind: "anonymous", name: "AnonymousBlock" }, code);
}

/** Statements, and beside them the methods and classes declared among them. */
function looseCode(unit: Unit, node: TriggerDeclaration | AnonymousBlock, place: string, mode: Mode): string {
  const main = new Scope(unit, { place });
  const methods = node.members.map((member) => (member.kind === "method" ? looseMethod(unit, member, place) : ""));
  const run = `run() ${functionBody(main, statements(main, node.body), mode)},`;
  const answer = `return {\n${indent([run, ...classMakers(unit, node.members)].join("\n\n"))}\n};`;
  return `return ($classes) => {\n${indent([...methods.filter((code) => code !== ""), answer].join("\n\n"))}\n};`;
}

function looseMethod(unit: Unit, { symbol, body }: MethodDeclaration, place: string): string {
  const scope = new Scope(unit, { place });
  const names = symbol!.parameters.map((parameter) => parameter.jsName).join(", ");
  return `function ${symbol!.jsName}(${names}) ${functionBody(scope, statements(scope, body!), undefined)}`;
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
