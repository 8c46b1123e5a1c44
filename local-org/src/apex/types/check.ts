/**
 * The type pass: fills the "type pass" slots of the trees and collects every problem. It declares all types, resolves what
 * they extend and have, checks overriding, and then goes through every body.
 */
import type { Problem } from "../../project/model.ts";
import type { AnonymousBlock, TriggerDeclaration, TypeDeclaration } from "../syntax/tree.ts";
import { checkClassAnnotations } from "./annotations.ts";
import { checkAnonymous, checkClassBodies, checkTrigger } from "./bodies.ts";
import { declareType, isType, resolveHeaders } from "./declare.ts";
import { declareMembers, separateHiddenFields } from "./members.ts";
import { nameMethods } from "./method-names.ts";
import { checkModifiers } from "./modifiers.ts";
import type { ClassSymbol, TriggerSymbol } from "./model.ts";
import { checkOverrides } from "./overrides.ts";
import { leaveOut } from "./leave-out.ts";
import { Program, type CheckInput, type Source } from "./program.ts";

export interface CheckResult {
  /** By lower-case qualified name; without those left out. */
  readonly classes: ReadonlyMap<string, ClassSymbol>;
  readonly triggers: readonly TriggerSymbol[];
  readonly problems: readonly Problem[];
  /** With `keepGoing`: names of classes and triggers that cannot be compiled, with the reason. */
  readonly leftOut: ReadonlyMap<string, readonly Problem[]>;
}

export function checkProgram(input: CheckInput): CheckResult {
  const program = new Program(input);
  declareAll(program, input);
  resolveHeaders(program);
  const symbols = [...program.classes.values()];
  for (const symbol of symbols) declareMembers(program, symbol);
  for (const symbol of symbols) separateHiddenFields(symbol);
  for (const symbol of symbols) checkOverrides(program, symbol);
  nameMethods(symbols, program.schema);
  for (const symbol of symbols) {
    checkModifiers(program, symbol);
    checkClassAnnotations(program, symbol);
  }
  for (const symbol of symbols) checkClassBodies(program, symbol);
  for (const source of input.triggers) checkTrigger(program, source);
  if (input.anonymous) checkAnonymous(program, input.anonymous);
  sortProblems(program.problems);
  const { classes, triggers, problems } = program;
  if (!input.keepGoing) return { classes, triggers, problems, leftOut: new Map() };
  const units = [...input.classes, ...input.triggers];
  const { leftOut, files } = leaveOut(program, units);
  return {
    classes: new Map([...classes].filter(([, symbol]) => !files.has(symbol.file))),
    triggers: triggers.filter((trigger) => !leftOut.has(trigger.name)),
    problems: problems.filter(({ file }) => !units.some((unit) => unit.file === file)),
    leftOut,
  };
}

function declareAll(program: Program, input: CheckInput): void {
  for (const { file, unit } of input.classes) {
    checkFileName(program, file, unit);
    declareType(program, file, unit);
  }
  const loose: Source<TriggerDeclaration | AnonymousBlock>[] = [...input.triggers];
  if (input.anonymous) loose.push(input.anonymous);
  for (const { file, unit } of loose) {
    for (const member of unit.members) if (isType(member)) declareType(program, file, member);
  }
  const names = new Set<string>();
  for (const { file, unit } of input.triggers) {
    checkFileName(program, file, unit);
    if (names.has(unit.name.toLowerCase()))
      program.problem(file, unit.nameStart, `Type name already in use: ${unit.name}`);
    names.add(unit.name.toLowerCase());
  }
}

/**
 * Of a class: github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/25. Chatter Answers itself makes a trigger
 * with a longer one (SamyTb/butagaz-assignment).
 */
const LONGEST_NAME = 40;

function checkFileName(program: Program, file: string, unit: TypeDeclaration | TriggerDeclaration): void {
  if (unit.kind !== "trigger" && unit.name.length > LONGEST_NAME) {
    program.problem(file, unit.nameStart, `Type name too long, maximum length is ${LONGEST_NAME}: ${unit.name}`);
  }
  const [, expected, ending] = /([^/\\]+)\.(cls|trigger)$/i.exec(file) ?? [];
  if (expected !== undefined && expected.toLowerCase() !== unit.name.toLowerCase()) {
    const what = ending === "cls" ? "Class" : "Trigger";
    program.problem(file, unit.nameStart, `${what} name ${unit.name} does not match the file name ${expected}`);
  }
}

function sortProblems(problems: Problem[]): void {
  problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
