/** The current Visualforce page and what is told on it. Apex Reference Guide, "ApexPages Class" and "Message Class". */
import { ApexList } from "../../runtime/collections.ts";
import { perTransaction } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { currentPage } from "./page-reference.ts";
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

platformClass("ApexPages.Message", {
  "new(ApexPages.Severity severity, String summary[, String detail])": create,
  "ApexPages.Severity getSeverity()": (self: Message) => self.severity,
  "String getSummary()": (self: Message) => self.summary,
  "String getDetail()": (self: Message) => self.detail,
});

const messages = perTransaction((): Message[] => {
  if (!isRunningTest()) throw new NotModelled("messages of a page outside tests");
  return [];
});

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
