import { context, type LimitName } from "../../runtime/context.ts";
import { type MemberImplementation, platformClass } from "../registry.ts";
import { isAsynchronous, runningKind } from "./job-state.ts";

/** What is counted, by the end of the methods' names. Methods of what is not counted are not modelled. */
const COUNTED: Readonly<Record<string, LimitName>> = {
  Queries: "queries",
  QueryRows: "queryRows",
  AggregateQueries: "aggregateQueries",
  QueryLocatorRows: "queryLocatorRows",
  DmlStatements: "dmlStatements",
  DmlRows: "dmlRows",
  QueueableJobs: "queueableJobs",
  FutureCalls: "futureCalls",
  Callouts: "callouts",
  EmailInvocations: "emailInvocations",
  SoslQueries: "soslQueries",
};

const counters = Object.entries(COUNTED).flatMap(([name, limit]): [string, MemberImplementation][] => [
  [`static Integer get${name}()`, () => context().services.limits.use(limit).used],
  [`static Integer getLimit${name}()`, () => context().services.limits.use(limit).allowed],
]);

platformClass("System.Limits", {
  ...Object.fromEntries(counters),
  // No program of the workbench can send one.
  "static Integer getMobilePushApexCalls()": () => 0,
  "static Integer getLimitMobilePushApexCalls()": () => 10,
  "static Integer getLimitCpuTime()": () => (isAsynchronous() && runningKind() !== "Finalizer" ? 60_000 : 10_000),
  "static Integer getLimitHeapSize()": () => (isAsynchronous() ? 12_000_000 : 6_000_000),
});
