/**
 * Time that counts, as the intervals in which somebody is there. All moments are milliseconds since the epoch; intervals are
 * in order and do not overlap.
 */
import { momentOf } from "c/moments";

/** An interval as the server sends it; moments are ISO 8601 texts. The platform leaves out what is null. */
export interface OpenAnswer {
  readonly opensOn?: string | null;
  readonly closesOn?: string | null;
}

/** From start to end. */
export interface OpenInterval {
  readonly start: number;
  readonly end: number;
}

/** An interval without an end has no open time that could be counted. */
export function intervalsOf(answers: readonly OpenAnswer[] | null | undefined): OpenInterval[] {
  return (answers ?? []).map(({ opensOn, closesOn }) => {
    const start = momentOf(opensOn) ?? 0;
    return { start, end: momentOf(closesOn) ?? start };
  });
}

/** Open milliseconds between two moments; nothing when the second is not after the first. */
export function openTime(intervals: readonly OpenInterval[], from: number, to: number): number {
  let total = 0;
  for (const { start, end } of intervals) total += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return total;
}

export function isOpenThroughout(intervals: readonly OpenInterval[], from: number, to: number): boolean {
  return openTime(intervals, from, to) === to - from;
}

/** The next opening, when the moment lies in no interval and one follows; else null. */
export function asleepUntil(intervals: readonly OpenInterval[], now: number): number | null {
  for (const { start, end } of intervals) if (now < end) return start <= now ? null : start;
  return null;
}
