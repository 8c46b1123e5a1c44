/** Choosing among methods of one name. */
import type { Expression } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { distance } from "./conversions.ts";
import type { ApexType, MethodSymbol } from "./model.ts";
import { boundType, platformMembers, type BoundMember } from "./platform-members.ts";
import { argumentDistance } from "./values.ts";

export interface Candidate {
  readonly subject: Subject;
  readonly types: readonly (ApexType | undefined)[];
}

/** A method or constructor of the project or of the platform. */
export type Subject = MethodSymbol | BoundMember;

export const userCandidates = (methods: readonly MethodSymbol[]): Candidate[] =>
  methods.map((method) => ({ subject: method, types: method.parameters.map((parameter) => parameter.type) }));

export function platformCandidates(
  type: ApexType,
  name: string,
  kind: "method" | "constructor",
  body: Body,
): Candidate[] {
  return platformMembers(type, name, kind, body.program).map((bound) => ({
    subject: bound,
    types: bound.member.parameters.map((parameter) => boundType(parameter.type, bound, body.program)),
  }));
}

/** The candidate that fits best; "none" where no one fits, "ambiguous" where several do equally well. */
export function choose(
  candidates: readonly Candidate[],
  args: readonly Expression[],
  body: Body,
): Candidate | "none" | "ambiguous" {
  const fitting = candidates.flatMap((candidate) => {
    if (candidate.types.length !== args.length) return [];
    const distances = args.map((arg, i) => argumentDistance(arg, candidate.types[i], body));
    return distances.includes(undefined) ? [] : [{ candidate, distances: distances as number[] }];
  });
  if (fitting.length === 0) return "none";
  const best = fitting.filter((one) => !fitting.some((other) => isNearer(other.distances, one.distances)));
  const specific = best.filter((one) => best.every((other) => isAsSpecific(one.candidate, other.candidate, body)));
  const [only] = best.length === 1 ? best : specific;
  const isMistaken = args.some((arg) => arg.type === undefined);
  return only?.candidate ?? (isMistaken && best[0] ? best[0].candidate : "ambiguous");
}

function isNearer(one: readonly number[], other: readonly number[]): boolean {
  return one.every((each, i) => each <= (other[i] ?? 0)) && one.some((each, i) => each < (other[i] ?? 0));
}

/** Do all parameters of one fit where the other's are wanted? Decides for null, which is equally near to everything. */
function isAsSpecific(one: Candidate, other: Candidate, body: Body): boolean {
  return (
    one === other || one.types.every((type, i) => distance(type, other.types[i], body.program.schema) !== undefined)
  );
}
