import { enqueuedJobs } from "../../src/apex/library/org/job-state.ts";
import type { Fault } from "../fault.ts";

const forgetJobs = (): void => void (enqueuedJobs().length = 0);

export const jobsNotRun: Fault = {
  name: "async not run",
  says: "Queueable, batch, future and scheduled Apex is enqueued and never runs.",
  probe: `
    Test.startTest();
    System.enqueueJob(new ThingJob());
    Database.executeBatch(new ThingJob());
    System.schedule('probe', '0 0 0 1 1 ?', new ThingJob());
    ThingJob.later();
    Test.stopTest();
    Assert.areEqual(4, [SELECT COUNT() FROM Thing__c]);`,
  apply(changes) {
    changes.calls((call) => {
      const result = call();
      forgetJobs();
      return result;
    });
    changes.member("System.Test.stopTest()", (former) => () => {
      forgetJobs();
      return former();
    });
  },
};
