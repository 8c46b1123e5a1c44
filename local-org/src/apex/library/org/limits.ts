import { context } from "../../runtime/context.ts";
import { LIMITS, type LimitName } from "../../runtime/limit-names.ts";
import { type MemberImplementation, platformClass } from "../registry.ts";
import { isAsynchronous, runningKind } from "./job-state.ts";

/** `getQueries()` and `getLimitQueries()`. Methods of what is not counted are not modelled. */
const counters = Object.keys(LIMITS).flatMap((limit): [string, MemberImplementation][] => {
  const name = limit.charAt(0).toUpperCase() + limit.slice(1);
  const use = () => context().services.limits.use(limit as LimitName);
  return [
    [`static Integer get${name}()`, () => use().used],
    [`static Integer getLimit${name}()`, () => use().allowed],
  ];
});

platformClass("System.Limits", {
  ...Object.fromEntries(counters),
  // No program of the workbench can send one.
  "static Integer getMobilePushApexCalls()": () => 0,
  "static Integer getLimitMobilePushApexCalls()": () => 10,
  "static Integer getLimitCpuTime()": () => (isAsynchronous() && runningKind() !== "Finalizer" ? 60_000 : 10_000),
  "static Integer getLimitHeapSize()": () => (isAsynchronous() ? 12_000_000 : 6_000_000),
});
