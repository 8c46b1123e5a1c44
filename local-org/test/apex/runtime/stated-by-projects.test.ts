/** Behaviours of the platform that tests of public projects state, which pass on it. */
import { runCase, type DocumentationCase } from "../../documentation/run-case.ts";

type Case = Pick<DocumentationCase, "apex" | "classes">;

const JOB = `public class StaticJob implements Queueable {
  public static void execute(QueueableContext context) {
    insert new Account(Name = 'from the job');
  }
}`;

const CASES: Readonly<Record<string, Case>> = {
  "a static execute is a queueable's": {
    classes: [{ name: "StaticJob", body: JOB }],
    apex: `
      Test.startTest();
      System.enqueueJob(new StaticJob());
      Test.stopTest();
      Assert.areEqual(1, [SELECT COUNT() FROM Account]);`,
  },
  "a Date is an instance of Datetime, and a Datetime none of Date": {
    apex: `
      Object day = Date.newInstance(2026, 6, 1);
      Object moment = Datetime.newInstanceGmt(2026, 6, 1, 12, 0, 0);
      Assert.isTrue(day instanceof Datetime);
      Assert.isFalse(moment instanceof Date);
      Assert.areEqual(Datetime.newInstanceGmt(2026, 6, 1, 0, 0, 0), (Datetime) day);`,
  },
  "JSON writes a field as the key of a map by its name": {
    apex: `
      Map<Schema.SObjectField, Object> values = new Map<Schema.SObjectField, Object>{ Account.Name => 'Acme' };
      Assert.areEqual('{"Name":"Acme"}', JSON.serialize(values));`,
  },
  "a child relationship that is asked for twice is the same": {
    apex: `
      Set<Schema.ChildRelationship> all = new Set<Schema.ChildRelationship>(Account.SObjectType.getDescribe().getChildRelationships());
      Assert.isTrue(all.contains(Account.SObjectType.getDescribe().getChildRelationships()[0]));`,
  },
  "a child relationship may have its object's name in front": {
    apex: `
      Account acme = new Account(Name = 'Acme');
      insert acme;
      insert new Contact(LastName = 'One', AccountId = acme.Id);
      Account found = [SELECT Id, (SELECT LastName FROM Account.Contacts) FROM Account];
      Assert.areEqual(1, found.Contacts.size());`,
  },
};

it.each(Object.entries(CASES))("%s", (id, given) => {
  const outcome = runCase({ id, area: "projects", expect: "pass", ...given });
  expect(outcome).toEqual({ result: "passed", reason: "" });
});
