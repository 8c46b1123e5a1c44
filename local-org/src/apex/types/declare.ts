/** First pass: a symbol for every class, interface and enum; then what they extend and implement. */
import { formatClassName } from "./javascript-names.ts";
import type { Position, TypeDeclaration, TypeName } from "../syntax/tree.ts";
import { builtin, sameType } from "./construct.ts";
import { allSupertypes, isInterface } from "./conversions.ts";
import type { ApexType, ClassSymbol } from "./model.ts";
import { hasAnnotation, lineage, type Program } from "./program.ts";
import { resolveTypeName } from "./type-names.ts";

/** Declares a type and the types inside it. Returns nothing where the name is taken. */
export function declareType(program: Program, file: string, declaration: TypeDeclaration, outer?: ClassSymbol): void {
  const symbol = makeSymbol(file, declaration, outer);
  const key = symbol.qualifiedName.toLowerCase();
  const isDuplicate = program.classes.has(key) || outer?.name.toLowerCase() === symbol.name.toLowerCase();
  if (isDuplicate) return program.problem(file, declaration.nameStart, `Type name already in use: ${symbol.name}`);
  program.classes.set(key, symbol);
  outer?.innerTypes.set(symbol.name.toLowerCase(), symbol);
  declaration.symbol = symbol;
  checkPlacement(program, symbol);
  if (declaration.kind !== "class") return;
  for (const member of declaration.members) {
    if (isType(member)) declareType(program, file, member, symbol);
  }
}

export function isType(node: { readonly kind: string }): node is TypeDeclaration {
  return node.kind === "class" || node.kind === "interface" || node.kind === "enum";
}

function makeSymbol(file: string, declaration: TypeDeclaration, outer: ClassSymbol | undefined): ClassSymbol {
  const { keywords } = declaration.modifiers;
  const qualifiedName = outer ? `${outer.qualifiedName}.${declaration.name}` : declaration.name;
  const sharing = (["with", "without", "inherited"] as const).find((each) => keywords.has(`${each} sharing`));
  return {
    kind: declaration.kind,
    qualifiedName,
    name: declaration.name,
    file,
    declaration,
    ...(outer ? { outer } : {}),
    jsName: formatClassName(qualifiedName),
    interfaces: [],
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    innerTypes: new Map(),
    bridges: new Map(),
    enumValues: declaration.kind === "enum" ? declaration.values.map((value) => value.name) : [],
    isAbstract: keywords.has("abstract") || declaration.kind === "interface",
    isVirtual: keywords.has("virtual") || keywords.has("abstract"),
    isTest: hasAnnotation(declaration.modifiers, "istest"),
    sharing: sharing ?? "none",
  };
}

function checkPlacement(program: Program, symbol: ClassSymbol): void {
  const { declaration, file, outer } = symbol;
  const report = (message: string): void => program.problem(file, declaration.nameStart, message);
  if (outer?.outer) report("Inner types are not allowed to have inner types");
  const { keywords } = declaration.modifiers;
  if (!outer && !symbol.isTest && !keywords.has("public") && !keywords.has("global")) {
    report("Top-level type must have public or global visibility");
  }
  if (declaration.kind !== "enum") return;
  const seen = new Set<string>();
  for (const value of declaration.values) {
    if (seen.has(value.name.toLowerCase())) program.problem(file, value.start, `Duplicate field: ${value.name}`);
    seen.add(value.name.toLowerCase());
  }
}

/** Second pass: superclasses and interfaces. */
export function resolveHeaders(program: Program): void {
  const symbols = [...program.classes.values()].sort((a, b) => Number(!!a.outer) - Number(!!b.outer));
  for (const symbol of symbols) resolveHeader(program, symbol);
  for (const symbol of symbols) breakCycles(program, symbol);
  for (const symbol of symbols) checkExceptionName(program, symbol);
}

function resolveHeader(program: Program, symbol: ClassSymbol): void {
  const { declaration, file } = symbol;
  if (declaration.kind === "enum") return;
  const place = { program, file, owner: symbol };
  if (declaration.kind === "class" && declaration.superclass) {
    const type = resolveTypeName(declaration.superclass, place);
    const message = type && superclassProblem(type);
    if (message) program.problem(file, declaration.superclass.start, message);
    else if (type) symbol.superclass = type;
  }
  for (const typeName of declaration.interfaces) addInterface(program, symbol, typeName);
}

function superclassProblem(type: ApexType): string | undefined {
  const known = type.kind === "user" ? type.symbol : type.kind === "platform" ? type.definition : undefined;
  if (known?.kind !== "class") return `Invalid super type: ${type.name}`;
  const isOpen = "isVirtual" in known ? known.isVirtual : known.extensible;
  return isOpen ? undefined : `Non-virtual and non-abstract type cannot be extended: ${type.name}`;
}

function addInterface(program: Program, symbol: ClassSymbol, typeName: TypeName): void {
  const type = resolveTypeName(typeName, { program, file: symbol.file, owner: symbol });
  if (!type) return;
  const report = (message: string): void => program.problem(symbol.file, typeName.start, message);
  if (!isInterface(type)) return report(`Invalid interface: ${type.name}`);
  if (symbol.interfaces.some((known) => sameType(known, type))) {
    return report(`Interface already implemented: ${type.name}`);
  }
  symbol.interfaces.push(type);
}

function breakCycles(program: Program, symbol: ClassSymbol): void {
  const last = [...lineage(symbol)].at(-1);
  const isCircular = last?.superclass?.kind === "user" || reachesItself(symbol, symbol, new Set());
  if (!isCircular) return;
  const { declaration } = symbol;
  program.problem(symbol.file, declaration.nameStart, `Circular definition: ${symbol.qualifiedName}`);
  delete symbol.superclass;
  symbol.interfaces = [];
}

function reachesItself(from: ClassSymbol, goal: ClassSymbol, seen: Set<ClassSymbol>): boolean {
  return from.interfaces.some((type) => {
    if (type.kind !== "user" || seen.has(type.symbol)) return false;
    seen.add(type.symbol);
    return type.symbol === goal || reachesItself(type.symbol, goal, seen);
  });
}

/** Is it System.Exception or below it? */
export function isException(type: ApexType | undefined, program: Program): boolean {
  if (!type || type.kind === "record" || type.kind === "void" || type.kind === "null") return false;
  const exception = builtin("Exception");
  return sameType(type, exception) || allSupertypes(type, program.schema).some((above) => sameType(above, exception));
}

function checkExceptionName(program: Program, symbol: ClassSymbol): void {
  if (symbol.kind !== "class") return;
  const isNamedSo = /exception$/i.test(symbol.name);
  const extendsOne = symbol.superclass !== undefined && isException(symbol.superclass, program);
  if (isNamedSo === extendsOne) return;
  const declaration = symbol.declaration;
  const hasUnknownSuperclass = declaration.kind === "class" && declaration.superclass && !symbol.superclass;
  if (hasUnknownSuperclass) return;
  const at: Position = declaration.nameStart;
  program.problem(
    symbol.file,
    at,
    extendsOne
      ? `Classes extending Exception must have a name ending in 'Exception': ${symbol.name}`
      : `Exception class must extend another Exception class: ${symbol.name}`,
  );
}
