/** JavaScript of a whole file: what is worked out once, then a function that makes the classes of one program instance. */
import type { Query, SearchQuery } from "../syntax/query-tree.ts";
import type { AnonymousBlock, Member, MethodDeclaration, TriggerDeclaration, TypeDeclaration } from "../syntax/tree.ts";
import type { CompiledUnit } from "../program.ts";
import { classCode } from "./classes.ts";
import { functionBody, type Mode } from "./functions.ts";
import { Scope, Unit, indent, type UnitSource } from "./scope.ts";
import { withoutMarks } from "./source-map.ts";
import { statements } from "./statements.ts";

/** A compiled unit with what its code refers to by index. */
export interface GeneratedUnit extends CompiledUnit {
  readonly queries: readonly (Query | SearchQuery)[];
  readonly trigger?: { readonly objectName: string; readonly events: readonly string[] };
}

type Writer = (unit: Unit) => string;

/** Its code is written when it is first wanted: of most classes it never is. */
class WrittenUnit implements GeneratedUnit {
  readonly kind: GeneratedUnit["kind"];
  readonly name: string;
  readonly file: string;
  readonly trigger?: GeneratedUnit["trigger"];
  readonly #from: UnitSource;
  readonly #write: Writer;
  #written: Pick<GeneratedUnit, "javascript" | "queries"> | undefined;

  constructor(about: Pick<GeneratedUnit, "kind" | "name" | "trigger">, from: UnitSource, write: Writer) {
    this.kind = about.kind;
    this.name = about.name;
    this.file = from.file;
    if (about.trigger) this.trigger = about.trigger;
    this.#from = from;
    this.#write = write;
  }

  get javascript(): string {
    return this.#code().javascript;
  }

  get queries(): readonly (Query | SearchQuery)[] {
    return this.#code().queries;
  }

  #code(): Pick<GeneratedUnit, "javascript" | "queries"> {
    if (this.#written) return this.#written;
    const unit = new Unit(this.#from);
    const code = this.#write(unit);
    const inner = ['"use strict";', ...unit.constants(), code].join("\n");
    const javascript = withoutMarks(`(($, $queries) => {\n${indent(inner)}\n})`, this.file, this.#from.source);
    return (this.#written = { javascript, queries: unit.queries });
  }
}

export function generateClass(declaration: TypeDeclaration, from: UnitSource): GeneratedUnit {
  const write = (unit: Unit) =>
    `return ($classes) => ({\n${indent(classMakers(unit, [declaration]).join("\n\n"))}\n});`;
  return new WrittenUnit({ kind: "class", name: declaration.name }, from, write);
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
  const { name, object, objectName = object, events } = declaration;
  const write = (unit: Unit) => looseCode(unit, declaration, `Trigger.${name}`, TRIGGER_MODE);
  return new WrittenUnit({ kind: "trigger", name, trigger: { objectName, events } }, from, write);
}

export function generateAnonymous(declaration: AnonymousBlock, from: UnitSource): GeneratedUnit {
  const name = "AnonymousBlock";
  const write = (unit: Unit) => {
    const mode: Mode = { sharing: "with", access: unit.isSecureByDefault ? "user" : "system" };
    return looseCode(unit, declaration, name, mode);
  };
  return new WrittenUnit({ kind: "anonymous", name }, from, write);
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
