/** Why tests are refused: what is not modelled, by how many tests each of it stops. */
import type { TestResult } from "../src/cli/test-run.ts";

export interface Refusal {
  readonly member: string;
  /** Test methods that do not pass for want of it. */
  readonly tests: number;
  /** Those that lack nothing else, as far as they came. */
  readonly alone: number;
}

export function refusalsByMember(results: readonly TestResult[]): Refusal[] {
  const found = new Map<string, { tests: number; alone: number }>();
  for (const { message } of results.filter(({ outcome }) => outcome === "Refused")) {
    const reasons = reasonsIn(message ?? "");
    for (const reason of reasons) {
      const sums = found.get(reason) ?? { tests: 0, alone: 0 };
      found.set(reason, sums);
      sums.tests++;
      if (reasons.size === 1) sums.alone++;
    }
  }
  const refusals = [...found].map(([member, sums]) => ({ member, ...sums }));
  return refusals.sort((a, b) => b.tests - a.tests || (a.member < b.member ? -1 : 1));
}

/** One a line; of a class that needs another one, what that one needs. */
function reasonsIn(message: string): Set<string> {
  return new Set([...message.matchAll(/^.*not modelled: (.*)$/gm)].map(([, reason]) => reason!));
}
