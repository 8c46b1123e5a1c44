/** Fourth pass: the bodies of classes, triggers and anonymous Apex. */
import type {
  AnonymousBlock,
  Block,
  ConstructorDeclaration,
  Member,
  MethodDeclaration,
  PropertyDeclaration,
  TriggerDeclaration,
} from "../syntax/tree.ts";
import { Body, known, type BodyOptions } from "./body.ts";
import { checkConstructorOrder, checkImplicitSuper } from "./constructor-calls.ts";
import { UNKNOWN, VOID } from "./construct.ts";
import { isType } from "./declare.ts";
import { checkAssignable } from "./expressions.ts";
import { canComplete } from "./flow.ts";
import { makeMethod, reportDuplicate } from "./members.ts";
import { nameOverloads } from "./method-names.ts";
import type { ClassSymbol, MethodSymbol, VariableSymbol } from "./model.ts";
import { checkOne, checkParameters } from "./modifiers.ts";
import type { Program, Source } from "./program.ts";
import { checkStatements } from "./statements.ts";

export function checkClassBodies(program: Program, symbol: ClassSymbol): void {
  const { declaration, file } = symbol;
  if (declaration.kind !== "class") return;
  for (const member of declaration.members) checkMember(program, symbol, member);
  if (symbol.constructors.length > 0) return;
  checkImplicitSuper(symbol, undefined, (message) => program.problem(file, declaration.nameStart, message));
}

function checkMember(program: Program, owner: ClassSymbol, member: Member): void {
  const base = { file: owner.file, owner, returnType: VOID };
  switch (member.kind) {
    case "field": {
      const isStatic = member.modifiers.keywords.has("static");
      const body = new Body(program, { ...base, kind: "initializer", isStatic, initialized: member.symbol });
      if (member.initializer) checkAssignable(member.initializer, member.symbol && known(member.symbol.type), body);
      return;
    }
    case "property":
      return checkProperty(program, owner, member);
    case "method":
      return checkMethodBody(program, base, member);
    case "constructor":
      return checkConstructorBody(program, owner, member);
    case "initializer":
      checkFlowOf(member.body, new Body(program, { ...base, kind: "initializer", isStatic: member.static }), []);
  }
}

/** Types a body and then looks at where control goes. True where the end can be reached. */
function checkFlowOf(block: Block, body: Body, parameters: readonly VariableSymbol[]): boolean {
  for (const parameter of parameters) body.declareParameter(parameter);
  if (body.options.kind !== "initializer") body.program.body = block;
  checkStatements(block, body);
  body.program.body = undefined;
  return canComplete(block, body);
}

type MemberPlace = Pick<BodyOptions, "file" | "owner" | "looseMethods" | "triggerObject">;

function checkMethodBody(program: Program, place: MemberPlace, node: MethodDeclaration): void {
  const method = node.symbol;
  if (!method || !node.body) return;
  const isLoose = place.owner === undefined;
  const body = new Body(program, {
    ...place,
    kind: "method",
    isStatic: method.isStatic || isLoose,
    returnType: method.returnType,
  });
  const ends = checkFlowOf(node.body, body, method.parameters);
  if (ends && method.returnType.kind !== "void" && method.returnType !== UNKNOWN) {
    const message = `Missing return statement required return type: ${method.returnType.name}`;
    program.problem(place.file, node.nameStart, message);
  }
}

function checkConstructorBody(program: Program, owner: ClassSymbol, node: ConstructorDeclaration): void {
  const body = new Body(program, { file: owner.file, owner, kind: "constructor", isStatic: false, returnType: VOID });
  checkFlowOf(node.body, body, node.symbol?.parameters ?? []);
  checkConstructorOrder(node, body);
  checkImplicitSuper(owner, node.body, (message) => program.problem(owner.file, node.nameStart, message));
}

function checkProperty(program: Program, owner: ClassSymbol, node: PropertyDeclaration): void {
  const variable = node.symbol;
  if (!variable) return;
  const base = { file: owner.file, owner, kind: "method" as const, isStatic: variable.isStatic, initialized: variable };
  if (node.getter?.body) {
    const ends = checkFlowOf(node.getter.body, new Body(program, { ...base, returnType: variable.type }), []);
    if (ends && variable.type !== UNKNOWN) {
      program.problem(
        owner.file,
        node.getter.start,
        `Missing return statement required return type: ${variable.type.name}`,
      );
    }
  }
  if (node.setter?.body) {
    const body = new Body(program, { ...base, returnType: VOID });
    body.declare("value", variable.type, node.setter.start);
    body.nested(() => checkFlowOf(node.setter!.body!, body, []));
  }
}

export function checkTrigger(program: Program, { file, unit }: Source<TriggerDeclaration>): void {
  const object = program.schema.object(unit.object);
  if (!object)
    program.problem(file, unit.objectStart, program.missingObject(unit.object) ?? `Invalid type: ${unit.object}`);
  else if (!object.triggerable)
    program.problem(file, unit.objectStart, `SObject type does not allow triggers: ${object.apiName}`);
  else {
    unit.objectName = object.apiName;
    const isOther = object.kind === "platformEvent" && unit.events.some((event) => event !== "after insert");
    if (isOther) program.problem(file, unit.nameStart, "triggers on platform events are after insert only");
  }
  checkEvents(program, file, unit);
  program.triggers.push({ kind: "trigger", name: unit.name, declaration: unit });
  checkLoose(program, { file, unit }, "trigger", unit.name, { triggerObject: object });
}

function checkEvents(program: Program, file: string, unit: TriggerDeclaration): void {
  const seen = new Set<string>();
  for (const event of unit.events) {
    if (event === "before undelete")
      program.problem(file, unit.nameStart, "Trigger Usage Before Undelete is not supported");
    if (seen.has(event)) program.problem(file, unit.nameStart, `Duplicate Trigger Usage: ${event}`);
    seen.add(event);
  }
}

export function checkAnonymous(program: Program, source: Source<AnonymousBlock>): void {
  checkLoose(program, source, "anonymous", "anonymous_apex", {});
}

/** Statements outside any class, with the methods declared among them. */
function checkLoose(
  program: Program,
  { file, unit }: Source<TriggerDeclaration | AnonymousBlock>,
  kind: "trigger" | "anonymous",
  ownerName: string,
  trigger: Pick<BodyOptions, "triggerObject">,
): void {
  const methods = new Map<string, MethodSymbol[]>();
  const nodes = unit.members.filter((member) => member.kind === "method");
  for (const node of nodes) {
    const method = makeMethod(program, file, undefined, node);
    const overloads = methods.get(node.name.toLowerCase()) ?? [];
    reportDuplicate(program, file, method, overloads, ownerName);
    methods.set(node.name.toLowerCase(), [...overloads, method]);
  }
  for (const member of unit.members) {
    if (member.kind !== "method" && !isType(member))
      program.problem(file, member.start, `not modelled: ${member.kind} outside a class`);
  }
  for (const overloads of methods.values()) nameOverloads(overloads);
  const place = { file, looseMethods: methods, ...trigger };
  for (const node of nodes) {
    checkOne({ program, file, ...node, at: node.nameStart });
    checkParameters(program, file, node.parameters);
    checkMethodBody(program, place, node);
  }
  const body = new Body(program, { ...place, kind, isStatic: true, returnType: VOID });
  checkFlowOf(unit.body, body, []);
}
