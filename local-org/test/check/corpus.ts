/** The healthy project that the faults of the corpus are put into, one at a time. */
import { compileProject } from "../../src/apex/compile.ts";
import { formatProblem, type Problem } from "../../src/project/model.ts";
import { scanProject } from "../../src/project/read.ts";
import { scanSchema } from "../../src/schema/load.ts";
import { BOOKSHOP } from "../project/bookshop.ts";
import type { Fault } from "./apex-faults.ts";

/** `¦` stands on the line of the fault; without one, the fault is on the first line of the source. */
export interface Expected {
  readonly source: string;
  readonly line: number;
}

export function atMark(marked: string): Expected {
  const at = marked.indexOf("¦");
  return { source: marked.replace("¦", ""), line: marked.slice(0, at).split("\n").length };
}

const marked = (source: string): string => (source.includes("¦") ? source : `¦${source}`);

/** What stands around the faults of a kind. */
const FRAMES = {
  statement: (text: string) => `public with sharing class Spare {
  public enum Color { RED, GREEN }
  Integer height;
  static Integer total;
  void instanceMethod() { }
  static void staticMethod() { }
  static void run(Integer i, Long l, Decimal d, Double f, String s, Boolean b, Date day, Datetime moment, Id recordId,
      List<String> texts, Set<Id> ids, Map<Id, Book__c> byId, Book__c book, List<Book__c> books, Object thing, SObject row) {
${text}
  }
}`,
  member: (text: string) => `public with sharing class Spare {
  Integer height;
  void instanceMethod() { }
${text}
}`,
  class: (text: string) => text,
  trigger: (text: string) => text,
};

const KEEPER = `public virtual class Keeper {
  private static Integer secret;
  private static void hide() { }
  protected Integer inherited;
  protected void inheritedMethod() { }
  public Integer readOnly { get; private set; }
  @TestVisible
  private Integer onlyForTests;
  public Keeper() { }
  private Keeper(Integer height) { }
  private class Hidden { }
}`;

const base = scanProject(BOOKSHOP).project!;
const { schema } = scanSchema(base);

/** The problems of one class or trigger, and of the classes of the base that it uses. */
export function checkApex(
  kind: keyof typeof FRAMES,
  [text]: Fault,
): { problems: readonly Problem[]; file: string; line: number } {
  const { source, line } = atMark(FRAMES[kind](marked(text)));
  const file = kind === "trigger" ? "Spare.trigger" : "Spare.cls";
  const spare = { file, name: "Spare", source, apiVersion: base.sourceApiVersion };
  const keeper = { ...spare, file: "Keeper.cls", name: "Keeper", source: KEEPER };
  const isUsed = ({ name }: { name: string }) =>
    source.includes(name) || (source.includes("BookService") && /^(BookOffer|DiscountRules)$/.test(name));
  const used = [...base.classes, keeper].filter(isUsed);
  const classes = kind === "trigger" ? used : [...used, spare];
  const project = { ...base, classes, triggers: kind === "trigger" ? [spare] : [] };
  return { problems: compileProject(project, schema).problems, file, line };
}

/** What a test compares: the places, and what is told at the first. */
export const placesOf = (problems: readonly Problem[]): string[] => [
  ...new Set(problems.map(({ file, line }) => `${file}:${line}`)),
];

export const tell = (problems: readonly Problem[]): string => problems.map(formatProblem).join("\n");
