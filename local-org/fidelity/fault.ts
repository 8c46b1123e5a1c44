/** What a deliberate fault of the runtime is. */
import type { Changes } from "./changes.ts";

export interface Fault {
  readonly name: string;
  /** What is wrong while it is in force, in one sentence. */
  readonly says: string;
  /** Statements of an Apex test that pass on the platform and must not pass under the fault. */
  readonly probe: string;
  /** It changes the schema or the program, which are made anew for it. */
  readonly changesProject?: true;
  apply(changes: Changes): void;
}
