/** Apex Developer Guide, "Transaction Control". */
import { context, perTransaction } from "../../runtime/context.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { triggerFrame } from "./trigger-context.ts";

class ApexSavepoint {
  static readonly apexName = "System.Savepoint";
  readonly mark: number;
  /** How many DML statements were not committed when it was set. */
  readonly pending: number;
  readonly trigger = triggerFrame();
  constructor(mark: number, pending: number) {
    this.mark = mark;
    this.pending = pending;
  }
}

platformClass("System.Savepoint", {});

/** Those that can still be rolled back to, in the order in which they were set. */
const valid = perTransaction((): ApexSavepoint[] => []);

export function hasSavepoints(): boolean {
  return valid().length > 0;
}

/** As Test.startTest and Test.stopTest do. */
export function releaseSavepoints(): void {
  valid().length = 0;
}

/** Its place. A savepoint is known only to the invocation of a trigger that set it. */
function placeOf(savepoint: ApexSavepoint | null): number {
  if (!savepoint) throw platformException("System.NullPointerException", "Argument 1 cannot be null");
  const place = valid().indexOf(savepoint);
  if (place < 0 || savepoint.trigger !== triggerFrame()) {
    throw platformException("System.TypeException", "Invalid savepoint");
  }
  return place;
}

/** What is done with savepoints are DML statements that leave nothing to commit; that releasing one is, too, is known from
 *  github.com/tom-gangemi/dml-lib, DML_Test. */
function countStatement(): void {
  const { services } = context();
  services.limits.count("dmlStatements");
  services.limits.settledStatements++;
}

function pendingStatements(): number {
  const { services } = context();
  return services.limits.use("dmlStatements").used - services.limits.settledStatements;
}

extendPlatformClass("System.Database", {
  "static System.Savepoint setSavepoint()": () => {
    const { services } = context();
    countStatement();
    const savepoint = new ApexSavepoint(services.store.savepoint(), pendingStatements());
    valid().push(savepoint);
    return savepoint;
  },
  "static void rollback(System.Savepoint savepoint)": (savepoint: ApexSavepoint | null) => {
    const place = placeOf(savepoint);
    const { services } = context();
    const { mark, pending } = valid()[place]!;
    countStatement();
    services.store.rollback(mark);
    services.limits.settledStatements += pendingStatements() - pending;
    valid().splice(place + 1);
  },
  "static void releaseSavepoint(System.Savepoint savepoint)": (savepoint: ApexSavepoint | null) => {
    valid().splice(placeOf(savepoint));
    countStatement();
  },
});
