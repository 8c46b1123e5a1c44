/** What user mode, and a class with sharing, forbid of a DML statement. */
import type { ApexContext, DmlOptions } from "../../apex/runtime/context.ts";
import { NotModelled, platformException } from "../../apex/runtime/exceptions.ts";
import type { DmlOperation } from "../../apex/syntax/tree.ts";
import type { Engine } from "../engine.ts";
import { storedValue } from "../values.ts";
import { dmlException } from "./statement.ts";
import { hasChanged } from "./validate.ts";
import { fail, type Work } from "./work.ts";

const RIGHTS = { insert: "create", update: "edit", delete: "delete", undelete: "delete" } as const;

export function checkAccess(
  engine: Engine,
  { userId, sharing }: ApexContext,
  options: DmlOptions,
  works: readonly Work[],
  operation: DmlOperation,
  statement = operation,
): void {
  const right = RIGHTS[operation as keyof typeof RIGHTS];
  for (const work of works) {
    if (options.access === "user" && !engine.access.has(userId, work.object, right)) {
      // github.com/beyond-the-cloud-dev/dml-lib, DML_Test, has other answers there.
      if (statement === "upsert" || statement === "undelete")
        throw new NotModelled(`${statement} in user mode of what the user may not ${right}`);
      throw platformException("System.SecurityException", `Access to entity '${work.object.apiName}' denied`);
    }
    if (options.access === "user" && right !== "delete") checkFields(engine, userId, work);
    if (options.access === "user" || sharing === "with") checkRow(engine, userId, work, operation);
  }
  const refused = works.filter((work) => work.errors.some((error) => error.message.startsWith(INACCESSIBLE)));
  if (options.allOrNone && refused[0]) throw dmlException(operation, refused, refused[0].errors[0]?.message);
}

const INACCESSIBLE = "Operation failed due to fields being inaccessible on Sobject ";

function checkFields(engine: Engine, userId: string, work: Work): void {
  const { object } = work;
  const row = work.id === null ? undefined : engine.store.row(object.apiName, work.id);
  const before = row ? { ...work, old: row } : work;
  const names = [...work.record.fields].flatMap(([name, value]) => {
    const field = object.field(name);
    const isWritten = field && field.type !== "id" && hasChanged(before, field, storedValue(field, value));
    return isWritten && !engine.access.canEditField(userId, object, field) ? [field.apiName] : [];
  });
  if (names.length === 0) return;
  const message = `${INACCESSIBLE}${object.apiName}, check errors on Exception or Result!`;
  fail(work, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message, names);
}

function checkRow(engine: Engine, userId: string, work: Work, operation: DmlOperation): void {
  const { access, store } = engine;
  const row = work.id === null ? undefined : store.row(work.object.apiName, work.id);
  const change = operation === "update" ? "edit" : "all";
  const isForbidden = row ? !access.mayRow(change, userId, work.object, row) : !mayShare(engine, userId, work);
  // github.com/beyond-the-cloud-dev/dml-lib, DML_Test: of what the user cannot even see.
  if (isForbidden && row && !access.mayRow("read", userId, work.object, row)) {
    fail(work, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id");
  } else if (isForbidden) fail(work, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
}

/** Of a new share: only who may do everything with a row shares it. */
function mayShare({ access, schema, store }: Engine, userId: string, { object, record }: Work): boolean {
  const shared = object.shares && schema.object(object.shares.object);
  const row = shared && store.row(shared.apiName, String(record.fields.get(object.shares?.parentField ?? "")));
  return !row || access.mayRow("all", userId, shared, row);
}
