/** Calls: which method is meant. */
import type { FieldDescription } from "../../schema/model.ts";
import type { CallExpression, Callee, Receiver } from "../syntax/tree.ts";
import { checkConstructorCall } from "./constructor-calls.ts";
import { known, type Body } from "./body.ts";
import { builtin, elementType, isBuiltin, isEnum, userType, VOID } from "./construct.ts";
import { checkReceiver, checkResult } from "./expressions.ts";
import { isInterface } from "./conversions.ts";
import { describeMethod, findMethods, isOfEveryObject } from "./members.ts";
import type { ApexType, ClassSymbol, MethodSymbol } from "./model.ts";
import { choose, platformCandidates, userCandidates, type Candidate } from "./overloads.ts";
import { boundType, genericOver, type BoundMember } from "./platform-members.ts";
import { isNearly } from "../../project/near.ts";
import { formatType, type PlatformClass } from "../library/registry.ts";
import { memberName, platformName } from "./platform-names.ts";
import { inheritsUnknown, lineage } from "./program.ts";
import { typeNamed } from "./type-names.ts";
import { isUnmodelledMember } from "./unmodelled-members.ts";
import { assignTo } from "./values.ts";

/** Of types, in binds and before the addError of a field (Apex Developer Guide, "Safe Navigation Operator"). */
export const UNSAFE = "Safe navigation operator is not allowed here";

/** Everything that a call could mean, and who receives it. */
interface Lookup {
  readonly candidates: readonly Candidate[];
  readonly receiver: Receiver;
  /** The type in whose name a missing method is reported. */
  readonly type?: ApexType | undefined;
  readonly typeArguments?: readonly ApexType[];
  /** What is meant where no candidate fits. */
  readonly otherwise?: () => Lookup | undefined;
}

export function checkCall(node: CallExpression, body: Body): ApexType | undefined {
  const isConstructor = !node.target && (node.name === "this" || node.name === "super");
  if (isConstructor) return checkConstructorCall(node, body);
  const lookup = lookUp(node, body);
  for (const argument of node.arguments) checkResult(argument, body);
  return lookup && resolveCall(node, lookup, body);
}

function lookUp(node: CallExpression, body: Body): Lookup | undefined {
  const { target } = node;
  if (!target) return unqualified(node, body);
  if (target.kind === "super") return superMethods(node, body);
  const receiver = checkReceiver(target, body);
  if (!receiver) return undefined;
  if (receiver.kind === "value") {
    const lookup = instanceMethods(node, receiver.type, body);
    return { ...lookup, otherwise: () => lookup.otherwise?.() ?? staticMethodsOfName(node, body) };
  }
  if (node.safe) return body.problem(node.nameStart, UNSAFE);
  if (receiver.resolution.kind === "type") return staticMethods(node, receiver.resolution.type, body);
  const name = receiver.resolution.kind === "namespace" ? receiver.resolution.name : "";
  return body.problem(node.nameStart, `not modelled: ${name}.${node.name}`);
}

/**
 * `foo()`: of this class and those above, of the outer class where none of these fits, of the trigger; then what the
 * platform gives every object.
 */
function unqualified(node: CallExpression, body: Body): Lookup {
  const loose = body.options.looseMethods?.get(node.name.toLowerCase());
  if (loose) return { candidates: userCandidates(loose), receiver: "this" };
  const type = body.owner && userType(body.owner);
  const candidates = type ? platformCandidates(type, node.name, "method", body) : [];
  const given: Lookup = { candidates, receiver: "this", type };
  return unqualifiedFrom(body.owner, node, orNothing(given)) ?? given;
}

const orNothing = (lookup: Lookup): Lookup | undefined => (lookup.candidates.length > 0 ? lookup : undefined);

function unqualifiedFrom(symbol: ClassSymbol | undefined, node: CallExpression, last?: Lookup): Lookup | undefined {
  for (let at = symbol; at; at = at.outer) {
    const methods = findMethods(at, node.name);
    const { outer } = at;
    const otherwise = () => unqualifiedFrom(outer, node, last);
    if (methods.length > 0)
      return { candidates: userCandidates(methods), receiver: "this", type: userType(at), otherwise };
  }
  return last;
}

function superMethods(node: CallExpression, body: Body): Lookup | undefined {
  const superclass = body.owner?.superclass ?? builtin("Object");
  if (!body.owner || body.options.isStatic) {
    return body.problem(node.start, "Super cannot be referenced in a static context");
  }
  const own = superclass.kind === "user" ? findMethods(superclass.symbol, node.name) : [];
  const candidates = own.length > 0 ? userCandidates(own) : platformCandidates(superclass, node.name, "method", body);
  return { candidates, receiver: "super", type: superclass };
}

/** Those of the project's classes; where none of them fits, what the platform gives, as to an exception of the project. */
function instanceMethods(node: CallExpression, type: ApexType, body: Body): Lookup {
  const own = type.kind === "user" ? findMethods(type.symbol, node.name).filter((method) => !isGiven(method)) : [];
  const given = (): Lookup => {
    const direct = platformCandidates(type.kind === "record" ? builtin("SObject") : type, node.name, "method", body);
    const hidden = isEnum(type) ? builtin("Enum") : type.kind === "user" && genericOver("System.ObjectType", type);
    const more = hidden ? platformCandidates(hidden, node.name, "method", body) : [];
    return { candidates: [...direct, ...more], receiver: "target", type };
  };
  if (own.length === 0) return given();
  return { candidates: userCandidates(own), receiver: "target", type, otherwise: () => orNothing(given()) };
}

/** A class need not implement what every object has. */
const isGiven = (method: MethodSymbol): boolean => method.owner?.kind === "interface" && isOfEveryObject(method);

function staticMethods(node: CallExpression, type: ApexType, body: Body): Lookup {
  if (type.kind === "user" && type.symbol.kind !== "enum") {
    const own = findMethods(type.symbol, node.name);
    // Those of the outer class can be called by the name of the inner one.
    const found = own.length === 0 && type.symbol.outer ? findMethods(type.symbol.outer, node.name) : own;
    return { candidates: userCandidates(found), receiver: "static", type };
  }
  for (const home of genericHomes(type)) {
    const generic = genericOver(home, type);
    const candidates = generic ? platformCandidates(generic, node.name, "method", body) : [];
    if (candidates.length > 0) return { candidates, receiver: "static", type: generic, typeArguments: [type] };
  }
  return { candidates: platformCandidates(type, node.name, "method", body), receiver: "static", type };
}

/**
 * A field may have the name of a class, as `Test` of fflib_SObjectDomain has: what its type has no method for is asked of the
 * class (Apex Developer Guide, "Namespace, Class, and Variable Name Precedence"). A local variable hides it.
 */
function staticMethodsOfName(node: CallExpression, body: Body): Lookup | undefined {
  const { target } = node;
  if (target?.kind !== "name" || target.resolution?.kind === "local") return undefined;
  const type = typeNamed([target.name], body);
  if (!type) return undefined;
  const lookup = staticMethods(node, type, body);
  if (lookup.candidates.length > 0) target.resolution = { kind: "type", type };
  return lookup.candidates.length > 0 ? lookup : undefined;
}

const RECORD_HOMES: Readonly<Partial<Record<string, string>>> = {
  customMetadata: "Schema.CustomMetadataType",
  customSetting: "Schema.CustomSettingType",
};

/** Where the static methods of enums and records live. */
function genericHomes(type: ApexType): string[] {
  if (isEnum(type)) return ["System.EnumType"];
  if (type.kind !== "record") return [];
  return [RECORD_HOMES[type.object.kind] ?? [], "Schema.SObjectStatics"].flat();
}

function resolveCall(node: CallExpression, lookup: Lookup, body: Body): ApexType | undefined {
  const field = errorField(node);
  if (field) return fieldError(node, field, lookup, body);
  const candidates = lookup.candidates.filter((candidate) => !isMixedText(candidate, node, lookup.type));
  const best = choose(candidates, node.arguments, body);
  const otherwise = best === "none" ? lookup.otherwise?.() : undefined;
  if (otherwise) return resolveCall(node, otherwise, body);
  if (best === "none" && mayBeInherited(lookup, body)) return undefined;
  if (typeof best === "string") return body.problem(node.nameStart, callProblem(best, node, lookup));
  node.arguments.forEach((argument, i) => assignTo(argument, best.types[i], body));
  const answer =
    "member" in best.subject
      ? platformCall(node, best.subject, lookup, body)
      : userCall(node, best.subject, lookup, body);
  return hangsOnMistake(node, candidates) ? undefined : answer;
}

/** Does the answer's type depend on an argument that is a mistake, or not modelled? It has been reported itself. */
function hangsOnMistake({ arguments: args }: CallExpression, candidates: readonly Candidate[]): boolean {
  if (args.every(({ type }) => type)) return false;
  const answers = candidates
    .filter(({ types }) => types.length === args.length)
    .map(({ subject }) => ("member" in subject ? formatType(subject.member.returns) : subject.returnType.name));
  return new Set(answers).size > 1;
}

/** From a type that is missing, which has been reported itself. */
function mayBeInherited({ receiver, type }: Lookup, body: Body): boolean {
  return receiver === "this" || receiver === "super"
    ? body.inheritsUnknown
    : type?.kind === "user" && inheritsUnknown(type.symbol);
}

/** addAll, removeAll and retainAll take ids for texts, or texts for ids, from no set and into no set. */
function isMixedText({ types }: Candidate, node: CallExpression, receiver: ApexType | undefined): boolean {
  const [argument] = node.arguments;
  const [parameter] = types;
  if (!/^(add|remove|retain)All$/i.test(node.name) || !argument?.type || !parameter) return false;
  if (!isBuiltin(receiver, "List", "Set") || (isBuiltin(receiver, "List") && isBuiltin(parameter, "List")))
    return false;
  const [from, to] = [elementType(argument.type).name, elementType(parameter).name];
  return from !== to && /^(Id|String) (Id|String)$/.test(`${from} ${to}`);
}

function callProblem(reason: "none" | "ambiguous", node: CallExpression, lookup: Lookup): string {
  const { type, candidates } = lookup;
  const types = node.arguments.map((argument) => argument.type?.name ?? "null").join(", ");
  const signature = `void ${node.name}(${types})`;
  if (reason === "ambiguous") return `Method is ambiguous: ${signature}${type ? ` from the type ${type.name}` : ""}`;
  const isFromPlatform = type?.kind === "platform" || type?.kind === "record";
  const sameCount = candidates.filter((candidate) => candidate.types.length === node.arguments.length);
  // What implements the one may implement the other, as a job in github.com/apex-enterprise-patterns/at4dx does.
  const areInterfaces = (...both: (ApexType | undefined)[]) => both.every((each) => each && isInterface(each));
  const mayFit = sameCount.some(({ types: wanted }) =>
    node.arguments.some((one, i) => areInterfaces(one.type, wanted[i])),
  );
  if (isFromPlatform && (mayFit || (sameCount.length === 0 && mayExist(node.name, type, candidates.length > 0)))) {
    const owner = type.kind === "platform" ? type.definition.qualifiedName : (platformName(type.name) ?? type.name);
    return `not modelled: ${memberName(owner, node.name)}${candidates.length > 0 ? `(${types})` : ""}`;
  }
  const from = type ? ` from the type ${type.name}` : "";
  return `Method does not exist or incorrect signature: ${signature}${from}`;
}

/** Where nobody knows all of a class: one of its names may have overloads that are not modelled, others may be left out. */
function mayExist(name: string, type: ApexType, isName: boolean): boolean {
  const { definition } = type.kind === "platform" ? type : builtin("SObject");
  return isUnmodelledMember(definition.qualifiedName, name) ?? (isName || !isMisspelt(name, definition));
}

/** No two methods of one of the platform's classes differ by a letter or two, unless that is in front or an s behind. */
function isMisspelt(name: string, { members }: PlatformClass): boolean {
  const first = (text: string) => text.charAt(0).toLowerCase();
  const stem = (text: string) => text.toLowerCase().replace(/s$/, "");
  return members.some(
    (known) => first(known.name) === first(name) && stem(known.name) !== stem(name) && isNearly(name, [known.name]),
  );
}

function userCall(node: CallExpression, method: MethodSymbol, lookup: Lookup, body: Body): ApexType | undefined {
  const { owner } = method;
  if (owner) body.program.use(body.file, owner);
  const problem = contextProblem(method, lookup, body);
  if (problem) body.problem(node.nameStart, problem);
  const receiver = method.isStatic ? "static" : lookup.receiver;
  node.callee = { kind: "method", method, receiver };
  return known(method.returnType);
}

function contextProblem(method: MethodSymbol, lookup: Lookup, body: Body): string | undefined {
  const { owner } = method;
  const text = describeMethod(method).replace(" ", ` ${owner ? `${owner.qualifiedName}.` : ""}`);
  if (!body.canSee(body.program.modifiersOf(method), owner)) return `Method is not visible: ${text}`;
  if (method.isStatic && lookup.receiver === "target") {
    return `Static method cannot be referenced from a non static context: ${text}`;
  }
  const isOuter = lookup.receiver === "this" && owner !== undefined && !isOwn(owner, body.owner);
  const isStaticHere = lookup.receiver === "static" || (lookup.receiver === "this" && body.options.isStatic) || isOuter;
  if (!method.isStatic && owner && isStaticHere) {
    return `Non static method cannot be referenced from a static context: ${text}`;
  }
  if (!method.isStatic && lookup.receiver === "this" && body.isBeforeObject) {
    return `Cannot reference instance methods in a constructor invocation: ${text}`;
  }
  const isUnbound = lookup.receiver === "super" && method.isAbstract;
  return isUnbound ? `Abstract method cannot be called directly: ${text}` : undefined;
}

/** Is the method's class this one or above it, and not just the outer one? */
const isOwn = (owner: ClassSymbol, here: ClassSymbol | undefined): boolean =>
  here !== undefined && (owner.kind === "interface" || [...lineage(here)].includes(owner));

const BINDS_VARIABLES = /^System\.(?:Database\.(?:query|countQuery|getQueryLocator)|Search\.query)\(String\b/;

function platformCall(node: CallExpression, bound: BoundMember, lookup: Lookup, body: Body): ApexType | undefined {
  const { member } = bound;
  const isStaticReceiver = lookup.receiver === "static";
  if (member.isStatic !== isStaticReceiver && lookup.receiver !== "this") {
    const text = `${member.returns.name} ${member.owner.qualifiedName}.${member.name}()`;
    const [what, context] = member.isStatic ? ["Static", "non static"] : ["Non static", "static"];
    body.problem(node.nameStart, `${what} method cannot be referenced from a ${context} context: ${text}`);
  }
  const callee = platformCallee(bound, lookup);
  const isBound = callee.kind === "platform" && BINDS_VARIABLES.test(member.key);
  node.callee = isBound ? { ...callee, variables: body.variables() } : callee;
  const returns = boundType(member.returns, bound, body.program);
  if (!returns) return body.problem(node.nameStart, `not modelled: ${member.returns.name}`);
  const isClone = /^clone$/i.test(member.name) && lookup.type?.kind === "record" && isBuiltin(returns, "SObject");
  return isClone ? lookup.type : known(returns);
}

function platformCallee(bound: BoundMember, lookup: Lookup): Callee {
  const { member } = bound;
  const isInterface = member.owner.kind === "interface";
  const mayBeOverridden = member.owner.extensible && !member.isStatic && lookup.receiver !== "super";
  if (isInterface || mayBeOverridden) return { kind: "dynamic", member };
  const generic = member.isStatic && member.owner.typeParameters.length > 0 ? lookup.typeArguments : undefined;
  return { kind: "platform", member, receiver: lookup.receiver, ...(generic ? { typeArguments: generic } : {}) };
}

/** Of `record.Field.addError(…)`. */
function errorField({ name, target }: CallExpression): FieldDescription | undefined {
  const resolution = /^adderror$/i.test(name) && target?.kind === "member" ? target.resolution : undefined;
  return resolution?.kind === "recordField" ? resolution.field : undefined;
}

function fieldError(node: CallExpression, field: FieldDescription, lookup: Lookup, body: Body): ApexType | undefined {
  if (node.safe) return body.problem(node.nameStart, UNSAFE);
  const candidates = platformCandidates(builtin("SObject"), "addError", "method", body);
  const best = choose(candidates, node.arguments, body);
  if (typeof best === "string") return body.problem(node.nameStart, callProblem(best, node, { ...lookup, candidates }));
  node.callee = { kind: "fieldError", field };
  return VOID;
}
