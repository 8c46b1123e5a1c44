/** Governor limits that are counted. */

/** Apex Developer Guide, "Execution Governors and Limits": synchronous, asynchronous, and what is said when it is passed. */
export const LIMITS = {
  queries: [100, 200, "SOQL queries"],
  queryRows: [50_000, 50_000, "query rows"],
  aggregateQueries: [300, 300, "Aggregate queries"],
  queryLocatorRows: [10_000, 10_000, "query locator rows"],
  dmlStatements: [150, 150, "DML statements"],
  dmlRows: [10_000, 10_000, "DML rows"],
  queueableJobs: [50, 1, "queueable jobs added to the queue"],
  futureCalls: [50, 50, "future calls"],
  callouts: [100, 100, "callouts"],
  emailInvocations: [10, 10, "Email Invocations"],
  soslQueries: [20, 20, "SOSL queries"],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>;

export type LimitName = keyof typeof LIMITS;
