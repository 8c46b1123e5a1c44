/** The rows of an org, in memory. A row is never changed: it is replaced. Every change can be taken back. */
import { remembered } from "../apex/runtime/remembered.ts";
import type { ObjectDescription } from "../schema/model.ts";
import { grouped } from "./collections.ts";
import { makeId } from "./ids.ts";

/** Values by field name, `Id` and `IsDeleted` among them. A field that is not in it is null. */
export type Row = ReadonlyMap<string, unknown>;

/** Rows by the value of a field. */
type Index = ReadonlyMap<unknown, readonly Row[]>;
type Table = Map<string, Row>;

/** All rows at one moment, apart from whatever comes later. */
export interface StoreSnapshot {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

export class Store {
  private tables = new Map<string, ReadonlyMap<string, Row>>();
  /** Those of the tables that no snapshot holds too. */
  private own = new Map<string, Table>();
  private journal: { readonly table: string; readonly id: string; readonly former: Row | undefined }[] = [];
  private readonly serials = new Map<string, number>();
  /** By object and field; forgotten when a row of the object changes. */
  private indexes = new Map<string, Map<string, Index>>();

  /** Rows in the order of their creation, deleted ones included. */
  rows(objectName: string): Iterable<Row> {
    return this.tables.get(objectName)?.values() ?? [];
  }

  row(objectName: string, id: string): Row | undefined {
    return this.tables.get(objectName)?.get(id);
  }

  /** Rows that are not deleted and have this value in the field. */
  rowsWith(objectName: string, fieldName: string, value: unknown): readonly Row[] {
    const indexes = remembered(this.indexes, objectName, () => new Map<string, Index>());
    return remembered(indexes, fieldName, () => this.makeIndex(objectName, fieldName)).get(value) ?? [];
  }

  private makeIndex(objectName: string, fieldName: string): Index {
    const rows = [...this.rows(objectName)].filter((row) => row.get("IsDeleted") !== true);
    return grouped(rows, (row) => row.get(fieldName) ?? null);
  }

  put(objectName: string, row: Row): void {
    this.write(objectName, row.get("Id") as string, row);
  }

  /** For good; what a user deletes stays as a row with IsDeleted. */
  remove(objectName: string, id: string): void {
    this.write(objectName, id, undefined);
  }

  /** Ids are never given twice, not even after a rollback. */
  newId(object: ObjectDescription): string {
    return makeId(object.keyPrefix, this.nextSerial(object.keyPrefix));
  }

  nextSerial(series: string): number {
    const serial = (this.serials.get(series) ?? 0) + 1;
    this.serials.set(series, serial);
    return serial;
  }

  /** A mark that `rollback` goes back to. */
  savepoint(): number {
    return this.journal.length;
  }

  rollback(savepoint: number): void {
    for (const { table, id, former } of this.journal.splice(savepoint).reverse()) {
      const rows = this.ownTable(table);
      this.indexes.delete(table);
      if (former) rows.set(id, former);
      else rows.delete(id);
    }
  }

  /** What has happened can no longer be taken back. */
  commit(): void {
    this.journal = [];
  }

  snapshot(keep: (objectName: string) => boolean = () => true): StoreSnapshot {
    this.own = new Map();
    return { tables: new Map([...this.tables].filter(([name]) => keep(name))) };
  }

  restore(snapshot: StoreSnapshot): void {
    this.tables = new Map(snapshot.tables);
    this.own = new Map();
    this.indexes = new Map();
    this.journal = [];
  }

  private write(table: string, id: string, row: Row | undefined): void {
    const rows = this.ownTable(table);
    this.indexes.delete(table);
    this.journal.push({ table, id, former: rows.get(id) });
    if (row) rows.set(id, row);
    else rows.delete(id);
  }

  /** The table to write to: a copy, where a snapshot holds it. */
  private ownTable(name: string): Table {
    return remembered(this.own, name, () => {
      const table = new Map(this.tables.get(name));
      this.tables.set(name, table);
      return table;
    });
  }
}
