/** What the annotations of methods demand. */
import { isBuiltin, isRecordLike } from "./construct.ts";
import type { ApexType, ClassSymbol, MethodSymbol } from "./model.ts";
import { hasAnnotation, topLevel } from "./program.ts";
import type { Program } from "./program.ts";

export function checkClassAnnotations(program: Program, symbol: ClassSymbol): void {
  const methods = [...symbol.methods.values()].flat();
  for (const method of methods) checkMethodAnnotations(program, symbol, method);
  for (const name of ["InvocableMethod", "TestSetup"]) {
    const marked = methods.filter((method) => hasAnnotation(program.modifiersOf(method), name.toLowerCase()));
    for (const method of marked.slice(1)) {
      report(program, symbol, method, `Only one method per type can be defined with: ${name}`);
    }
  }
  checkAuraOverloads(program, symbol);
}

function report(program: Program, symbol: ClassSymbol, method: MethodSymbol, message: string): void {
  const at = method.declaration?.nameStart ?? symbol.declaration.nameStart;
  program.problem(symbol.file, at, message);
}

function checkMethodAnnotations(program: Program, symbol: ClassSymbol, method: MethodSymbol): void {
  const modifiers = program.modifiersOf(method);
  const say = (message: string): void => report(program, symbol, method, message);
  const has = (name: string): boolean => hasAnnotation(modifiers, name);
  if (has("auraenabled")) checkAuraEnabled(method, say);
  if (has("future")) checkFuture(method, say);
  if (has("invocablemethod")) checkInvocable(method, say);
  if (has("testsetup")) checkTestSetup(symbol, method, say);
  if (has("istest") || modifiers.keywords.has("testmethod")) checkTestMethod(symbol, method, say);
  for (const name of ["HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete"]) {
    if (has(name.toLowerCase()) && !method.isStatic) say(mustBe(name, "static"));
  }
}

const mustBe = (name: string, what: string): string => `${name} methods must be declared as ${what}`;

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

function checkAuraOverloads(program: Program, symbol: ClassSymbol): void {
  for (const overloads of symbol.methods.values()) {
    const marked = overloads.filter((method) => hasAnnotation(program.modifiersOf(method), "auraenabled"));
    for (const method of marked.slice(1)) {
      report(program, symbol, method, `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
    }
  }
}

function checkFuture(method: MethodSymbol, say: (message: string) => void): void {
  if (!method.isStatic) say(mustBe("Future", "static"));
  if (method.returnType.kind !== "void") {
    say(`Future methods do not support return type of ${method.returnType.name}`);
  }
  for (const { type } of method.parameters) {
    if (!isPrimitiveOrCollection(type)) say(`Future methods do not support parameter type of ${type.name}`);
  }
}

function isPrimitiveOrCollection(type: ApexType): boolean {
  if (type.kind === "null") return true;
  if (isRecordLike(type) || type.kind !== "platform" || isBuiltin(type, "Object")) return false;
  if (isBuiltin(type, "List", "Set", "Map")) return type.arguments.every(isPrimitiveOrCollection);
  return isBuiltin(type, ..."String Id Integer Long Double Decimal Boolean Date Datetime Time Blob".split(" "));
}

function checkInvocable(method: MethodSymbol, say: (message: string) => void): void {
  if (!method.isStatic) say(mustBe("InvocableMethod", "static"));
  if (method.parameters.length > 1) say("Only one parameter is supported on methods with @Invocable annotation");
  const [parameter] = method.parameters;
  if (parameter && parameter.type.kind !== "null" && !isBuiltin(parameter.type, "List")) {
    say(
      `Unsupported parameter type ${parameter.type.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`,
    );
  }
}

function checkTestSetup(symbol: ClassSymbol, method: MethodSymbol, say: (message: string) => void): void {
  if (!topLevel(symbol).isTest) say("TestSetup methods are only allowed in classes that are annotated with @IsTest");
  if (!method.isStatic) say(mustBe("TestSetup", "static"));
  if (method.returnType.kind !== "void") say("Test setup method must return void");
  if (method.parameters.length > 0) say("Test methods must have no arguments");
}

function checkTestMethod(symbol: ClassSymbol, method: MethodSymbol, say: (message: string) => void): void {
  if (!symbol.isTest) say("Test methods must be in a class that is annotated with @IsTest");
  if (!method.isStatic) say(mustBe("Test", "static"));
  if (method.returnType.kind !== "void") say(`Test methods do not support return type of ${method.returnType.name}`);
  if (method.parameters.length > 0) say("Test methods must have no arguments");
}
