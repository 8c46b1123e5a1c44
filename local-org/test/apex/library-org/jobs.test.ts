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
const QUIET = `public class Quiet implements Schedulable { public void execute(SchedulableContext context) {} }`;
const IDLE = `public class Idle implements Database.Batchable<SObject> {
  public List<Account> start(Database.BatchableContext context) { return new List<Account>(); }
  public void execute(Database.BatchableContext context, List<SObject> scope) {} public void finish(Database.BatchableContext context) {} }`;
const classes = { Quiet: QUIET, Idle: IDLE, Maker: MAKER, Sum: BATCH, Later: LATER, Every: EVERY };

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

  it("run one chunk of a batch", () => {
    const leads =
      "List<Lead> leads = new List<Lead>(); for (Integer i = 0; i < 5; i++) leads.add(new Lead(LastName = 'l' + i, Company = 'c')); insert leads;";
    const { org, lines, run } = compileApex(`${leads} Database.executeBatch(new Sum(), 2);`, { classes });
    run();
    org.drain();
    expect(lines).toEqual(["2 0", "2 0", "1 0", "5 of 3 3"]);
    const statements = `${leads} Test.startTest(); Database.executeBatch(new Sum(), 2);
      try { Test.stopTest(); } catch (UnexpectedException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes })).toEqual([
      "No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.",
    ]);
  });

  // Apex Developer Guide, "Firing Platform Events from Batch Apex"; jamessimone/apex-rollup, RollupFullBatchRecalculator
  it("run a batch that raises platform events until it fails", () => {
    const Told = BATCH.replace("Database.Stateful", "Database.Stateful, Database.RaisesPlatformEvents")
      .replace("class Sum", "class Told")
      .replace("Limits.getQueries()", "1 / (2 - scope.size())");
    const statements = (leads: number) =>
      `insert new List<Lead>{ ${"new Lead(LastName = 'l', Company = 'c'),".repeat(leads).slice(0, -1)} };
       Test.startTest(); Database.executeBatch(new Told()); Test.stopTest();`;
    expect(debugLines(statements(1), { classes: { Told } })).toEqual(["1 1", "1 of 1 1"]);
    expect(() => debugLines(statements(2), { classes: { Told } })).toThrow("not modelled: BatchApexErrorEvent");
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

// github.com/beyond-the-cloud-dev/async-lib, AsyncTest: as of other jobs that a test schedules
it("leaves the trigger of a batch that stopTest runs as it was scheduled", () => {
  const Batch = `public class Batch implements Database.Batchable<SObject> {
    public Iterable<SObject> start(Database.BatchableContext c) { return new List<SObject>(); }
    public void execute(Database.BatchableContext c, List<SObject> rows) { } public void finish(Database.BatchableContext c) { } }`;
  const statements = `Test.startTest(); Id job = System.scheduleBatch(new Batch(), 'soon', 5); Test.stopTest();
    CronTrigger t = [SELECT NextFireTime, TimesTriggered FROM CronTrigger WHERE Id = :job];
    System.debug((t.NextFireTime != null) + ' ' + t.TimesTriggered);`;
  expect(debugLines(statements, { classes: { Batch } })).toEqual(["true 0"]);
});

describe("schedules (Apex Developer Guide: Apex Scheduler; Apex Reference Guide: System.schedule)", () => {
  it.each<[string, string]>([
    ["0 0 13 * * ?", "2026-11-22 13:00"],
    ["0 5 * * * ?", "2026-11-22 04:05"],
    ["0 0 22 ? * 6L", "2026-11-27 22:00"],
    ["0 0 10 ? * MON-FRI", "2026-11-23 10:00"],
    ["0 0 20 * * ? 2027", "2027-01-01 20:00"],
    ["0 0 12 L * ?", "2026-11-30 12:00"],
    ["0 0 12 15W 5 ? 2027", "2027-05-14 12:00"],
    ["0 0 12 ? * 2#1", "2026-12-07 12:00"],
    ["0 0 0/6 * * ?", "2026-11-22 06:00"],
  ])("%s fires next at %s", (expression, expected) => {
    const statements = `
      Id job = System.schedule('job', '${expression}', new Quiet());
      System.debug([SELECT NextFireTime FROM CronTrigger WHERE Id = :job].NextFireTime.format('yyyy-MM-dd HH:mm'));`;
    // Sunday, 22 November 2026, four o'clock in Los Angeles
    const options = { now: () => Date.UTC(2026, 10, 22, 12) };
    expect(debugLines(statements, { classes, options })).toEqual([expected]);
  });

  it.each([
    ["0 0,5 * * * ?", "Seconds and minutes must be specified as integers: 0 0,5 * * * ?"],
    ["0 0/5 * * * ?", "Seconds and minutes must be specified as integers: 0 0/5 * * * ?"],
    ["0 60 * * * ?", "Illegal cron expression: 0 60 * * * ?"],
  ])("%s is refused", (expression, message) => {
    const statements = `try { System.schedule('job', '${expression}', new Quiet()); } catch (StringException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes })).toEqual([message]);
  });

  it("are found by name and type, can be had again once aborted, and are a hundred at most", () => {
    const statements = `
      for (Integer i = 0; i < 12; i++) System.schedule('five ' + i, '0 ' + i * 5 + ' * * * ?', new Quiet());
      System.scheduleBatch(new Idle(), 'batch', 10);
      List<CronTrigger> jobs = [SELECT Id FROM CronTrigger WHERE CronJobDetail.JobType = '7' AND CronJobDetail.Name LIKE 'five %' AND State = 'WAITING'];
      System.debug(jobs.size() + ' ' + [SELECT COUNT() FROM CronJobDetail WHERE JobType = '9'] + ' ' + [SELECT COUNT() FROM AsyncApexJob WHERE JobType = 'ScheduledApex' AND CronTrigger.CronJobDetail.Name = 'five 3']);
      try { System.scheduleBatch(new Idle(), 'batch', 10); } catch (AsyncException e) { System.debug(e.getMessage()); }
      for (CronTrigger job : jobs) System.abortJob(job.Id);
      System.schedule('five 0', '0 0 * * * ?', new Quiet());
      for (Integer i = 0; i < 98; i++) System.schedule('more ' + i, '0 0 * * * ?', new Quiet());
      try { System.schedule('last', '0 0 * * * ?', new Quiet()); } catch (AsyncException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes })).toEqual([
      "12 1 1",
      'The Apex job named "batch" is already scheduled for execution.',
      "You have exceeded the maximum number (100) of Apex scheduled jobs.",
    ]);
  });

  it("go on after a run that failed, and do not make up for runs that were missed", () => {
    const bad = `public class Bad implements Schedulable { public void execute(SchedulableContext c) { Integer zero = 0; Integer x = 1 / zero; } }`;
    let now = Date.UTC(2026, 10, 22, 12, 30);
    const { org, run } = compileApex("System.schedule('bad', '0 0 * * * ?', new Bad());", {
      classes: { Bad: bad },
      options: { now: () => now },
    });
    run();
    now = Date.UTC(2026, 10, 22, 15, 30);
    expect(org.drain()).toHaveLength(1);
    const [trigger] = [...org.store.rows("CronTrigger")];
    expect([trigger?.get("TimesTriggered"), String(trigger?.get("NextFireTime"))]).toEqual([1, "2026-11-22 16:00:00"]);
    now = Date.UTC(2026, 10, 22, 16);
    expect(org.drain()).toHaveLength(1);
  });

  it("of a batch end when it starts", () => {
    let now = Date.UTC(2026, 10, 22, 12);
    const { org, run } = compileApex("System.scheduleBatch(new Idle(), 'batch', 10);", {
      classes,
      options: { now: () => now },
    });
    run();
    now += 600_000;
    expect(org.drain()).toEqual([]);
    const [trigger] = [...org.store.rows("CronTrigger")];
    expect([trigger?.get("TimesTriggered"), trigger?.get("State")]).toEqual([1, "DELETED"]);
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
