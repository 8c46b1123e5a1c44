/** Database.QueryLocator: the rows of a query, for batches and for iteration. */
import { ApexList } from "../../runtime/collections.ts";
import { context, type AccessMode } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import type { Query } from "../../syntax/query-tree.ts";
import { platformClass } from "../registry.ts";

export class ApexQueryLocator {
  static readonly apexName = "Database.QueryLocator";
  private readonly load: () => ApexList;
  private loaded: ApexList | undefined;
  private readonly text: string | undefined;

  constructor(text: string, query: Query, binds: ReadonlyMap<string, unknown>, access: AccessMode) {
    this.text = text;
    this.load = () => new ApexList("SObject", context().services.query(query, binds, access));
  }

  /** Of an inline query: the rows are read already. */
  static of(rows: ApexList): ApexQueryLocator {
    const locator = Object.create(ApexQueryLocator.prototype) as ApexQueryLocator;
    locator.loaded = rows;
    return locator;
  }

  /** How Apex writes an inline query, its binds above all, is told nowhere. */
  get query(): string {
    if (this.text === undefined) throw new NotModelled("Database.QueryLocator.getQuery of an inline query");
    return this.text;
  }

  get rows(): ApexList {
    return (this.loaded ??= this.load());
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
