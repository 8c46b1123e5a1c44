/** `System.runAs(user) { … }` */
import { context } from "../../runtime/context.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { setUserLocale } from "../../runtime/locale.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import { beginMixing } from "./mixed-dml.ts";
import { isRunningTest } from "./test-state.ts";

/** Makes the user the running one; the answer makes the former one so again. */
export function enterRunAs(user: ApexRecord): () => void {
  if (!isRunningTest()) throw platformException("System.TypeException", "System.runAs() can only be used in tests");
  const current = context();
  const former = current.userId;
  const id = user.fields.get("Id");
  const row = typeof id === "string" ? current.services.store.row("User", id) : undefined;
  if (!row)
    throw platformException("System.IllegalArgumentException", "System.runAs() requires a user that was inserted");
  const endMixing = beginMixing();
  become(id as string);
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
