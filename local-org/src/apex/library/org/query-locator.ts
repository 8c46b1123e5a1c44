/** Database.QueryLocator: the rows of a query, for batches and for iteration. */
import type { ApexList } from "../../runtime/collections.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";

export class ApexQueryLocator {
  static readonly apexName = "Database.QueryLocator";
  readonly rows: ApexList;
  private readonly text: string | undefined;

  /** Without a text: of an inline query. */
  constructor(rows: ApexList, text?: string) {
    this.rows = rows;
    this.text = text;
  }

  /** How Apex writes an inline query, its binds above all, is told nowhere. */
  get query(): string {
    if (this.text === undefined) throw new NotModelled("Database.QueryLocator.getQuery of an inline query");
    return this.text;
  }
}

class RowIterator {
  static readonly apexName = "Database.QueryLocatorIterator";
  readonly rows: readonly unknown[];
  next = 0;
  constructor({ rows }: ApexQueryLocator) {
    this.rows = rows.items;
  }
}

platformClass(
  "Database.QueryLocatorIterator",
  {
    "Boolean hasNext()": ({ rows, next }: RowIterator) => next < rows.length,
    "SObject next()": (self: RowIterator) => {
      if (self.next < self.rows.length) return self.rows[self.next++];
      throw platformException("System.NoSuchElementException", "Iterator has no more elements.");
    },
  },
  { implements: ["System.Iterator<SObject>"] },
);

platformClass("Database.QueryLocator", {
  "String getQuery()": (self: ApexQueryLocator) => self.query,
  "Database.QueryLocatorIterator iterator()": (self: ApexQueryLocator) => new RowIterator(self),
});
