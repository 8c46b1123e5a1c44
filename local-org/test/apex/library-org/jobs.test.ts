import { compileApex, debugLines } from "./run-apex.ts";

const MAKER = `public class Maker implements Queueable {
  static Integer runs = 0; public String name; transient String forgotten = 'x';
  public Maker(String name) { this.name = name; }
  public void execute(QueueableContext context) {
    runs++;
    insert new Account(Name = name + runs + forgotten + System.isQueueable() + Limits.getLimitQueries());
    if (name == 'chain') { name = 'end'; System.enqueueJob(this); }
  } }`;
const BATCH = `public class Sum implements Database.Batchable<SObject>, Database.Stateful {
  public Integer total = 0;
  public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM Lead'); }
  public void execute(Database.BatchableContext context, List<SObject> scope) { total += scope.size(); System.debug(scope.size() + ' ' + Limits.getQueries()); }
  public void finish(Database.BatchableContext context) {
    AsyncApexJob job = [SELECT Status, TotalJobItems, JobItemsProcessed FROM AsyncApexJob WHERE Id = :context.getJobId()];
    System.debug(total + ' of ' + job.TotalJobItems + ' ' + job.JobItemsProcessed);
  } }`;
const LATER = `public class Later { @future public static void make(List<String> names) { for (String n : names) insert new Account(Name = n + System.isFuture()); } }`;
const EVERY = `public class Every implements Schedulable { public void execute(SchedulableContext context) { insert new Account(Name = 'now'); System.debug(System.isScheduled()); } }`;
const classes = { Maker: MAKER, Sum: BATCH, Later: LATER, Every: EVERY };

describe("jobs in a test (Apex Developer Guide: Testing)", () => {
  it("run at stopTest, with limits of their own, as they were when enqueued", () => {
    const statements = `
      Maker maker = new Maker('a');
      Test.startTest();
      Id job = System.enqueueJob(maker); maker.name = 'changed';
      Later.make(new List<String>{ 'f' });
      System.debug([SELECT COUNT() FROM Account] + ' ' + [SELECT Status FROM AsyncApexJob WHERE Id = :job].Status + ' ' + Limits.getQueueableJobs() + Limits.getFutureCalls());
      Test.stopTest();
      for (Account a : [SELECT Name FROM Account ORDER BY Name]) System.debug(a.Name);
      System.debug([SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :job].ApexClass.Name);`;
    expect(debugLines(statements, { classes })).toEqual(["0 Queued 11", "a1nulltrue200", "ftrue", "Maker"]);
  });

  it("run batches in chunks", () => {
    const statements = `
      List<Lead> leads = new List<Lead>(); for (Integer i = 0; i < 5; i++) leads.add(new Lead(LastName = 'l' + i, Company = 'c')); insert leads;
      Test.startTest(); Database.executeBatch(new Sum(), 2); Test.stopTest();`;
    expect(debugLines(statements, { classes })).toEqual(["2 0", "2 0", "1 0", "5 of 3 3"]);
  });

  it("do not chain", () => {
    const statements = `
      Test.startTest(); System.enqueueJob(new Maker('chain'));
      try { Test.stopTest(); } catch (AsyncException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes })).toEqual(["Maximum stack depth has been reached."]);
  });

  it("can be scheduled once under a name, and aborted", () => {
    const statements = `
      Id job = System.schedule('nightly', '0 30 2 * * ?', new Every());
      CronTrigger t = [SELECT NextFireTime, CronJobDetail.Name, State FROM CronTrigger WHERE Id = :job];
      System.debug(t.NextFireTime.format('HH:mm') + t.CronJobDetail.Name + t.State);
      try { System.schedule('nightly', '0 0 0 * * ?', new Every()); } catch (AsyncException e) { System.debug(e.getMessage()); }
      System.abortJob(job);`;
    expect(debugLines(statements, { classes })).toEqual([
      "02:30nightlyWAITING",
      'The Apex job named "nightly" is already scheduled for execution.',
    ]);
  });
});

describe("jobs of an org", () => {
  it("run when drained, each in a transaction with statics of its own", () => {
    const { org, run } = compileApex("System.enqueueJob(new Maker('chain')); Later.make(new List<String>{ 'f' });", {
      classes,
    });
    run();
    expect([...org.store.rows("Account")]).toHaveLength(0);
    expect(org.drain()).toEqual([]);
    const names = [...org.store.rows("Account")].map((row) => row.get("Name"));
    expect(names).toEqual(["chain1nulltrue200", "ftrue", "end1nulltrue200"]);
  });

  it("leave nothing of one that fails, and say so in its row", () => {
    const bad = `public class Bad implements Queueable { public void execute(QueueableContext c) { insert new Account(Name = 'a'); Integer zero = 0; Integer x = 1 / zero; } }`;
    const { org, run } = compileApex("System.enqueueJob(new Bad());", { classes: { Bad: bad } });
    run();
    expect(org.drain()).toHaveLength(1);
    expect([...org.store.rows("Account")]).toHaveLength(0);
    const [job] = [...org.store.rows("AsyncApexJob")];
    expect([job?.get("Status"), job?.get("ExtendedStatus")]).toEqual([
      "Failed",
      "First error: System.MathException: Divide by 0",
    ]);
  });

  it("fire on schedule, again and again", () => {
    let now = Date.UTC(2026, 10, 22, 12);
    const { org, run, lines } = compileApex("System.schedule('hourly', '0 0 * * * ?', new Every());", {
      classes,
      options: { now: () => now },
    });
    run();
    org.drain();
    expect(lines).toEqual([]);
    now += 3_600_000;
    org.drain();
    org.drain();
    expect(lines).toEqual(["true"]);
    now += 3_600_000;
    org.drain();
    expect(lines).toEqual(["true", "true"]);
    expect([...org.store.rows("CronTrigger")].map((row) => row.get("TimesTriggered"))).toEqual([2]);
  });
});
