/** Standard controllers of Visualforce pages. Apex Reference Guide, "StandardController Class", "StandardSetController Class". */
import { ApexList } from "../../runtime/collections.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { platformClass } from "../registry.ts";
import type { ApexQueryLocator } from "./query-locator.ts";

class StandardController {
  static readonly apexName = "ApexPages.StandardController";
  readonly record: ApexRecord;

  constructor(record: ApexRecord) {
    this.record = record;
  }
}

platformClass("ApexPages.StandardController", {
  "new(SObject controllerSObject)": (record: ApexRecord) => new StandardController(record),
  "String getId()": ({ record }: StandardController) => record.fields.get("Id") ?? null,
  "SObject getRecord()": ({ record }: StandardController) => record,
});

/** Pages of records; the page size that list controllers begin with is 20. */
class StandardSetController {
  static readonly apexName = "ApexPages.StandardSetController";
  readonly records: ApexList;
  readonly prototype: ApexRecord | null;
  selected: ApexList;
  pageSize = 20;
  private page = 1;

  constructor(records: ApexList) {
    if (records.items.length > 10_000) throw new NotModelled("a StandardSetController of more than 10,000 records");
    this.records = records;
    const [first] = records.items as ApexRecord[];
    this.prototype = first ? new ApexRecord(first.object) : null;
    this.selected = new ApexList("SObject");
  }

  get pageNumber(): number {
    return this.page;
  }

  set pageNumber(page: number) {
    if (page < 1 || page > this.pages) throw new NotModelled(`page ${page} of ${this.pages} pages`);
    this.page = page;
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.records.items.length / this.pageSize));
  }

  get shown(): ApexList {
    const start = (this.page - 1) * this.pageSize;
    return new ApexList(this.records.elementType, this.records.items.slice(start, start + this.pageSize));
  }

  resize(size: number): void {
    if (this.page > 1 || size < 1) throw new NotModelled(`a page size of ${size} on page ${this.page}`);
    this.pageSize = size;
  }
}

type SetController = StandardSetController;
const turnTo = (pageOf: (self: SetController) => number) => (self: SetController) =>
  void (self.pageNumber = pageOf(self));

platformClass("ApexPages.StandardSetController", {
  "new(List<SObject> controllerSObjects)": (records: ApexList) => new StandardSetController(records),
  "new(Database.QueryLocator queryLocator)": ({ rows }: ApexQueryLocator) => new StandardSetController(rows),
  "void first()": turnTo(() => 1),
  "void last()": turnTo(({ pages }) => pages),
  "void next()": turnTo(({ pageNumber }) => pageNumber + 1),
  "void previous()": turnTo(({ pageNumber }) => pageNumber - 1),
  "void setPageNumber(Integer pageNumber)": (self: SetController, page: number) => void (self.pageNumber = page),
  "Boolean getCompleteResult()": () => true,
  "Boolean getHasNext()": ({ pageNumber, pages }: SetController) => pageNumber < pages,
  "Boolean getHasPrevious()": ({ pageNumber }: SetController) => pageNumber > 1,
  "Integer getPageNumber()": ({ pageNumber }: SetController) => pageNumber,
  "Integer getPageSize()": ({ pageSize }: SetController) => pageSize,
  "SObject getRecord()": ({ prototype }: SetController) => {
    if (prototype) return prototype;
    throw new NotModelled("the prototype of a StandardSetController without records");
  },
  "List<SObject> getRecords()": ({ shown }: SetController) => shown,
  "Integer getResultSize()": ({ records }: SetController) => records.items.length,
  "List<SObject> getSelected()": ({ selected }: SetController) => selected,
  "void setPageSize(Integer pageSize)": (self: SetController, size: number) => self.resize(size),
  "void setSelected(List<SObject> selectedRecords)": (self: SetController, records: ApexList) =>
    void (self.selected = records),
});
