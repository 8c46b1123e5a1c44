/** What public packages compile on Salesforce and is not modelled: the repository stands beside each. */
import { classes } from "./support.ts";

describe("it is refused by name, not called a mistake", () => {
  test.each<[string, string[], string[]]>([
    [
      "a capacity (apexfarm/ApexTestKit, ATKCore)",
      ["public class A { List<String> a = new List<String>(5); }"],
      ["1:35 not modelled: [List<String>].<Constructor>(Integer)"],
    ],
    [
      "numbers that lists would convert (berehovskyi/apex-stream, LongSequenceTest)",
      ["public class A { void wide(List<Integer> a) { List<Long> b = a; } }"],
      ["1:62 not modelled: assignment from List<Integer> to List<Long>"],
    ],
    [
      "the plural of a method that is modelled (denverquentin/salesforce-code, Utils)",
      ["public class A { void a(Exception e) { ApexPages.addMessages(e); } }"],
      ["1:50 not modelled: System.ApexPages.addMessages"],
    ],
    [
      "a job behind another interface (apex-enterprise-patterns/at4dx, DomainProcessAbstractAction)",
      ["public interface Action { }", "public class A { void run(Action action) { System.enqueueJob(action); } }"],
      ["1:51 not modelled: System.enqueueJob(Action)"],
    ],
    [
      "the fields of an object, which no reference gives a type",
      ["public class A { Object all = Account.fields; }"],
      ["1:39 not modelled: Account.fields"],
    ],
    [
      "a class and an object by their namespaces (SalesforceFoundation/PMM)",
      ["public class A { Object a = System.Site.getMasterLabel(); Object b = Schema.Idea.SObjectType; }"],
      ["1:36 not modelled: System.Site", "1:77 not modelled: Schema.Idea"],
    ],
    [
      "components of Visualforce pages (apex-enterprise-patterns/force-di)",
      ["public class A { Component.Apex.PageBlock block; }"],
      ["1:18 not modelled: Component.Apex.PageBlock"],
    ],
    [
      "a label of a namespace (the class LightningSelfRegisterController of orgs with sites)",
      ["public class A { String text = System.Label.Site.invalid_email; }"],
      ["1:45 not modelled: Label.Site"],
    ],
    [
      "a redirection of Aura (the class LightningLoginFormController of orgs with sites)",
      ["public class A { void go(String url) { aura.redirect(null); } }"],
      ["1:40 not modelled: System.aura"],
    ],
    [
      "a namespace that few know (tylerzika/salesforce-explained, ModelsApiService)",
      ["public class A { aiplatform.ModelsAPI.createGenerations_ResponseException e; }"],
      ["1:18 not modelled: aiplatform.ModelsAPI.createGenerations_ResponseException"],
    ],
    [
      "an object of a package that is installed",
      ["public class A { npsp__Allocation__c a; }"],
      ["1:18 not modelled: npsp__Allocation__c"],
    ],
    [
      "fields of packages, of features and of persons",
      [
        `public class A { Object a(Account b) { return b.npsp__Number__c; } Object c(Account b) { return b.Person__pc; }
           Object d(Account b) { return b.IsPersonAccount; } Object e(Lead b) { return b.RecordType.Name; }
           Object f(Account b) { return b.SLA__c; } }`,
      ],
      [
        "1:49 not modelled: Account.npsp__Number__c",
        "1:99 not modelled: Account.Person__pc",
        "2:43 not modelled: Account.IsPersonAccount",
        "2:90 not modelled: Lead.RecordType",
        "3:43 not modelled: Account.SLA__c",
      ],
    ],
  ])("%s", (_, texts, problems) => expect(classes(...texts)).toEqual(problems));
});

describe("a type that is not modelled is told once, not what follows from it", () => {
  test.each<[string, string[]]>([
    [
      "an answer that depends on it",
      ["public class A { void a(List<Idea> rows) { List<Database.SaveResult> all = Database.insert(rows, false); } }"],
    ],
    ["two methods that take such types", ["public class A { void a(Wave.B b) {} void a(Wave.C c) {} }"]],
    [
      "a method that overrides one of such a class",
      ["public class A extends VisualEditor.DynamicPickList { public override String getValues() { return null; } }"],
    ],
  ])("%s", (_, texts) => {
    const problems = classes(...texts);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.includes("not modelled"))).toEqual([]);
  });
});
