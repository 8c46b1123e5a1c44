/** JavaScript of a class: fields, accessors, constructors, methods, initializers. */
import type {
  Accessor,
  Block,
  CallExpression,
  ClassDeclaration,
  ConstructorDeclaration,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration,
  Statement,
} from "../syntax/tree.ts";
import type { ClassSymbol } from "../types/model.ts";
import { lineage } from "../types/program.ts";
import { constructorCall } from "./calls.ts";
import { argument } from "./expressions.ts";
import { functionBody, modeOf, type Mode } from "./functions.ts";
import { storedName } from "./names.ts";
import { indent } from "./scope.ts";
import { Scope } from "./scope.ts";
import type { Unit } from "./scope.ts";
import { statement, statements } from "./statements.ts";
import { isExceptionType } from "./types.ts";

export function classCode(unit: Unit, declaration: ClassDeclaration): string {
  const writer = new ClassWriter(unit, declaration, declaration.symbol!);
  const parts = writer.parts().filter((part) => part !== "");
  return `class ${declaration.symbol!.jsName} extends ${writer.superclass()} {\n${indent(parts.join("\n\n"))}\n}`;
}

type Stored = FieldDeclaration | PropertyDeclaration;

class ClassWriter {
  readonly unit: Unit;
  readonly declaration: ClassDeclaration;
  readonly symbol: ClassSymbol;
  readonly mode: Mode;

  constructor(unit: Unit, declaration: ClassDeclaration, symbol: ClassSymbol) {
    this.unit = unit;
    this.declaration = declaration;
    this.symbol = symbol;
    this.mode = modeOf(unit, symbol);
  }

  superclass(): string {
    const above = this.symbol.superclass;
    if (above?.kind === "user") return `$classes.${above.symbol.jsName}`;
    return above ? "$.ApexException" : "$.ApexObject";
  }

  parts(): string[] {
    const { members } = this.declaration;
    const stored = members.filter((member) => member.kind === "field" || member.kind === "property");
    return [
      stored.map(storage).join("\n"),
      ...members.filter((member) => member.kind === "property").flatMap((member) => this.accessors(member)),
      this.initializer(true, members),
      this.initializer(false, members),
      ...this.constructors(),
      ...members
        .filter((member) => member.kind === "method" && member.body)
        .map((member) => this.method(member as MethodDeclaration)),
      ...[...this.symbol.bridges].map(([required, { isStatic, owner, jsName }]) => {
        const target = isStatic ? `$classes.${owner!.jsName}` : "this";
        return `${required.jsName}(...values) {\n  return ${target}.${jsName}(...values);\n}`;
      }),
    ];
  }

  scope(name: string, options: Partial<Scope["options"]> = {}): Scope {
    return new Scope(this.unit, {
      owner: this.symbol,
      place: `Class.${this.symbol.qualifiedName}.${name}`,
      ...options,
    });
  }

  /** Constants first, then initializers of fields and initializer blocks, in the order of the text. */
  initializer(isStatic: boolean, members: readonly Member[]): string {
    const scope = this.scope(isStatic ? "<clinit>" : "<init>");
    const isConstant = (member: Member) => member.kind === "field" && member.symbol!.isConstant === true;
    const inOrder = [...members.filter(isConstant), ...members.filter((member) => !isConstant(member))];
    const lines = inOrder.flatMap((member) => this.initialization(scope, member, isStatic));
    if (lines.length === 0) return "";
    const name = isStatic ? "static $initialize" : initializerName(this.symbol);
    return `${name}() ${functionBody(scope, lines.join("\n"), this.mode)}`;
  }

  /** The initializers of the classes above come first, and all of them before the first constructor. */
  initialize(): string[] {
    const calls = [...lineage(this.symbol)].reverse().filter(hasInitializer).map(initializeCall);
    return calls.length > 0
      ? [`if (this.constructor === ${this.symbol.jsName}) {\n${indent(calls.join("\n"))}\n}`]
      : [];
  }

  initialization(scope: Scope, member: Member, isStatic: boolean): string[] {
    if (member.kind === "initializer" && member.static === isStatic) return [statement(scope, member.body)];
    if (member.kind !== "field" || !member.initializer || member.symbol!.isStatic !== isStatic) return [];
    const object = isStatic ? this.symbol.jsName : "this";
    return [`${scope.mark(member)}${object}.${member.symbol!.jsName} = ${argument(scope, member.initializer)};`];
  }

  constructors(): string[] {
    const declared = this.declaration.members.filter((member) => member.kind === "constructor");
    const builtin = isExceptionType(this.symbol.superclass) ? [this.built()] : [];
    const implicit = declared.length === 0 ? [this.constructorCode("constructor$0", [], undefined)] : [];
    return [...builtin, ...implicit, ...declared.map((each) => this.declaredConstructor(each))];
  }

  /** For the constructors that exceptions have by themselves: only the initializers run. */
  built(): string {
    const lines = [
      ...(this.symbol.superclass?.kind === "user" ? ["super.$built();"] : []),
      ...(hasInitializer(this.symbol) ? [initializeCall(this.symbol)] : []),
      "return this;",
    ];
    return `$built() {\n${indent(lines.join("\n"))}\n}`;
  }

  declaredConstructor(node: ConstructorDeclaration): string {
    return this.constructorCode(node.symbol!.jsName, node.parameters, node.body);
  }

  constructorCode(name: string, parameters: readonly Parameter[], block: Block | undefined): string {
    const scope = this.scope("<init>", { isConstructor: true });
    const [call, rest] = splitConstructorCall(block);
    const target = call?.name.toLowerCase() === "this" ? "this" : "super";
    const ordinary = () => [
      ...(target === "super" ? this.initialize() : []),
      ...(call || this.symbol.superclass?.kind === "user" ? [constructorCall(scope, target, call)] : []),
      ...(rest ? [statements(scope, rest)] : []),
      "return this;",
    ];
    const lines = block?.refused === undefined ? ordinary() : [statements(scope, block)];
    return `${name}(${parameterNames(parameters)}) ${functionBody(scope, lines.join("\n"), block ? this.mode : undefined)}`;
  }

  method(node: MethodDeclaration): string {
    const { name, symbol, parameters, body } = node;
    const scope = this.scope(name);
    const keyword = symbol!.isStatic ? "static " : "";
    const code = functionBody(scope, statements(scope, body!), this.mode);
    return `${keyword}${symbol!.jsName}(${parameterNames(parameters)}) ${code}`;
  }

  accessors(node: PropertyDeclaration): string[] {
    if (!hasCode(node)) return [];
    const symbol = node.symbol!;
    const keyword = symbol.isStatic ? "static " : "";
    const value = `${symbol.isStatic ? this.symbol.jsName : "this"}.${storedName(symbol.jsName)}`;
    const code = (accessor: Accessor, automatic: string): string => {
      const scope = this.scope(node.name, { accessorOf: symbol });
      return functionBody(
        scope,
        accessor.body ? statements(scope, accessor.body) : automatic,
        accessor.body && this.mode,
      );
    };
    const getter = node.getter && `${keyword}get ${symbol.jsName}() ${code(node.getter, `return ${value};`)}`;
    const setter = node.setter && `${keyword}set ${symbol.jsName}(value) ${code(node.setter, `${value} = value;`)}`;
    return [getter, setter].filter((each) => each !== undefined);
  }
}

const initializerName = ({ jsName }: ClassSymbol): string => `$initialize$${jsName}`;
const initializeCall = (symbol: ClassSymbol): string => `this.${initializerName(symbol)}();`;

function hasInitializer({ declaration }: ClassSymbol): boolean {
  const members = declaration.kind === "class" ? declaration.members : [];
  return members.some((member) =>
    member.kind === "field"
      ? member.initializer && !member.symbol!.isStatic
      : member.kind === "initializer" && !member.static,
  );
}

const parameterNames = (parameters: readonly Parameter[]): string =>
  parameters.map((parameter) => parameter.symbol!.jsName).join(", ");

/** Has one of the property's accessors a body? */
const hasCode = (node: PropertyDeclaration): boolean => Boolean(node.getter?.body ?? node.setter?.body);

function storage(node: Stored): string {
  const { isStatic, jsName } = node.symbol!;
  const name = node.kind === "property" && hasCode(node) ? storedName(jsName) : jsName;
  return `${isStatic ? "static " : ""}${name} = null;`;
}

/** `this(…)` or `super(…)` at the beginning, and the rest. */
function splitConstructorCall(block: Block | undefined): [CallExpression | undefined, Block | undefined] {
  const [first, ...rest] = block?.statements ?? [];
  const call = first && asConstructorCall(first);
  return block && call ? [call, { ...block, statements: rest }] : [undefined, block];
}

function asConstructorCall(node: Statement): CallExpression | undefined {
  if (node.kind !== "expressionStatement" || node.expression.kind !== "call") return undefined;
  const call = node.expression;
  return !call.target && /^(?:this|super)$/i.test(call.name) ? call : undefined;
}
