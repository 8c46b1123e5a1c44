/** `System.runAs(user) { … }` */
import { context } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { setUserLocale } from "../../runtime/locale.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import { beginMixing } from "./mixed-dml.ts";
import { isRunningTest } from "./test-state.ts";

/**
 * Makes the user the running one; the answer makes the former one so again. Counts as a DML statement, and inserts a user
 * that is not yet (Apex Reference Guide, "System Class", runAs).
 */
function enterRunAs(user: ApexRecord): () => void {
  if (!isRunningTest()) throw platformException("System.TypeException", "System.runAs() can only be used in tests");
  const current = context();
  const former = current.userId;
  const { services } = current;
  const endMixing = beginMixing();
  if (user.fields.get("Id")) {
    services.limits.count("dmlStatements");
    services.limits.settledStatements++;
  } else services.dml("insert", [user], { allOrNone: true, access: "system" });
  const id = user.fields.get("Id") as string;
  if (!services.store.row("User", id)) throw new NotModelled(`System.runAs() with ${id}, which is no user's Id`);
  become(id);
  return () => {
    become(former);
    endMixing();
  };
}

/** Sets the running user, with the user's zone and locale. */
export function become(userId: string): void {
  const current = context();
  const row = current.services.store.row("User", userId);
  current.userId = userId;
  setUserLocale(String(row?.get("TimeZoneSidKey")), String(row?.get("LocaleSidKey")));
}

provideHooks({ enterRunAs });
