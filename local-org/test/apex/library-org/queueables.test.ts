import { compileApex, debugLines } from "./run-apex.ts";

/** Follows its own job; `retry` enqueues it anew after a failure, `next` always. */
const WATCHED = `public class Watched implements Queueable, Finalizer {
  public String kind; public String request; public List<String> said = new List<String>(); static Integer runs = 0;
  public Watched(String kind) { this.kind = kind; }
  public void execute(QueueableContext context) {
    System.attachFinalizer(this); said.add('ran'); runs++; request = Request.getCurrent().getRequestId();
    insert new Account(Name = kind);
    if (kind != 'good') throw new IllegalArgumentException('no');
  }
  public void execute(FinalizerContext context) {
    String failure = context.getException()?.getMessage();
    System.debug(context.getResult() + ' ' + failure + ' ' + said + ' ' + [SELECT COUNT() FROM Account] + ' ' + runs);
    System.debug(context.getRequestId() == request);
    System.debug(Limits.getLimitQueries() + ' ' + Limits.getLimitQueueableJobs() + ' ' + System.isQueueable());
    System.debug([SELECT COUNT() FROM AsyncApexJob WHERE Id = :context.getAsyncApexJobId()]);
    if (kind == 'retry') System.enqueueJob(new Watched(kind));
  } }`;
const CHAIN = `public class Chain implements Queueable {
  public void execute(QueueableContext context) {
    System.debug(Request.getCurrent().getQuiddity());
    System.debug(AsyncInfo.getCurrentQueueableStackDepth() + ' of ' + AsyncInfo.getMaximumQueueableStackDepth() + ' ' + AsyncInfo.hasMaxStackDepth() + ' ' + AsyncInfo.getMinimumQueueableDelayInMinutes());
    try { System.enqueueJob(new Chain()); } catch (AsyncException e) { System.debug(e.getMessage()); }
  } }`;
const IDLE = "public class Idle implements Queueable { public void execute(QueueableContext context) {} }";
const TWICE = `public class Twice implements Queueable {
  public void execute(QueueableContext context) { System.attachFinalizer(new Watched('a')); System.attachFinalizer(new Watched('b')); } }`;
const classes = { Twice: TWICE, Watched: WATCHED, Chain: CHAIN, Idle: IDLE };

const inTest = (body: string): string[] => debugLines(`Test.startTest(); ${body}`, { classes });

describe("finalizers (Apex Developer Guide: Transaction Finalizers)", () => {
  it("hear how the job ended, with what it put into them, in a transaction of their own", () => {
    expect(inTest("System.enqueueJob(new Watched('good')); Test.stopTest();")).toEqual([
      "SUCCESS null (ran) 1 1",
      "true",
      "100 1 false",
      "1",
    ]);
    const failing =
      "System.enqueueJob(new Watched('bad')); try { Test.stopTest(); } catch (Exception e) { System.debug(e.getMessage()); }";
    expect(inTest(failing)).toEqual(["UNHANDLED_EXCEPTION no (ran) 0 1", "true", "100 1 false", "1", "no"]);
  });

  it("have statics of their own in an org", () => {
    const { org, lines, run } = compileApex("System.enqueueJob(new Watched('good'));", { classes });
    run();
    expect(org.drain()).toEqual([]);
    expect(lines.slice(0, 2)).toEqual(["SUCCESS null (ran) 1 0", "true"]);
  });

  it("enqueue a job that fails anew five times", () => {
    const { org, lines, run } = compileApex("System.enqueueJob(new Watched('retry'));", { classes });
    run();
    const errors = org.drain().map(({ error }) => String(error));
    expect(lines.filter((line) => line.startsWith("UNHANDLED"))).toHaveLength(6);
    expect(errors.at(-1)).toContain("not modelled: a job that failed being enqueued a sixth time by its finalizer");
  });

  it.each([
    ["Watched w = new Watched('good'); System.attachFinalizer(w);", "System.attachFinalizer"],
    ["System.enqueueJob(new Twice()); Test.stopTest();", "System.attachFinalizer"],
    ["System.enqueueJob(new Watched('retry')); Test.stopTest();", "a job enqueued by one with a finalizer, in a test"],
    ["Integer i = AsyncInfo.getCurrentQueueableStackDepth();", "System.AsyncInfo outside a Queueable"],
  ])("%s is refused", (body, message) => {
    expect(() => inTest(body)).toThrow(`not modelled: ${message}`);
  });
});

describe("AsyncOptions (Apex Developer Guide: Queueable Apex; Detecting Duplicate Queueable Jobs)", () => {
  it("bounds a chain", () => {
    const start = "AsyncOptions options = new AsyncOptions(); options.MaximumQueueableStackDepth = 2;";
    const { org, lines, run } = compileApex(`${start} System.enqueueJob(new Chain(), options);`, { classes });
    run();
    expect(org.drain()).toEqual([]);
    expect(lines).toEqual([
      "QUEUEABLE",
      "1 of 2 true null",
      "QUEUEABLE",
      "2 of 2 true null",
      "Maximum stack depth has been reached.",
    ]);
  });

  it("delays a job", () => {
    let now = 0;
    const start =
      "AsyncOptions options = new AsyncOptions(); options.MinimumQueueableDelayInMinutes = 3; options.MaximumQueueableStackDepth = 1;";
    const options = { now: () => now };
    const { org, lines, run } = compileApex(`${start} System.enqueueJob(new Chain(), options);`, { classes, options });
    run();
    now = 3 * 60_000 - 1;
    org.drain();
    expect(lines).toEqual([]);
    now++;
    org.drain();
    expect(lines[1]).toBe("1 of 1 true 3");
  });

  it("lets one job wait under a signature", () => {
    const statements = `
      AsyncOptions options = new AsyncOptions(), other = new AsyncOptions();
      options.DuplicateSignature = new System.QueueableDuplicateSignature.Builder().addId(UserInfo.getUserId()).addString('MyQueueable').build();
      other.DuplicateSignature = new QueueableDuplicateSignature.Builder().addInteger(5).addString('MyQueueable').build();
      System.enqueueJob(new Idle(), options);
      System.enqueueJob(new Idle(), other);
      try { System.enqueueJob(new Idle(), options); } catch (DuplicateMessageException e) { System.debug(e.getMessage()); }
      Test.stopTest();
      System.enqueueJob(new Idle(), options);
      System.debug(Limits.getQueueableJobs());`;
    expect(inTest(statements)).toEqual(["Attempt to enqueue job with duplicate queueable signature", "1"]);
  });
});

// github.com/j-fischer/rflib, rflib_DefaultLogFinalizerTest
it("asks a context of the project itself", () => {
  const Context = `public class Context implements FinalizerContext, QueueableContext {
    public Id getAsyncApexJobId() { return null; } public String getRequestId() { return 'r'; } public Id getJobId() { return UserInfo.getUserId(); }
    public ParentJobResult getResult() { return ParentJobResult.UNHANDLED_EXCEPTION; } public Exception getException() { return null; } }`;
  const statements = `FinalizerContext ended = new Context(); QueueableContext running = new Context();
    System.debug(ended.getResult() + ' ' + (running.getJobId() == UserInfo.getUserId()));`;
  expect(debugLines(statements, { classes: { Context } })).toEqual(["UNHANDLED_EXCEPTION true"]);
});

// github.com/beyond-the-cloud-dev/async-lib, QueueableChain
it("keeps what properties with code of their own hold", () => {
  const Later = `public class Later implements Queueable {
    public String name { get { return name ?? 'none'; } set; }
    public void execute(QueueableContext context) { System.debug(name); } }`;
  const statements =
    "Later job = new Later(); job.name = 'set'; Test.startTest(); System.enqueueJob(job); Test.stopTest();";
  expect(debugLines(statements, { classes: { Later } })).toEqual(["set"]);
});
