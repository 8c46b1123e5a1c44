/**
 * What compiled programs need of the rooms of the library that stand above the runtime. Each room says it once, when it
 * is loaded: `provideHooks({ enterRunAs: (user) => … })`.
 */
import { NotModelled } from "./exceptions.ts";
import type { SearchQuery } from "../syntax/query-tree.ts";
import type { ApexRecord } from "./record.ts";

export interface Hooks {
  /** Begins a `System.runAs(user) { … }` block; the answer ends it. */
  enterRunAs(user: ApexRecord): () => void;
  /** `Lead.SObjectType` */
  objectToken(object: string): unknown;
  /** `Lead.LastName` as a Schema.SObjectField. */
  fieldToken(object: string, field: string): unknown;
  /** `Schema.SObjectType.Lead` */
  objectDescribe(object: string): unknown;
  /** `Schema.SObjectType.Lead.fields.LastName` */
  fieldDescribe(object: string, field: string): unknown;
  /** `Schema.SObjectType.Lead.fieldSets.Name` */
  fieldSet(object: string, name: string): unknown;
  /** `Lead.class`, `Map<Id, Lead>.class`: a System.Type by canonical name. */
  typeLiteral(typeName: string): unknown;
  /** `Page.name` */
  page(name: string): unknown;
  /** `record.Field.addError(message)` and its other forms. */
  addFieldError(record: ApexRecord, field: string, ...values: unknown[]): void;
  /** `[FIND … RETURNING …]` with the values of its binds. */
  search(tree: SearchQuery, binds: readonly unknown[]): unknown;
  /** A call of an @future method. */
  enqueueFuture(className: string, methodName: string, jsName: string, values: readonly unknown[]): void;
}

const provided: Partial<Hooks> = {};

/** Answers what puts back the hooks that were there before, for a test that provides its own. */
export function provideHooks(hooks: Partial<Hooks>): () => void {
  const before = { ...provided };
  Object.assign(provided, hooks);
  return () => {
    for (const name of Object.keys(hooks) as (keyof Hooks)[]) delete provided[name];
    Object.assign(provided, before);
  };
}

export function hook<Name extends keyof Hooks>(name: Name): Hooks[Name] {
  const found = provided[name];
  if (!found) throw new NotModelled(`${name} (no room of the library provides it)`);
  return found;
}
