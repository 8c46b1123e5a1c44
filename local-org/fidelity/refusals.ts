/** Why tests are refused before they run: the members that are not modelled, by how many tests each of them stops. */
import type { Problem } from "../src/project/model.ts";
import type { Suite } from "./suite.ts";

export interface Refusal {
  readonly member: string;
  /** Test methods that cannot run for want of it. */
  readonly tests: number;
  /** Those that lack nothing else. */
  readonly alone: number;
}

type LeftOut = ReadonlyMap<string, readonly Problem[]>;

export function refusalsByMember({ classes, leftOut }: Suite): Refusal[] {
  const found = new Map<string, { tests: number; alone: number }>();
  for (const { name, tests, leftOut: problems } of classes) {
    if (!problems) continue;
    const reasons = reasonsOf(name, leftOut, new Set());
    for (const reason of reasons) {
      const sums = found.get(reason) ?? { tests: 0, alone: 0 };
      found.set(reason, sums);
      sums.tests += tests.length;
      if (reasons.size === 1) sums.alone += tests.length;
    }
  }
  const refusals = [...found].map(([member, sums]) => ({ member, ...sums }));
  return refusals.sort((a, b) => b.tests - a.tests || (a.member < b.member ? -1 : 1));
}

/** Of a class, and of the classes that it needs. */
function reasonsOf(className: string, leftOut: LeftOut, seen: Set<string>): Set<string> {
  const reasons = new Set<string>();
  if (seen.has(className)) return reasons;
  seen.add(className);
  for (const { message } of leftOut.get(className) ?? []) {
    const needed = /^Dependent class is invalid and needs recompilation: Class (\w+)/.exec(message)?.[1];
    const further = needed && leftOut.has(needed) ? reasonsOf(needed, leftOut, seen) : [reasonIn(message)];
    for (const reason of further) reasons.add(reason);
  }
  return reasons;
}

const reasonIn = (message: string): string => /not modelled: (.*)/s.exec(message)?.[1] ?? message;
