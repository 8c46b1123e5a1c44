/**
 * What running Apex stands in: the transaction, the user, the clock, the limits, and the org behind it. Everything is
 * synchronous, so one variable holds the current context; whoever runs Apex sets it and puts the former one back.
 */
import type { Project } from "../../project/model.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";
import type { DmlOperation } from "../syntax/tree.ts";
import type { Query } from "../syntax/query-tree.ts";
import type { LimitName } from "./limit-names.ts";
import type { ApexRecord } from "./record.ts";
import type { ProgramInstance } from "../program.ts";

export type AccessMode = "user" | "system";

export interface DmlOptions {
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  readonly externalIdField?: string;
  /** Texts that are too long are cut. */
  readonly mayTruncate?: boolean;
}

export interface RowError {
  /** `REQUIRED_FIELD_MISSING` … */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** The outcome of one row of a DML call, in the order of the rows given. */
export interface RowResult {
  readonly id: string | null;
  readonly success: boolean;
  /** Upsert: the row was inserted. */
  readonly created: boolean;
  readonly errors: readonly RowError[];
  /** Of a merge: the record that went, and what pointed to it. */
  readonly merged?: { readonly id: string; readonly related: readonly string[] };
  /** Of an event that was published. */
  readonly operationId?: string;
}

type Choices = "AccountId" | "ContactId" | "ConvertedStatus" | "OpportunityId" | "OpportunityName" | "OwnerId";

/** One lead to be converted, by the properties of Database.LeadConvert; null where the platform chooses. */
export interface LeadConversion extends Readonly<Record<Choices, string | null>> {
  readonly LeadId: string;
  readonly DoNotCreateOpportunity: boolean | null;
  readonly OverwriteLeadSource: boolean | null;
}

export interface LeadConversionResult {
  readonly leadId: string;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly success: boolean;
  readonly errors: readonly RowError[];
}

export interface LimitUse {
  readonly used: number;
  readonly allowed: number;
}

/** Of a finalizer: synchronous but for the jobs that it may enqueue. */
export type TransactionKind = "synchronous" | "asynchronous" | "finalizer";

/** Values of a row by field name; a field that is not in it is null. */
export type StoredRow = ReadonlyMap<string, unknown>;

/** Kept in a row that no query finds. */
export const UNSEEN = "$unseen";

/** The org's rows as they are kept, for the platform's own needs: no access is checked, nothing is counted. */
export interface RowStore {
  row(objectName: string, id: string): StoredRow | undefined;
  rows(objectName: string): Iterable<StoredRow>;
  put(objectName: string, row: StoredRow): void;
  remove(objectName: string, id: string): void;
  newId(object: ObjectDescription): string;
  savepoint(): number;
  rollback(savepoint: number): void;
}

export type ObjectRight = "read" | "create" | "edit" | "delete" | "viewAll" | "modifyAll";

/** What a user may do, by profile and permission sets. */
export interface OrgAccess {
  has(userId: string, object: ObjectDescription, right: ObjectRight): boolean;
  canReadField(userId: string, object: ObjectDescription, field: FieldDescription): boolean;
  canEditField(userId: string, object: ObjectDescription, field: FieldDescription): boolean;
  /** A custom permission, an Apex class, a user permission. */
  hasName(userId: string, name: string): boolean;
}

export interface LimitCounter {
  use(name: LimitName): LimitUse;
  /** Throws System.LimitException, which no code can catch, when there is too much. */
  count(name: LimitName, amount?: number): void;
  /** How many of the counted DML statements leave nothing behind that a callout would have to wait for. */
  settledStatements: number;
}

/** What compiled Apex asks of the org. `database/` implements it. Failures are ApexExceptions. */
export interface OrgServices {
  readonly schema: Schema;
  readonly project: Project;
  readonly store: RowStore;
  readonly access: OrgAccess;
  readonly limits: LimitCounter;
  /** Counts from zero until the answer is called. */
  beginLimits(kind: TransactionKind): () => void;
  /** Rows of a query; counted against the limits. `binds`: values by index (inline) or by name (dynamic). */
  query(query: Query, binds: readonly unknown[] | ReadonlyMap<string, unknown>, access: AccessMode): ApexRecord[];
  /** `SELECT COUNT() FROM …` */
  count(query: Query, binds: readonly unknown[] | ReadonlyMap<string, unknown>, access: AccessMode): number;
  /** With allOrNone, throws System.DmlException when a row fails, and nothing of the statement stays. Ids are set on the records. */
  dml(operation: DmlOperation, records: readonly ApexRecord[], options: DmlOptions): RowResult[];
  merge(master: ApexRecord, duplicates: readonly ApexRecord[], options: DmlOptions): RowResult[];
  publish(events: readonly ApexRecord[]): RowResult[];
  deliverEvents(): void;
  emptyRecycleBin(records: readonly ApexRecord[]): void;
  /** A new record with the defaults of its fields. */
  withDefaults(object: ObjectDescription): ApexRecord;
  convertLeads(requests: readonly LeadConversion[], allOrNone: boolean): LeadConversionResult[];
}

export interface ApexContext {
  readonly services: OrgServices;
  readonly program: ProgramInstance;
  /** The effective sharing of the code that runs now; generated code sets it on entry of a class that declares one. */
  sharing: "with" | "without";
  /** In which mode a database operation runs that names none: that of the class whose code runs now, "user" from API
   *  version 67.0 on, "system" before and in triggers. Generated code sets it; absent: "system". */
  defaultAccess?: AccessMode;
  /** Id of the running user; System.runAs changes it. */
  userId: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A line of System.debug. */
  debug(level: string, text: string): void;
  /** Rooms of the library keep their own state of the transaction here (Test, Limits, async, Trigger …), by a key of their own. */
  readonly state: Map<symbol, unknown>;
}

let current: ApexContext | undefined;

/** The context of the Apex that runs now. */
export function context(): ApexContext {
  if (!current) throw new Error("no Apex is running");
  return current;
}

/** A value that each transaction has of its own, made when it is first asked for. */
export function perTransaction<T>(make: () => T): () => T {
  const key = Symbol("kept by a room of the library");
  return () => {
    const { state } = context();
    if (!state.has(key)) state.set(key, make());
    return state.get(key) as T;
  };
}

/** Runs `action` inside a context. */
export function runInContext<T>(next: ApexContext, action: () => T): T {
  const former = current;
  current = next;
  try {
    return action();
  } finally {
    current = former;
  }
}
