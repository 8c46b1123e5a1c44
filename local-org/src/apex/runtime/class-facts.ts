/** What is known of a class of the project at run time whatever the instance of the program. */
import type { Schema } from "../../schema/model.ts";
import { allSupertypes } from "../types/conversions.ts";
import type { ApexType, ClassSymbol, MethodSymbol } from "../types/model.ts";
import { ApexEnumValue } from "./values.ts";
import type { RuntimeClass, RuntimeField, RuntimeMethod } from "./values.ts";

export type ClassFacts = Omit<RuntimeClass, "superclass" | "constructorFunction" | "newInstance">;

export function classFacts(symbol: ClassSymbol, schema: Schema): ClassFacts {
  const lineage = lineageOf(symbol);
  const self = { kind: "user", symbol, name: symbol.qualifiedName } as const;
  return {
    name: symbol.qualifiedName,
    supertypes: new Set(allSupertypes(self, schema).map((type) => type.name)),
    methods: methodNames(lineage),
    signatures: stubbedMethods(lineage),
    fields: [...lineage].reverse().flatMap(runtimeFields),
    enumValues: symbol.enumValues.map((name, ordinal) => new ApexEnumValue(symbol.qualifiedName, name, ordinal)),
    isTest: symbol.isTest,
    sharing: symbol.sharing,
  };
}

/** The class and those above it, nearest first. */
function lineageOf(symbol: ClassSymbol): ClassSymbol[] {
  const above = symbol.superclass?.kind === "user" ? lineageOf(symbol.superclass.symbol) : [];
  return [symbol, ...above];
}

function methodNames(lineage: readonly ClassSymbol[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const method of lineage.flatMap((symbol) => [...symbol.methods.values()].flat())) {
    if (method.isStatic) continue;
    const key = `${method.name.toLowerCase()}$${method.parameters.length}`;
    const known = names.get(key) ?? [];
    if (!known.includes(method.jsName)) names.set(key, [...known, method.jsName]);
  }
  return names;
}

/** Methods that a stub answers for: of the class, those above it and its interfaces; private ones stay as they are.
 *  Of those that override one another the lowest counts. */
function stubbedMethods(lineage: readonly ClassSymbol[]): RuntimeMethod[] {
  const symbols = [...lineage, ...lineage.flatMap((symbol) => symbol.interfaces.flatMap(userInterfaces))];
  const methods = symbols.flatMap((symbol) => [...symbol.methods.values()].flat());
  const stubbed = methods.filter((method) => !method.isStatic && isVisible(method)).map(runtimeMethod);
  return [...new Map(stubbed.toReversed().map((method) => [method.jsName, method])).values()];
}

/** An interface of the project and those that it extends. */
function userInterfaces(type: ApexType): ClassSymbol[] {
  return type.kind === "user" ? [type.symbol, ...type.symbol.interfaces.flatMap(userInterfaces)] : [];
}

function isVisible({ owner, declaration }: MethodSymbol): boolean {
  const keywords = declaration?.modifiers.keywords;
  return owner?.kind === "interface" || ["public", "global", "protected"].some((each) => keywords?.has(each));
}

function runtimeMethod({ name, jsName, parameters, returnType }: MethodSymbol): RuntimeMethod {
  const types = parameters.map((parameter) => ({ name: parameter.name, type: parameter.type.name }));
  return { name, jsName, returns: returnType.name, parameters: types };
}

function runtimeFields(symbol: ClassSymbol): RuntimeField[] {
  return [...symbol.fields.values()]
    .filter((field) => !field.isStatic && !field.getter?.body && !field.setter?.body)
    .map(({ name, jsName, type, isTransient }) => ({ name, jsName, type: type.name, isTransient }));
}

/** Methods of an object that a call by name and number of arguments may mean, nearest first. */
export function methodsNamed(symbol: ClassSymbol, name: string, count: number): MethodSymbol[] {
  return lineageOf(symbol)
    .flatMap((each) => each.methods.get(name.toLowerCase()) ?? [])
    .filter((method) => !method.isStatic && method.parameters.length === count);
}
