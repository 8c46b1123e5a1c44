/** Governor limits that can be counted without an org. CPU time and heap are not modelled. */
import { ApexException } from "../apex/runtime/exceptions.ts";
import { LIMITS, type LimitName } from "../apex/runtime/limit-names.ts";
import type { LimitCounter, LimitUse, TransactionKind } from "../apex/runtime/context.ts";

export class Limits implements LimitCounter {
  settledStatements = 0;
  private readonly uses = new Map<LimitName, { used: number; readonly allowed: number }>();

  constructor(kind: TransactionKind) {
    for (const [name, [synchronous, asynchronous]] of Object.entries(LIMITS)) {
      const isFewer = kind === "asynchronous" || (kind === "finalizer" && name === "queueableJobs");
      this.uses.set(name as LimitName, { used: 0, allowed: isFewer ? asynchronous : synchronous });
    }
  }

  use(name: LimitName): LimitUse {
    return this.uses.get(name) as LimitUse;
  }

  count(name: LimitName, amount = 1): void {
    const use = this.uses.get(name) as { used: number; readonly allowed: number };
    use.used += amount;
    if (use.used > use.allowed) throw new LimitException(`Too many ${LIMITS[name][2]}: ${use.used}`);
  }

  /** The answer brings back what is counted now, as before the first attempt of a partial save. */
  mark(): () => void {
    const marked = [...this.uses.values()].map((use) => [use, use.used] as const);
    const { settledStatements } = this;
    return () => {
      for (const [use, used] of marked) use.used = used;
      this.settledStatements = settledStatements;
    };
  }
}

const SUPERTYPES: ReadonlySet<string> = new Set(["System.Exception"]);

export class LimitException extends ApexException {
  override readonly uncatchable = true;
  constructor(message: string) {
    super(message);
    this.typeName = "System.LimitException";
    this.supertypeNames = SUPERTYPES;
  }
}
