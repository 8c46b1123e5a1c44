/** Second pass, continued: a symbol for every field, property, method and constructor. */
import type {
  ConstructorDeclaration,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration,
} from "../syntax/tree.ts";
import { sameType, UNKNOWN, VOID } from "./construct.ts";
import { fieldName, LocalNames } from "./javascript-names.ts";
import type { ClassSymbol, MethodSymbol, VariableSymbol } from "./model.ts";
import { lineage, type Program } from "./program.ts";
import { resolveTypeName } from "./type-names.ts";

export function declareMembers(program: Program, symbol: ClassSymbol): void {
  const { declaration } = symbol;
  if (declaration.kind === "interface") {
    for (const method of declaration.methods) declareMethod(program, symbol, method);
  }
  if (declaration.kind !== "class") return;
  for (const member of declaration.members) declareMember(program, symbol, member);
}

/** Not what has one of the names and gives something else. */
export const isOfEveryObject = ({ name, parameters, returnType }: MethodSymbol): boolean =>
  /^(String tostring0|Integer hashcode0|Boolean equals1)$/i.test(`${returnType.name} ${name}${parameters.length}`);

function declareMember(program: Program, symbol: ClassSymbol, member: Member): void {
  const isStatic = "modifiers" in member ? member.modifiers.keywords.has("static") : false;
  if (symbol.outer && isStatic && member.kind !== "class") {
    const what = member.kind === "method" ? "methods" : member.kind === "property" ? "properties" : "fields";
    program.problem(symbol.file, member.start, `static can only be used on ${what} of a top level type`);
  }
  if (member.kind === "field" || member.kind === "property") declareField(program, symbol, member);
  else if (member.kind === "method") declareMethod(program, symbol, member);
  else if (member.kind === "constructor") declareConstructor(program, symbol, member);
  else if (member.kind === "initializer" && member.static && symbol.outer) {
    program.problem(symbol.file, member.start, "Inner types are not allowed to have static blocks");
  }
}

/** Fields of a class, or variables of a trigger. */
function declareField(program: Program, owner: ClassSymbol, node: FieldDeclaration | PropertyDeclaration): void {
  const { keywords } = node.modifiers;
  const type = resolveTypeName(node.typeName, { program, file: owner.file, owner });
  const variable: VariableSymbol = {
    kind: node.kind,
    name: node.name,
    jsName: fieldName(node.name),
    type: type ?? UNKNOWN,
    isStatic: keywords.has("static"),
    isFinal: keywords.has("final"),
    isTransient: keywords.has("transient"),
    isConstant:
      node.kind === "field" && node.initializer?.kind === "literal" && keywords.has("static") && keywords.has("final"),
    owner,
    ...(node.kind === "property" && node.getter ? { getter: node.getter } : {}),
    ...(node.kind === "property" && node.setter ? { setter: node.setter } : {}),
    start: node.start,
  };
  program.rememberModifiers(variable, node.modifiers);
  node.symbol = variable;
  const key = node.name.toLowerCase();
  if (owner.fields.has(key)) program.problem(owner.file, node.start, `Duplicate field: ${node.name}`);
  else owner.fields.set(key, variable);
}

/** A subclass may have a field of the name of one above; each then needs a place of its own in the object. */
export function separateHiddenFields(symbol: ClassSymbol): void {
  const above = [...lineage(symbol)].slice(1);
  for (const [key, variable] of symbol.fields) {
    const hidden = above.filter((each) => each.fields.has(key)).length;
    if (hidden > 0 && !variable.isStatic) {
      symbol.fields.set(key, Object.assign(variable, { jsName: `${fieldName(variable.name)}$${hidden + 1}` }));
    }
  }
}

function declareMethod(program: Program, owner: ClassSymbol, node: MethodDeclaration): void {
  const method = makeMethod(program, owner.file, owner, node);
  const key = node.name.toLowerCase();
  const overloads = owner.methods.get(key) ?? [];
  reportDuplicate(program, owner.file, method, overloads, owner.qualifiedName);
  owner.methods.set(key, [...overloads, method]);
}

export function reportDuplicate(
  program: Program,
  file: string,
  method: MethodSymbol,
  overloads: readonly MethodSymbol[],
  ownerName: string,
): void {
  if (hasUnknown(method) || !overloads.some((other) => sameParameters(other, method))) return;
  const message = `Method already defined: ${describeMethod(method)} from the type ${ownerName}`;
  program.problem(file, method.declaration.nameStart, message);
}

export function makeMethod(
  program: Program,
  file: string,
  owner: ClassSymbol | undefined,
  node: MethodDeclaration | ConstructorDeclaration,
): MethodSymbol {
  const { keywords } = node.modifiers;
  const written = node.kind === "method" ? node.returnType : undefined;
  const method: MethodSymbol = {
    kind: node.kind,
    name: node.kind === "method" || !owner ? node.name : owner.name,
    owner,
    declaration: node,
    parameters: declareParameters(program, file, owner, node.parameters),
    returnType: written ? (resolveTypeName(written, { program, file, owner }) ?? UNKNOWN) : VOID,
    isStatic: keywords.has("static"),
    isAbstract: keywords.has("abstract") || owner?.kind === "interface",
    jsName: "",
  };
  node.symbol = method;
  return method;
}

/** Every exception has these already. */
const EXCEPTION_CONSTRUCTORS = new Set(["", "String", "Exception", "String, Exception"]);

function declareConstructor(program: Program, owner: ClassSymbol, node: ConstructorDeclaration): void {
  const { file } = owner;
  const report = (message: string): void => program.problem(file, node.nameStart, message);
  if (node.name.toLowerCase() !== owner.name.toLowerCase()) report(`Invalid constructor name: ${node.name}`);
  const constructor = makeMethod(program, file, owner, node);
  reportDuplicate(program, file, constructor, owner.constructors, owner.qualifiedName);
  const types = constructor.parameters.map(({ type }) => type.name).join(", ");
  const isException = /exception$/i.test(owner.name) && EXCEPTION_CONSTRUCTORS.has(types);
  if (isException) report(`System exception constructor already defined: ${describeMethod(constructor)}`);
  owner.constructors.push(constructor);
}

function declareParameters(
  program: Program,
  file: string,
  owner: ClassSymbol | undefined,
  nodes: readonly Parameter[],
): VariableSymbol[] {
  const names = new LocalNames();
  const seen = new Set<string>();
  return nodes.map((node) => {
    if (seen.has(node.name.toLowerCase())) program.problem(file, node.start, `Duplicate variable: ${node.name}`);
    seen.add(node.name.toLowerCase());
    const variable: VariableSymbol = {
      kind: "parameter",
      name: node.name,
      jsName: names.next(node.name),
      type: resolveTypeName(node.typeName, { program, file, owner }) ?? UNKNOWN,
      isStatic: false,
      isFinal: node.modifiers.keywords.has("final"),
      isTransient: false,
      start: node.start,
    };
    node.symbol = variable;
    return variable;
  });
}

export function sameParameters(a: MethodSymbol, b: MethodSymbol): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    a.parameters.every((parameter, i) => sameType(parameter.type, b.parameters[i]?.type ?? VOID))
  );
}

/** A type that is not modelled has been reported itself. */
const hasUnknown = ({ parameters }: MethodSymbol): boolean => parameters.some(({ type }) => type === UNKNOWN);

/** `void foo(Integer, String)` */
export function describeMethod(method: MethodSymbol): string {
  const types = method.parameters.map((parameter) => parameter.type.name).join(", ");
  const head = method.kind === "constructor" ? "void <Constructor>" : `${method.returnType.name} ${method.name}`;
  return `${head}(${types})`;
}

/** Field or property of a class or of one above it. `isOfObject`: a static one hides none of an object. */
export function findField(symbol: ClassSymbol, name: string, isOfObject = false): VariableSymbol | undefined {
  for (const each of lineage(symbol)) {
    const found = each.fields.get(name.toLowerCase());
    if (found && !(isOfObject && found.isStatic)) return found;
  }
  return undefined;
}

/** Methods of a name that a class has and inherits; overridden ones are left out. */
export function findMethods(symbol: ClassSymbol, name: string): MethodSymbol[] {
  const found: MethodSymbol[] = [];
  const add = (methods: readonly MethodSymbol[] | undefined): void => {
    for (const method of methods ?? []) {
      if (!found.some((known) => sameParameters(known, method))) found.push(method);
    }
  };
  const key = name.toLowerCase();
  const interfaces: ClassSymbol[] = [];
  for (const each of lineage(symbol)) {
    add(each.methods.get(key));
    interfaces.push(...interfacesOf(each));
  }
  for (const each of interfaces) add(each.methods.get(key));
  return found;
}

/** The interfaces of the project that a class or interface names, and those that they extend. */
export function interfacesOf(symbol: ClassSymbol): ClassSymbol[] {
  const direct = symbol.interfaces.flatMap((type) => (type.kind === "user" ? [type.symbol] : []));
  return [...new Set(direct.flatMap((each) => [each, ...interfacesOf(each)]))];
}
