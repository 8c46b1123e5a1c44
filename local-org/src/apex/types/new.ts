/** `new`: objects, records and collections. */
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import type { NamedArgument, NewExpression } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { builtin, elementType, fieldType, isBuiltin, parentType } from "./construct.ts";
import { isException } from "./declare.ts";
import { checkAssignable, checkResult } from "./expressions.ts";
import type { ApexType, ClassSymbol, RecordType } from "./model.ts";
import { choose, platformCandidates, userCandidates, type Candidate } from "./overloads.ts";
import { missingMember } from "./program.ts";
import { resolveTypeName } from "./type-names.ts";
import { assignTo, fitsReference, fitTo } from "./values.ts";

export function checkNew(node: NewExpression, body: Body): ApexType | undefined {
  const type = resolveTypeName(node.typeName, body);
  const { creation } = node;
  switch (creation.kind) {
    case "arguments":
      for (const argument of creation.arguments) checkResult(argument, body);
      if (type) construct(node, type, body);
      break;
    case "fields":
      checkFields(node, creation.fields, type, body);
      break;
    case "values":
      checkValues(creation.values, type, body);
      break;
    case "entries": {
      const [key, value] = isBuiltin(type, "Map") && type?.kind === "platform" ? type.arguments : [];
      for (const entry of creation.entries) {
        checkEntry(entry.key, key, "key", type, body);
        checkEntry(entry.value, value, "value", type, body);
      }
      break;
    }
    case "size":
      checkAssignable(creation.size, builtin("Integer"), body);
  }
  return type;
}

function checkValues(values: readonly NamedArgument["value"][], type: ApexType | undefined, body: Body): void {
  const element = type && isBuiltin(type, "List", "Set") ? elementType(type) : undefined;
  for (const value of values) {
    const from = checkResult(value, body);
    if (from && element && !fitTo(value, element, body)) {
      body.problem(
        value.start,
        `Initial expression is of incorrect type, expected: ${element.name} but was: ${from.name}`,
      );
    }
  }
}

function checkEntry(
  node: NamedArgument["value"],
  target: ApexType | undefined,
  what: "key" | "value",
  map: ApexType | undefined,
  body: Body,
): void {
  const from = checkResult(node, body);
  if (from && target && !fitTo(node, target, body)) {
    body.problem(node.start, `Invalid ${what} type ${from.name} for ${map?.name ?? ""}`);
  }
}

/** Values of these are written, read or given by a static method. */
const UNMADE = "SObject Exception Object Blob Boolean Date Datetime Decimal Double Id Integer Long String Time".split(
  " ",
);

function construct(node: NewExpression, type: ApexType, body: Body): void {
  const args = node.creation.kind === "arguments" ? node.creation.arguments : [];
  if (type.kind === "record") {
    if (args.length > 0) body.problem(node.start, `Type requires name=value pair construction: ${type.name}`);
  } else if (type.kind === "user") {
    constructObject(node, type.symbol, type, body);
  } else if (type.kind === "platform") {
    if (type.definition.kind !== "class" || isBuiltin(type, ...UNMADE)) {
      body.problem(node.start, `Type cannot be constructed: ${type.name}`);
    } else {
      constructPlatform(node, type, body);
    }
  }
}

function constructObject(node: NewExpression, symbol: ClassSymbol, type: ApexType, body: Body): void {
  const report = (message: string): undefined => body.problem(node.start, message);
  if (symbol.kind !== "class") return report(`Type cannot be constructed: ${type.name}`);
  if (symbol.isAbstract) return report(`Abstract classes cannot be constructed: ${type.name}`);
  const own = userCandidates(symbol.constructors);
  const args = node.creation.kind === "arguments" ? node.creation.arguments : [];
  const inherited = exceptionConstructors(type, body);
  if (own.length === 0 && inherited.length === 0 && args.length === 0) return;
  const nearest = choose([...own, ...inherited], args, body);
  const best = nearest === "ambiguous" ? choose(own, args, body) : nearest;
  if (typeof best === "string") return report(constructorProblem(best, type, args));
  args.forEach((arg, i) => assignTo(arg, best.types[i], body));
  if ("member" in best.subject) {
    node.platformConstructor = best.subject.member;
    return;
  }
  node.constructorSymbol = best.subject;
  const modifiers = body.program.modifiersOf(best.subject);
  if (!body.canSee(modifiers, symbol)) report(`Constructor is not visible: ${constructorText(type, args)}`);
}

/** Constructors that every exception has. */
export function exceptionConstructors(type: ApexType, body: Body): Candidate[] {
  return isException(type, body.program) ? platformCandidates(builtin("Exception"), "<init>", "constructor", body) : [];
}

function constructPlatform(node: NewExpression, type: ApexType & { kind: "platform" }, body: Body): void {
  const args = node.creation.kind === "arguments" ? node.creation.arguments : [];
  const own = platformCandidates(type, "<init>", "constructor", body);
  const candidates = own.length > 0 ? own : exceptionConstructors(type, body);
  const best = isMapOfOthers(type, args[0]?.type) ? "none" : choose(candidates, args, body);
  if (typeof best !== "string") {
    args.forEach((arg, i) => assignTo(arg, best.types[i], body));
    if ("member" in best.subject) node.platformConstructor = best.subject.member;
    return;
  }
  // A capacity, which public projects give and the reference does not list (so in github.com/apexfarm/ApexTestKit).
  const isCapacity = args.length === 1 && isBuiltin(type, "List", "Set", "Map") && isBuiltin(args[0]?.type, "Integer");
  const isModelled = !isCapacity && candidates.some((candidate) => candidate.types.length === args.length);
  const text = constructorText(type, args);
  body.problem(node.start, isModelled ? constructorProblem(best, type, args) : `not modelled: ${text}`);
}

/** `new Map<Id, Account>(contacts)` */
function isMapOfOthers(map: ApexType, from: ApexType | undefined): boolean {
  const [, value] = map.kind === "platform" && isBuiltin(map, "Map") ? map.arguments : [];
  const given = from && isBuiltin(from, "List") ? elementType(from) : undefined;
  return value?.kind === "record" && given?.kind === "record" && value.name !== given.name;
}

/** `[Foo].<Constructor>(Integer, String)` */
function constructorText(type: ApexType, args: readonly NamedArgument["value"][]): string {
  return `[${type.name}].<Constructor>(${args.map((arg) => arg.type?.name ?? "null").join(", ")})`;
}

export function constructorProblem(
  reason: "none" | "ambiguous",
  type: ApexType,
  args: readonly NamedArgument["value"][],
): string {
  const text = constructorText(type, args);
  return reason === "none" ? `Constructor not defined: ${text}` : `Method is ambiguous: ${text}`;
}

function checkFields(
  node: NewExpression,
  fields: readonly NamedArgument[],
  type: ApexType | undefined,
  body: Body,
): void {
  for (const field of fields) checkResult(field.value, body);
  if (!type) return;
  if (type.kind !== "record") {
    const message = isBuiltin(type, "SObject")
      ? `Type cannot be constructed: ${type.name}`
      : `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`;
    body.problem(node.start, message);
    return;
  }
  const seen = new Set<string>();
  for (const field of fields) {
    if (seen.has(field.name.toLowerCase())) body.problem(field.start, `Duplicate field initialization: ${field.name}`);
    seen.add(field.name.toLowerCase());
    checkField(field, type, body);
  }
}

function checkField(node: NamedArgument, type: RecordType, body: Body): void {
  const { object } = type;
  const field = object.field(node.name);
  const reference = field ? undefined : object.parent(node.name);
  if (field) {
    node.field = field;
    if (!isWriteable(object, field)) body.problem(node.start, `Field is not writeable: ${type.name}.${field.apiName}`);
    assignTo(node.value, fieldType(field), body);
  } else if (reference) {
    node.field = reference;
    node.relationshipName = reference.relationshipName ?? node.name;
    const parent = parentType(reference, body.program.schema);
    if (parent && fitsReference(node.value, parent, reference.referenceTo)) return;
    assignTo(node.value, parent, body);
  } else {
    const message = `Field does not exist: ${node.name} on ${type.name}`;
    body.problem(node.start, missingMember(object, node.name, message));
  }
}

/** May Apex assign this field of a record in memory? Rows of custom metadata are made up in tests. */
export function isWriteable(object: ObjectDescription, field: FieldDescription): boolean {
  return field.type === "id" || object.kind === "customMetadata" || field.createable || field.updateable;
}
