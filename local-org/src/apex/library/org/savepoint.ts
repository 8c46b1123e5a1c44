import { context } from "../../runtime/context.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";

class ApexSavepoint {
  static readonly apexName = "System.Savepoint";
  readonly mark: number;
  constructor(mark: number) {
    this.mark = mark;
  }
}

platformClass("System.Savepoint", {});

const SAVEPOINTS = Symbol("savepoints");

/** Those that can still be rolled back to, in the order in which they were set. */
function valid(): ApexSavepoint[] {
  const { state } = context();
  let savepoints = state.get(SAVEPOINTS) as ApexSavepoint[] | undefined;
  if (!savepoints) state.set(SAVEPOINTS, (savepoints = []));
  return savepoints;
}

/** Its place; setting a savepoint and rolling back count as DML statements. */
function placeOf(savepoint: ApexSavepoint | null): number {
  if (!savepoint) throw platformException("System.NullPointerException", "Argument 1 cannot be null");
  const place = valid().indexOf(savepoint);
  if (place < 0) throw platformException("System.TypeException", "Invalid savepoint");
  return place;
}

extendPlatformClass("System.Database", {
  "static System.Savepoint setSavepoint()": () => {
    const { services } = context();
    services.countLimit("dmlStatements");
    const savepoint = new ApexSavepoint(services.store.savepoint());
    valid().push(savepoint);
    return savepoint;
  },
  "static void rollback(System.Savepoint savepoint)": (savepoint: ApexSavepoint | null) => {
    const place = placeOf(savepoint);
    const { services } = context();
    services.countLimit("dmlStatements");
    services.store.rollback(valid()[place]!.mark);
    valid().splice(place + 1);
  },
  "static void releaseSavepoint(System.Savepoint savepoint)": (savepoint: ApexSavepoint | null) => {
    valid().splice(placeOf(savepoint));
  },
});
