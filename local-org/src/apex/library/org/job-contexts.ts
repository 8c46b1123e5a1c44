/** What the platform hands to a job's methods. */
import { platformClass } from "../registry.ts";

export class QueueableContext {
  static readonly apexName = "System.QueueableContext";
  readonly jobId: string;
  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

export class BatchableContext {
  static readonly apexName = "Database.BatchableContext";
  readonly jobId: string;
  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

export class SchedulableContext {
  static readonly apexName = "System.SchedulableContext";
  readonly triggerId: string;
  constructor(triggerId: string) {
    this.triggerId = triggerId;
  }
}

const INTERFACE = { kind: "interface" } as const;

platformClass("System.QueueableContext", { "Id getJobId()": (self: QueueableContext) => self.jobId }, INTERFACE);
platformClass(
  "System.SchedulableContext",
  { "Id getTriggerId()": (self: SchedulableContext) => self.triggerId },
  INTERFACE,
);
platformClass(
  "Database.BatchableContext",
  {
    "Id getJobId()": (self: BatchableContext) => self.jobId,
  },
  INTERFACE,
);
platformClass("System.Queueable", { "void execute(QueueableContext context)": null }, INTERFACE);
platformClass("System.Schedulable", { "void execute(SchedulableContext context)": null }, INTERFACE);
platformClass(
  "Database.Batchable<T>",
  {
    "void execute(Database.BatchableContext context, List<T> scope)": null,
    "void finish(Database.BatchableContext context)": null,
  },
  INTERFACE,
);
platformClass("Database.Stateful", {}, INTERFACE);
platformClass("Database.AllowsCallouts", {}, INTERFACE);
