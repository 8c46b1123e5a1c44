/** What compiled Apex asks of the org, for one transaction. */
import {
  context,
  type AccessMode,
  type DmlOptions,
  type LeadConversion,
  type LeadConversionResult,
  type OrgServices,
  type RowResult,
  type TransactionKind,
} from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import { ApexRecord } from "../apex/runtime/record.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import { userTimeZone } from "../apex/runtime/locale.ts";
import type { DmlOperation } from "../apex/syntax/tree.ts";
import type { Query } from "../apex/syntax/query-tree.ts";
import type { Project } from "../project/model.ts";
import type { ObjectDescription, Schema } from "../schema/model.ts";
import type { AccessControl } from "./access.ts";
import { conversionException, convertLead } from "./dml/convert-lead.ts";
import { applyDefaults } from "./dml/defaults.ts";
import { purge } from "./dml/delete.ts";
import { deliverEvents, publishEvents, type LastingEvents } from "./dml/events.ts";
import { mergeRecords } from "./dml/merge.ts";
import { executeDml } from "./dml/statement.ts";
import type { Engine } from "./engine.ts";
import { Limits } from "./limits.ts";
import { refuseInaccessible, type QueryRun } from "./query/columns.ts";
import { countQuery, runQuery } from "./query/run.ts";
import type { Store } from "./store.ts";

type Binds = QueryRun["binds"];

export class Transaction implements OrgServices {
  readonly schema: Schema;
  readonly project: Project;
  readonly store: Store;
  readonly access: AccessControl;
  readonly engine: Engine;
  limits: Limits;
  private readonly lastingEvents: LastingEvents = [];

  constructor(engine: Engine, project: Project, kind: TransactionKind) {
    this.engine = engine;
    this.schema = engine.schema;
    this.store = engine.store;
    this.access = engine.access;
    this.project = project;
    this.limits = new Limits(kind);
  }

  query(query: Query, binds: Binds, access: AccessMode): ApexRecord[] {
    return this.counted(query, binds, access, (run) => runQuery(run, query));
  }

  count(query: Query, binds: Binds, access: AccessMode): number {
    return this.counted(query, binds, access, (run) => countQuery(run, query));
  }

  /**
   * Queries of custom metadata types count neither as queries nor their rows, but where they ask for long texts (Salesforce Help,
   * "Custom Metadata Allocations and Usage Calculations").
   */
  private isCounted({ from, select }: Query): boolean {
    const object = this.schema.object(from);
    if (object?.kind !== "customMetadata") return true;
    const isLong = (name = "") => object.field(name)?.type === "textarea" && object.field(name)!.length! > 255;
    return select.some((item) => item.kind === "field" && isLong(item.path.names.at(-1)));
  }

  private counted<T>(query: Query, binds: Binds, access: AccessMode, action: (run: QueryRun) => T): T {
    const isCounted = this.isCounted(query);
    if (isCounted) this.limits.count("queries");
    const childQueries = query.select.filter((item) => item.kind === "children").length;
    if (isCounted && childQueries > 0) this.limits.count("aggregateQueries", childQueries);
    const run = this.queryRun(query, binds, access);
    const result = action(run);
    refuseInaccessible(run);
    if (isCounted) this.limits.count("queryRows", run.rows);
    return result;
  }

  private queryRun(query: Query, binds: Binds, access: AccessMode): QueryRun {
    const { userId, sharing } = context();
    const zone = userTimeZone();
    const enforce = query.access === "SECURITY_ENFORCED" ? "secure" : access === "user" ? "user" : undefined;
    return {
      engine: this.engine,
      userId,
      binds,
      ...(enforce ? { enforce } : {}),
      inaccessible: [],
      sharing: access === "user" || sharing === "with",
      get today() {
        return new ApexDatetime(context().now()).date(zone);
      },
      zone,
      rows: 0,
    };
  }

  dml(operation: DmlOperation, records: readonly ApexRecord[], options: DmlOptions): RowResult[] {
    if (operation === "merge") throw new Error("merge has a method of its own");
    const event = records.find((record) => record?.object.kind === "platformEvent");
    if (event) throw new NotModelled(`DML on ${event.object.apiName}`);
    return executeDml(this, operation, records, options);
  }

  publish(events: readonly ApexRecord[]): RowResult[] {
    return publishEvents(this, this.project, events, this.lastingEvents);
  }

  deliverEvents(): void {
    deliverEvents(this, this.lastingEvents);
  }

  merge(master: ApexRecord, duplicates: readonly ApexRecord[], options: DmlOptions): RowResult[] {
    return mergeRecords(this, master, duplicates, options);
  }

  emptyRecycleBin(records: readonly ApexRecord[]): void {
    this.limits.count("dmlStatements");
    this.limits.count("dmlRows", records.length);
    for (const record of records) purge(this.engine, record);
  }

  withDefaults(object: ObjectDescription): ApexRecord {
    const record = new ApexRecord(object);
    applyDefaults(this.engine, object, record);
    return record;
  }

  convertLeads(requests: readonly LeadConversion[], allOrNone: boolean): LeadConversionResult[] {
    this.limits.count("dmlStatements");
    this.limits.count("dmlRows", requests.length);
    const savepoint = this.store.savepoint();
    const results = requests.map((request) => convertLead(this, this.project, request));
    if (allOrNone && results.some(({ success }) => !success)) {
      this.store.rollback(savepoint);
      throw conversionException(results);
    }
    return results;
  }

  beginLimits(kind: TransactionKind): () => void {
    const former = this.limits;
    this.limits = new Limits(kind);
    return () => {
      this.limits = former;
    };
  }
}
