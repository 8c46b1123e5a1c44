/** What of a program can run although some of it cannot be compiled. */
import type { Problem } from "../../project/model.ts";
import type { Block, TriggerDeclaration, TypeDeclaration } from "../syntax/tree.ts";
import { dependentOn, type Program, type Source } from "./program.ts";

type Unit = Source<TypeDeclaration | TriggerDeclaration>;

interface LeftOut {
  /** By the name of the class or trigger. */
  readonly leftOut: ReadonlyMap<string, readonly Problem[]>;
  readonly files: ReadonlySet<string>;
}

/** Between two things that are not modelled, one a line. */
const AND = "\nnot modelled: ";

export const isRefusal = ({ message }: Problem): boolean => message.includes("not modelled");

/**
 * Leaves out every class and trigger with problems, and those that use one, until nothing changes. What is not modelled in
 * the body of a method only keeps that body from running.
 */
export function leaveOut(program: Program, units: readonly Unit[]): LeftOut {
  const leftOut = new Map<string, readonly Problem[]>();
  const causes = new Map<string, Problem>();
  const leave = ({ file, unit }: Unit, problems: readonly Problem[]): void => {
    leftOut.set(unit.name, problems);
    const { message } = problems.find(isRefusal) ?? problems[0]!;
    causes.set(file, { ...problems[0]!, message: `Class ${unit.name} : ${message}` });
  };
  for (const unit of units) {
    const problems = program.problems.filter(({ file }) => file === unit.file);
    const isInBodies = problems.every((problem) => isRefusal(problem) && program.bodies.has(problem));
    if (!isInBodies) leave(unit, problems);
    else
      for (const problem of problems)
        refuse(program.bodies.get(problem)!, problem.message.replace(/^not modelled: /, ""));
  }
  for (let before = -1; before !== leftOut.size;) {
    before = leftOut.size;
    for (const unit of units.filter(({ file }) => !causes.has(file))) {
      for (const [used, bodies] of program.uses.get(unit.file) ?? []) {
        const cause = causes.get(used);
        if (!cause || causes.has(unit.file)) continue;
        if (!isRefusal(cause) || bodies.has(undefined))
          leave(unit, [{ ...unit.unit.nameStart, file: unit.file, message: dependentOn(cause.message) }]);
        else for (const body of bodies) refuse(body!, cause.message);
      }
    }
  }
  return { leftOut, files: new Set(causes.keys()) };
}

function refuse(body: Block, what: string): void {
  const known = body.refused?.split(AND) ?? [];
  if (!known.includes(what)) body.refused = [...known, what].join(AND);
}
