/** What the platform hands to a job's methods. */
import { platformInterface } from "../registry.ts";

abstract class OfJob {
  readonly jobId: string;
  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

export class QueueableContext extends OfJob {
  static readonly apexName = "System.QueueableContext";
}

export class BatchableContext extends OfJob {
  static readonly apexName = "Database.BatchableContext";
}

export class SchedulableContext {
  static readonly apexName = "System.SchedulableContext";
  readonly triggerId: string;
  constructor(triggerId: string) {
    this.triggerId = triggerId;
  }
}

platformInterface("System.QueueableContext", { "Id getJobId()": (self: QueueableContext) => self.jobId });
platformInterface("System.SchedulableContext", { "Id getTriggerId()": (self: SchedulableContext) => self.triggerId });
platformInterface("Database.BatchableContext", { "Id getJobId()": (self: BatchableContext) => self.jobId });
platformInterface("System.Queueable", { "void execute(QueueableContext context)": null });
platformInterface("System.Schedulable", { "void execute(SchedulableContext context)": null });
platformInterface("Database.Batchable<T>", {
  "void execute(Database.BatchableContext context, List<T> scope)": null,
  "void finish(Database.BatchableContext context)": null,
});
platformInterface("Database.Stateful");
platformInterface("Database.AllowsCallouts");
platformInterface("Database.RaisesPlatformEvents");
