/** Third pass: overriding, abstract methods, interfaces. */
import type { PlatformMember } from "../library/registry.ts";
import { bindingsOf, isBuiltin, sameType, signatureType } from "./construct.ts";
import type { Schema } from "../../schema/model.ts";
import { allSupertypes, fits, isSupertype } from "./conversions.ts";
import { describeMethod, findMethods, interfacesOf, sameParameters, isOfEveryObject } from "./members.ts";
import type { ApexType, ClassSymbol, MethodSymbol, PlatformType } from "./model.ts";
import { hasAnnotation, inheritsUnknown, lineage, topLevel, type Program } from "./program.ts";

export function checkOverrides(program: Program, symbol: ClassSymbol): void {
  if (symbol.kind !== "class") return;
  for (const methods of symbol.methods.values()) {
    for (const method of methods) checkMethod(program, symbol, method);
  }
  if (symbol.isAbstract) return;
  checkAbstractMethods(program, symbol);
  checkInterfaces(program, symbol);
}

/** The method of a class above that this one overrides, or would if it were allowed to. */
export function overriddenBy(symbol: ClassSymbol, method: MethodSymbol): MethodSymbol | undefined {
  for (const above of [...lineage(symbol)].slice(1)) {
    const found = above.methods.get(method.name.toLowerCase())?.find((other) => sameParameters(other, method));
    if (found && isVisibleBelow(found, above, symbol)) return found;
  }
  return undefined;
}

/**
 * Tests override what they see: the stubs of github.com/SalesforceFoundation/EDA, as AccountNamingService_TEST has them. What
 * is abstract is there for others, whatever it says: fflib_SObjectSelector.getSObjectType.
 */
function isVisibleBelow(method: MethodSymbol, owner: ClassSymbol, below: ClassSymbol): boolean {
  if (method.isAbstract || visibility(method) > PRIVATE) return true;
  const isTestVisible = topLevel(below).isTest && hasAnnotation(method.declaration.modifiers, "testvisible");
  return (topLevel(owner) === topLevel(below) || isTestVisible) && isOverridable(method);
}

function isOverridable(method: MethodSymbol): boolean {
  const { keywords } = method.declaration.modifiers;
  return method.isAbstract || ["virtual", "abstract", "override"].some((each) => keywords.has(each));
}

/** The API version from which abstract and overriding methods need an access modifier (Apex Developer Guide, "Class Methods"). */
const SEEN_BY_CLASSES_BELOW = 65;

function checkMethod(program: Program, symbol: ClassSymbol, method: MethodSymbol): void {
  const { declaration } = method;
  if (declaration.kind !== "method") return;
  const { keywords } = declaration.modifiers;
  const report = (message: string): void => program.problem(symbol.file, declaration.nameStart, message);
  const isAbstract = keywords.has("abstract");
  if (isAbstract && declaration.body) report("Abstract methods cannot have a body");
  if (!isAbstract && !declaration.body) report("Method must have a body");
  const isSeen = ["global", "public", "protected"].some((each) => keywords.has(each));
  if ((isAbstract || keywords.has("override")) && !isSeen && program.versionOf(symbol.file) >= SEEN_BY_CLASSES_BELOW) {
    const what = isAbstract ? "Abstract" : "Override";
    report(`${what} methods require at least one of the following: global, public, protected`);
  }
  const overridden = overriddenBy(symbol, method);
  if (overridden) {
    for (const message of overrideProblems(method, overridden, keywords)) report(message);
  } else if (keywords.has("override") && !inheritsUnknown(symbol) && !overridesPlatform(program, symbol, method)) {
    report(`@Override specified for non-overriding method: ${describeMethod(method)}`);
  }
}

function overrideProblems(method: MethodSymbol, overridden: MethodSymbol, keywords: ReadonlySet<string>): string[] {
  const text = describeMethod(method);
  if (overridden.isStatic || method.isStatic) {
    return overridden.isStatic && method.isStatic
      ? []
      : [`Cannot override static method: ${qualify(overridden)} with ${qualify(method)}`];
  }
  if (!isOverridable(overridden)) return [`Non-virtual, non-abstract methods cannot be overridden: ${text}`];
  const problems: string[] = [];
  const isOptional = overridden.isAbstract && visibility(overridden) === PRIVATE;
  if (!keywords.has("override") && !isOptional) problems.push(`Method must use the override keyword: ${text}`);
  if (!sameType(method.returnType, overridden.returnType)) {
    problems.push(
      `Method return types clash: ${method.returnType.name} vs ${overridden.returnType.name} from the type ${overridden.owner?.name ?? ""}`,
    );
  }
  if (visibility(method) < Math.min(visibility(overridden), PUBLIC))
    problems.push(`Cannot reduce the visibility of method: ${text}`);
  return problems;
}

/**
 * A public method may override a global one of the same namespace: public packages do so (github.com/jongpie/NebulaLogger,
 * github.com/jamessimone/apex-rollup).
 */
const PUBLIC = 2;
const PRIVATE = 0;

function visibility(method: MethodSymbol): number {
  const { keywords } = method.declaration.modifiers;
  return ["protected", "public", "global"].findIndex((each) => keywords.has(each)) + 1;
}

function overridesPlatform(program: Program, symbol: ClassSymbol, method: MethodSymbol): boolean {
  if (isOfEveryObject(method)) return true;
  const base = [...lineage(symbol)].at(-1)?.superclass;
  if (!base) return false;
  return [base, ...allSupertypes(base, program.schema)].some(
    (type) =>
      type.kind === "platform" &&
      type.definition.members.some(
        (member) => arity(member.name, member.parameters.length) === arity(method.name, method.parameters.length),
      ),
  );
}

const arity = (name: string, parameters: number): string => `${name.toLowerCase()}/${parameters}`;

/** `void Outer.Inner.foo(Integer)` */
function qualify(method: MethodSymbol): string {
  const owner = method.owner ? `${method.owner.qualifiedName}.` : "";
  return describeMethod(method).replace(" ", ` ${owner}`);
}

function checkAbstractMethods(program: Program, symbol: ClassSymbol): void {
  const names = [...lineage(symbol)].slice(1).flatMap((each) => [...each.methods.keys()]);
  for (const name of new Set(names)) {
    for (const method of findMethods(symbol, name)) {
      const owner = method.owner;
      const isMissing = method.isAbstract && owner !== symbol && owner?.kind === "class";
      if (!isMissing) continue;
      reportMissing(program, symbol, `Class ${symbol.name} must implement the abstract method: ${qualify(method)}`);
    }
  }
}

function reportMissing(program: Program, symbol: ClassSymbol, message: string): void {
  if (inheritsUnknown(symbol)) return;
  program.problem(symbol.file, symbol.declaration.nameStart, message);
}

function checkInterfaces(program: Program, symbol: ClassSymbol): void {
  for (const each of lineage(symbol)) {
    for (const type of interfacesOf(each)) checkUserInterface(program, symbol, type);
    for (const type of each.interfaces.flatMap((one) => [one, ...allSupertypes(one, program.schema)])) {
      if (type.kind === "platform") checkPlatformInterface(program, symbol, type);
    }
  }
}

/**
 * Which of the methods does what an interface asks for. Parameters may be of types above, as public projects have them that
 * compile on Salesforce (github.com/RoseSilverSoftware/IlluminatedCloud/issues/1463, octoberswimmer/aer-dist/issues/107).
 */
export function implementationOf(
  methods: readonly MethodSymbol[],
  required: MethodSymbol,
  schema: Schema,
): MethodSymbol | undefined {
  const takes = (method: MethodSymbol) =>
    method.parameters.length === required.parameters.length &&
    required.parameters.every(({ type }, i) => isAtOrAbove(method.parameters[i]?.type, type, schema));
  return methods.find((method) => sameParameters(method, required)) ?? methods.find(takes);
}

function isAtOrAbove(type: ApexType | undefined, below: ApexType, schema: Schema): boolean {
  return type !== undefined && (sameType(type, below) || isSupertype(below, type, schema));
}

function checkUserInterface(program: Program, symbol: ClassSymbol, type: ClassSymbol): void {
  for (const required of [...type.methods.values()].flat()) {
    const found = implementationOf(classMethods(symbol, required.name), required, program.schema);
    // Every object has it (github.com/bobalicious/amoss, Amoss_ValueVerifier).
    if (!found && isOfEveryObject(required)) continue;
    const text = qualify(required);
    if (!found || !isAtOrAbove(required.returnType, found.returnType, program.schema)) {
      reportMissing(program, symbol, `Class ${symbol.name} must implement the method: ${text}`);
    } else {
      checkImplementationVisibility(program, symbol, found, text);
    }
  }
}

function checkImplementationVisibility(
  program: Program,
  symbol: ClassSymbol,
  method: MethodSymbol,
  text: string,
): void {
  if (visibility(method) >= PUBLIC || method.owner !== symbol) return;
  program.problem(
    symbol.file,
    method.declaration.nameStart,
    `${symbol.name}: Overriding implementations of global or public interface methods must be global or public: ${text}`,
  );
}

function classMethods(symbol: ClassSymbol, name: string): MethodSymbol[] {
  return findMethods(symbol, name).filter((method) => method.owner?.kind === "class");
}

function checkPlatformInterface(program: Program, symbol: ClassSymbol, type: PlatformType): void {
  if (type.name.startsWith("Database.Batchable<")) checkStart(program, symbol, type);
  for (const member of type.definition.members.filter((each) => each.kind === "method" && !each.isStatic)) {
    const types = parameterTypes(program, type, member);
    const found = classMethods(symbol, member.name).find(
      (method) =>
        method.parameters.length === types.length &&
        method.parameters.every((parameter, i) => fits(types[i], parameter.type, program.schema)),
    );
    const returns = signatureType(member.returns, type.definition, bindingsOf(type), program.schema);
    const text = `${returns?.name ?? "Object"} ${type.name}.${member.name}(${types.map((each) => each?.name ?? "?").join(", ")})`;
    const isFitting =
      found && (!returns || sameType(found.returnType, returns) || fits(found.returnType, returns, program.schema));
    if (!isFitting) reportMissing(program, symbol, `Class ${symbol.name} must implement the method: ${text}`);
    else checkImplementationVisibility(program, symbol, found, text);
  }
}

/** A batch starts with a query locator or with something to iterate over; no table of members can say so. */
function checkStart(program: Program, symbol: ClassSymbol, type: PlatformType): void {
  const method = classMethods(symbol, "start").find(({ parameters }) => parameters.length === 1);
  const returns = method?.returnType;
  const isIterable =
    returns !== undefined &&
    [returns, ...allSupertypes(returns, program.schema)].some((each) => isBuiltin(each, "List", "Iterable"));
  if (isIterable || returns?.name === "Database.QueryLocator" || returns?.kind === "null") return;
  const text = `Iterable<${type.arguments[0]?.name}> ${type.name}.start(Database.BatchableContext)`;
  reportMissing(program, symbol, `Class ${symbol.name} must implement the method: ${text}`);
}

function parameterTypes(program: Program, type: PlatformType, member: PlatformMember): (ApexType | undefined)[] {
  return member.parameters.map((parameter) =>
    signatureType(parameter.type, type.definition, bindingsOf(type), program.schema),
  );
}
