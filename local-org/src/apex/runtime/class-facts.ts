/** What is known of a class of the project at run time whatever the instance of the program. */
import type { Schema } from "../../schema/model.ts";
import { userType } from "../types/construct.ts";
import { allSupertypes } from "../types/conversions.ts";
import { interfacesOf } from "../types/members.ts";
import { lineage } from "../types/program.ts";
import type { ClassSymbol, MethodSymbol } from "../types/model.ts";
import { ApexEnumValue, type RuntimeClass, type RuntimeField, type RuntimeMethod } from "./values.ts";

export type ClassFacts = Omit<RuntimeClass, "superclass" | "constructorFunction" | "newInstance">;

export function classFacts(symbol: ClassSymbol, schema: Schema): ClassFacts {
  const classes = [...lineage(symbol)];
  return {
    name: symbol.qualifiedName,
    supertypes: new Set(allSupertypes(userType(symbol), schema).map((type) => type.name)),
    methods: methodNames(classes),
    signatures: stubbedMethods(classes),
    fields: classes.toReversed().flatMap(runtimeFields),
    enumValues: symbol.enumValues.map((name, ordinal) => new ApexEnumValue(symbol.qualifiedName, name, ordinal)),
    neverInJson: neverInJson(symbol),
    unstubbable: unstubbable(symbol),
  };
}

function neverInJson({ declaration }: ClassSymbol): ReadonlySet<string> {
  const access = declaration.modifiers.annotations.find(({ name }) => name.toLowerCase() === "jsonaccess");
  const never = [...(access?.parameters ?? [])].filter(([, value]) => String(value).toLowerCase() === "never");
  return new Set(never.map(([name]) => name.toLowerCase()));
}

/** Apex Developer Guide, "Build a Mocking Framework with the Stub API", "Apex Stub API Limitations". */
function unstubbable({ kind, outer, constructors }: ClassSymbol): string | undefined {
  if (kind !== "class") return undefined;
  if (outer) return "an inner class";
  const isHidden = ({ declaration: { modifiers } }: MethodSymbol): boolean =>
    !["public", "global", "protected"].some((each) => modifiers.keywords.has(each));
  return constructors.length > 0 && constructors.every(isHidden) ? "a class whose constructors are private" : undefined;
}

function methodNames(classes: readonly ClassSymbol[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const method of classes.flatMap((symbol) => [...symbol.methods.values()].flat())) {
    if (method.isStatic) continue;
    const key = `${method.name.toLowerCase()}$${method.parameters.length}`;
    const known = names.get(key) ?? [];
    if (!known.includes(method.jsName)) names.set(key, [...known, method.jsName]);
  }
  return names;
}

/** Methods that a stub answers for: of the class, those above it and its interfaces; private ones stay as they are.
 *  Of those that override one another the lowest counts. */
function stubbedMethods(classes: readonly ClassSymbol[]): RuntimeMethod[] {
  const symbols = [...classes, ...classes.flatMap(interfacesOf)];
  const methods = symbols.flatMap((symbol) => [...symbol.methods.values()].flat());
  const stubbed = methods.filter((method) => !method.isStatic && isVisible(method)).map(runtimeMethod);
  return [...new Map(stubbed.toReversed().map((method) => [method.jsName, method])).values()];
}

function isVisible({ owner, declaration }: MethodSymbol): boolean {
  const { keywords } = declaration.modifiers;
  return owner?.kind === "interface" || ["public", "global", "protected"].some((each) => keywords.has(each));
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
  return [...lineage(symbol)]
    .flatMap((each) => each.methods.get(name.toLowerCase()) ?? [])
    .filter((method) => !method.isStatic && method.parameters.length === count);
}
