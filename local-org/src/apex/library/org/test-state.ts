/** Whether a test is running, and how far it is. */
import { context } from "../../runtime/context.ts";

export interface TestState {
  phase: "before" | "started" | "stopped";
  /** As during an upgrade of the org: nothing can be written. */
  isReadOnly?: boolean;
  /** What every search finds. */
  searchResults?: readonly string[];
  /** Puts the limits back that were counted before startTest. */
  endLimits?: () => void;
}

/** Key under which whoever runs a test puts `{ phase: "before" }`. */
export const TEST = Symbol("test");

export function testState(): TestState | undefined {
  return context().state.get(TEST) as TestState | undefined;
}

export function isRunningTest(): boolean {
  return testState() !== undefined;
}
