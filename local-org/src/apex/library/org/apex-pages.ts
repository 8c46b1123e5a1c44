/** What controllers of Visualforce pages use. Apex Reference Guide, "ApexPages Namespace". */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { ApexRecord } from "../../runtime/record.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import type { Members } from "../language/arguments.ts";
import { platformClass } from "../registry.ts";
import { currentPage } from "./page-reference.ts";
import { ApexQueryLocator } from "./query-locator.ts";
import { isRunningTest } from "./test-state.ts";

class Message {
  static readonly apexName = "ApexPages.Message";
  readonly severity: ApexEnumValue;
  readonly summary: string;
  readonly givenDetail: string | undefined;

  constructor(severity: ApexEnumValue, summary: string, detail?: string) {
    this.severity = severity;
    this.summary = summary;
    this.givenDetail = detail;
  }

  get detail(): string {
    if (this.givenDetail === undefined) throw new NotModelled("the detail of a message that was given none");
    return this.givenDetail;
  }
}

const create = (severity: ApexEnumValue, summary: string, detail?: string) => new Message(severity, summary, detail);

platformClass(
  "ApexPages.Severity",
  {},
  { kind: "enum", values: ["CONFIRM", "ERROR", "FATAL", "INFO", "WARNING"], extends: "System.Enum" },
);
platformClass("ApexPages.Message", {
  "new(ApexPages.Severity severity, String summary)": create,
  "new(ApexPages.Severity severity, String summary, String detail)": create,
  "ApexPages.Severity getSeverity()": (self: Message) => self.severity,
  "String getSummary()": (self: Message) => self.summary,
  "String getDetail()": (self: Message) => self.detail,
});

const MESSAGES = Symbol("messages of the page");

function messages(): Message[] {
  if (!isRunningTest()) throw new NotModelled("messages of a page outside tests");
  const { state } = context();
  const made = (state.get(MESSAGES) as Message[] | undefined) ?? [];
  state.set(MESSAGES, made);
  return made;
}

/** Newer versions drop a message whose summary is there already, as developers found; the reference does not say so. */
function addMessage(message: Message): void {
  if (messages().some(({ summary }) => summary === message.summary)) {
    throw new NotModelled(`two messages of a page with the summary ${message.summary}`);
  }
  messages().push(message);
}

platformClass("System.ApexPages", {
  "static void addMessage(ApexPages.Message message)": addMessage,
  "static PageReference currentPage()": currentPage,
  "static List<ApexPages.Message> getMessages()": () => new ApexList("ApexPages.Message", [...messages()]),
  "static Boolean hasMessages()": () => messages().length > 0,
  "static Boolean hasMessages(ApexPages.Severity severity)": (wanted: ApexEnumValue) =>
    messages().some(({ severity }) => severity === wanted),
});

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

class SelectOption {
  static readonly apexName = "System.SelectOption";
  readonly values: Record<string, unknown>;

  constructor(Value: string, Label: string, Disabled = false) {
    this.values = { Value, Label, Disabled };
  }
}

const createOption = (value: string, label: string, isDisabled?: boolean) => new SelectOption(value, label, isDisabled);
const accessors = Object.entries({ Value: "String", Label: "String", Disabled: "Boolean" }).flatMap(([name, type]) => [
  [`${type} get${name}()`, ({ values }: SelectOption) => values[name]],
  [`void set${name}(${type} value)`, ({ values }: SelectOption, value: unknown) => void (values[name] = value)],
]);

platformClass("System.SelectOption", {
  "new(String value, String label)": createOption,
  "new(String value, String label, Boolean isDisabled)": createOption,
  ...(Object.fromEntries(accessors) as Members),
});
