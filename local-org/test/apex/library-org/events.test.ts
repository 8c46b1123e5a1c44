import { metadata, objectSource } from "../../database/org-fixture.ts";
import { compileApex, debugLines, type ApexRun } from "./run-apex.ts";

const FIELDS = [
  "<fullName>Serial__c</fullName><label>Serial</label><type>Text</type><length>8</length><required>true</required>",
  "<fullName>Model__c</fullName><label>Model</label><type>Text</type><length>20</length>",
];
const event = (apiName: string, behavior: string) => ({
  ...objectSource(apiName, FIELDS),
  definition: metadata(
    apiName,
    `<CustomObject><label>${apiName}</label><pluralLabel>${apiName}</pluralLabel><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>${behavior}</publishBehavior></CustomObject>`,
  ),
});
const HEARD = `trigger Heard on Low_Ink__e (after insert) {
  for (Low_Ink__e e : Trigger.new) {
    insert new Account(Name = e.Serial__c);
    System.debug(e.Serial__c + ' ' + (e.ReplayId != null) + ' ' + e.EventUuid.length() + ' ' + Limits.getDmlStatements() + ' ' + UserInfo.getName());
    if (e.Model__c == 'again') EventBus.publish(new Low_Ink__e(Serial__c = 'again'));
    if (e.Model__c == 'fails') throw new IllegalArgumentException('no');
  } }`;
const NOISE = "trigger Noise on Alarm__e (after insert) { System.debug('alarm ' + Trigger.new.size()); }";
const setting: ApexRun = {
  triggers: { Heard: HEARD, Noise: NOISE },
  parts: { objects: [event("Low_Ink__e", "PublishAfterCommit"), event("Alarm__e", "PublishImmediately")] },
};
const inTest = (body: string): string[] => debugLines(`Test.startTest(); ${body}`, setting);
const ACCOUNTS = "System.debug([SELECT COUNT() FROM Account]);";
const one = "new Low_Ink__e(Serial__c = 'one')";

describe("events in a test (Platform Events Developer Guide: Deliver Test Event Messages)", () => {
  it("are delivered at stopTest, and not before, in a transaction of the Automated Process", () => {
    const body = `Database.SaveResult result = EventBus.publish(${one}); System.debug(result.isSuccess() + ' ' + EventBus.getOperationId(result).length() + ' ' + Limits.getDmlStatements() + Limits.getDmlRows());
      ${ACCOUNTS} Test.stopTest(); ${ACCOUNTS} System.debug(UserInfo.getName());`;
    expect(inTest(body)).toEqual(["true 36 10", "0", "one true 36 1 Automated Process", "1", "Local Administrator"]);
  });

  it("are delivered again and again by the test's event bus", () => {
    const body = `EventBus.publish(new List<Low_Ink__e>{ ${one}, new Low_Ink__e(Serial__c = 'two', Model__c = 'again') });
      Test.getEventBus().deliver(); ${ACCOUNTS} Test.getEventBus().deliver(); ${ACCOUNTS} Test.getEventBus().deliver(); ${ACCOUNTS}`;
    expect(inTest(body).filter((line) => !line.includes(" "))).toEqual(["2", "3", "3"]);
  });

  it("that lack something are not published, and nothing is thrown", () => {
    const body = `List<Database.SaveResult> results = EventBus.publish(new List<Low_Ink__e>{ new Low_Ink__e(), ${one}, new Low_Ink__e(Serial__c = 'more than 8') });
      for (Database.SaveResult result : results) System.debug(result.isSuccess() + ' ' + (result.isSuccess() ? null : result.getErrors()[0].getStatusCode()));
      System.debug(EventBus.getOperationId(results[0])); Test.stopTest(); ${ACCOUNTS}`;
    const lines = inTest(body);
    expect(lines.slice(0, 4)).toEqual(["false REQUIRED_FIELD_MISSING", "true null", "false STRING_TOO_LONG", "null"]);
    expect(lines.at(-1)).toBe("1");
  });

  it("have no id, neither where they are published nor where they are heard", () => {
    const heard =
      "trigger Heard on Low_Ink__e (after insert) { System.debug(Trigger.new[0].getPopulatedFieldsAsMap().containsKey('Id')); }";
    const body = `Low_Ink__e e = ${one}; EventBus.publish(e); System.debug(EventBus.publish(e).isSuccess()); Test.getEventBus().deliver();`;
    expect(debugLines(body, { ...setting, triggers: { Heard: heard } })).toEqual(["true", "false"]);
  });

  it("can have their operation's id beforehand", () => {
    const body = `Low_Ink__e e = (Low_Ink__e) Low_Ink__e.SObjectType.newSObject(null, true); e.Serial__c = 'x';
      System.debug(e.EventUuid != null && e.EventUuid == EventBus.getOperationId(EventBus.publish(e)));`;
    expect(inTest(body)).toEqual(["true"]);
  });

  it("are taken back by a rollback where they wait for the commit", () => {
    const body = `Savepoint before = Database.setSavepoint(); EventBus.publish(${one}); EventBus.publish(new Alarm__e(Serial__c = 'a'));
      System.debug(Limits.getDmlStatements()); Database.rollback(before); Test.stopTest(); ${ACCOUNTS}`;
    expect(inTest(body)).toEqual(["2", "alarm 1", "0"]);
  });

  it.each([
    [`insert ${one};`, "DML on Low_Ink__e"],
    ["EventBus.publish(new Account(Name = 'a'));", "EventBus.publish of Account"],
    [
      "EventBus.publish(new Low_Ink__e(Serial__c = 'x', Model__c = 'fails')); Test.stopTest();",
      "a trigger of Low_Ink__e that fails",
    ],
    [
      "EventBus.publish(new Low_Ink__e(Serial__c = 'x', Model__c = 'again')); Test.stopTest();",
      "delivery of Low_Ink__e that a job",
    ],
  ])("%s is refused", (body, message) => {
    expect(() => inTest(body)).toThrow(`not modelled: ${message}`);
  });

  it("are not published outside a test where a trigger would hear of them", () => {
    const { run } = compileApex(`EventBus.publish(${one});`, setting);
    expect(run).toThrow("not modelled: delivery of Low_Ink__e outside a test");
  });
});

it("refuses to deliver what a flow of the project listens to", () => {
  const start =
    "<start><object>Alarm__e</object><triggerType>PlatformEvent</triggerType></start><status>Active</status>";
  const flow = { ...metadata("Listen", `<Flow>${start}</Flow>`), type: "Flow" };
  const listening = { ...setting, parts: { ...setting.parts, other: [flow] } };
  const run = (body: string) => () =>
    debugLines(`Test.startTest(); EventBus.publish(new ${body}); Test.stopTest();`, listening);
  expect(run("Alarm__e(Serial__c = 'a')")).toThrow("not modelled: the flow Listen");
  expect(run("Low_Ink__e(Serial__c = 'a')")()).toHaveLength(1);
});
