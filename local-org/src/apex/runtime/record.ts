/** An sObject in memory: what `new Lead()` makes and what a query returns. */
import type { ObjectDescription } from "../../schema/model.ts";

/** A row's field values: by API name as the schema spells it. */
type FieldValues = Map<string, unknown>;

export class ApexRecord {
  readonly object: ObjectDescription;
  /** Fields that were set or queried, null included. A field that is not in it was never populated. */
  readonly fields: FieldValues = new Map();
  /** Parents by relationship name (`Owner`, `Lead__r`); null: queried, and there is none. */
  readonly parents = new Map<string, ApexRecord | null>();
  /** Children by relationship name, from child queries: an ApexList. */
  readonly children = new Map<string, unknown>();
  /** The record came from a query: reading a field that was not queried throws
   *  "SObject row was retrieved via SOQL without querying the requested field". */
  isQueried = false;
  /** Trigger.old, and Trigger.new in after triggers. */
  isReadOnly = false;
  /** Id of the record that this is a clone of, null for one that was not saved; undefined where it is no clone. */
  cloneSource?: unknown;
  /** Messages of addError, by field or "". */
  errors: { readonly field: string; readonly message: string }[] = [];
  constructor(object: ObjectDescription) {
    this.object = object;
  }
}
