/** What the annotations of methods demand. */
import { elementType, isBuiltin } from "./construct.ts";
import type { Modifiers } from "../syntax/tree.ts";
import type { ApexType, ClassSymbol, MethodSymbol } from "./model.ts";
import { annotation, hasAnnotation, type Program } from "./program.ts";

export function checkClassAnnotations(program: Program, symbol: ClassSymbol): void {
  const methods = [...symbol.methods.values()].flat();
  if (symbol.outer && hasAnnotation(symbol.declaration.modifiers, "istest")) {
    program.problem(symbol.file, symbol.declaration.nameStart, "A test class must be a top-level class");
  }
  for (const method of methods) checkMethodAnnotations(program, symbol, method);
  for (const field of symbol.fields.values()) {
    const isShown = hasAnnotation(program.modifiersOf(field), "auraenabled");
    if (isShown && field.kind === "field" && isBuiltin(field.type, "Set")) {
      program.problem(symbol.file, field.start, `AuraEnabled fields do not support type of ${field.type.name}`);
    }
    const isOfFlow = hasAnnotation(program.modifiersOf(field), "invocablevariable");
    if (isOfFlow && isBuiltin(field.type, "Set", "Map")) {
      program.problem(symbol.file, field.start, `InvocableVariable fields do not support type of ${field.type.name}`);
    }
  }
  checkAuraOverloads(program, symbol);
  checkTestData(program, symbol, methods);
}

function report(program: Program, symbol: ClassSymbol, method: MethodSymbol, message: string): void {
  program.problem(symbol.file, method.declaration.nameStart, message);
}

function checkMethodAnnotations(program: Program, symbol: ClassSymbol, method: MethodSymbol): void {
  const modifiers = program.modifiersOf(method);
  const say = (message: string): void => report(program, symbol, method, message);
  const has = (name: string): boolean => hasAnnotation(modifiers, name);
  if (has("auraenabled")) checkAuraEnabled(method, say);
  if (has("future")) checkFuture(method, say);
  if (has("invocablemethod")) checkInvocable(method, say);
  // Their requests have no body (Apex Developer Guide, "Apex REST Methods").
  if ((has("httpget") || has("httpdelete")) && method.parameters.length > 0)
    say("HttpGet and HttpDelete methods must have no parameters");
  const isTest = has("istest") || modifiers.keywords.has("testmethod");
  if (!has("istest") && isTest && method.returnType.kind !== "void") {
    say(`Test methods do not support return type of ${method.returnType.name}`);
  }
  if (has("testsetup") && method.returnType.kind !== "void") say("Test setup method must return void");
  if ((has("testsetup") || isTest) && method.parameters.length > 0) say("Test methods must have no arguments");
}

function checkAuraEnabled(method: MethodSymbol, say: (message: string) => void): void {
  if (isBuiltin(method.returnType, "Set")) {
    say(`AuraEnabled methods do not support return type of ${method.returnType.name}`);
  }
  for (const { type } of method.parameters) {
    if (isBuiltin(type, "Set")) say(`AuraEnabled methods do not support parameter type of ${type.name}`);
  }
  if (method.isStatic) return;
  if (method.parameters.length > 0) say("Non static AuraEnabled methods may not have parameters");
  if (!/^get/i.test(method.name)) say("Non static AuraEnabled methods must be named with a prefix 'get'");
}

/** "In API version 55.0 and later, overloads aren't allowed" (Apex Developer Guide, "AuraEnabled Annotation"). */
const WITHOUT_OVERLOADS = 55;

function checkAuraOverloads(program: Program, symbol: ClassSymbol): void {
  const version = program.versionOf(symbol.file);
  if (version > 0 && version < WITHOUT_OVERLOADS) return;
  for (const overloads of symbol.methods.values()) {
    const marked = overloads.filter((method) => hasAnnotation(program.modifiersOf(method), "auraenabled"));
    for (const method of marked.slice(1)) {
      report(program, symbol, method, `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
    }
  }
}

function checkFuture(method: MethodSymbol, say: (message: string) => void): void {
  if (method.returnType.kind !== "void") {
    say(`Future methods do not support return type of ${method.returnType.name}`);
  }
  for (const { type } of method.parameters) {
    const parts = isBuiltin(type, "List", "Set", "Map") && type.kind === "platform" ? type.arguments : [type];
    if (!parts.every(isPrimitive)) say(`Future methods do not support parameter type of ${type.name}`);
  }
}

function isPrimitive(type: ApexType): boolean {
  if (type.kind === "null") return true;
  return isBuiltin(type, ..."String Id Integer Long Double Decimal Boolean Date Datetime Time Blob".split(" "));
}

function checkInvocable(method: MethodSymbol, say: (message: string) => void): void {
  const others = method.declaration.modifiers.annotations.filter(
    ({ name }) => !/^(invocablemethod|deprecated)$/i.test(name),
  );
  if (others.length > 0) say("The only annotation that can be used with InvocableMethod is Deprecated");
  if (!/^(void|null)$/.test(method.returnType.kind) && !isBuiltin(method.returnType, "List")) {
    say(`InvocableMethod methods do not support return type of ${method.returnType.name}`);
  }
  if (method.parameters.length > 1) say("Only one parameter is supported on methods with @Invocable annotation");
  const [parameter] = method.parameters;
  if (parameter && parameter.type.kind !== "null" && !isBuiltin(parameter.type, "List")) {
    say(
      `Unsupported parameter type ${parameter.type.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`,
    );
  } else if (parameter && isListOfMaps(parameter.type)) {
    say(`InvocableMethod methods do not support parameter type of ${parameter.type.name}`);
  }
}

function isListOfMaps(type: ApexType): boolean {
  return isBuiltin(type, "List") ? isListOfMaps(elementType(type)) : isBuiltin(type, "Map", "Set");
}

function checkTestData(program: Program, symbol: ClassSymbol, methods: readonly MethodSymbol[]): void {
  const { modifiers } = symbol.declaration;
  const seesAll = (of: Modifiers): boolean => annotation(of, "istest")?.get("seealldata") === true;
  const isParallel = modifiers.annotations.some(({ parameters }) => parameters.get("isparallel") === true);
  const place = symbol.declaration.nameStart;
  const openMethods = methods.some((method) => seesAll(program.modifiersOf(method)));
  const setup = methods.find((method) => hasAnnotation(program.modifiersOf(method), "testsetup"));
  if (isParallel && (seesAll(modifiers) || openMethods)) {
    const message =
      "Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)";
    program.problem(symbol.file, place, message);
  }
  if (setup && seesAll(modifiers)) {
    report(program, symbol, setup, "Test class cannot be annotated with @isTest(SeeAllData=true)");
  } else if (setup && openMethods) {
    const message =
      "Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)";
    report(program, symbol, setup, message);
  }
}
