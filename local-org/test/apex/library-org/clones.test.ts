import { debugLines } from "./run-apex.ts";

describe("clones (Apex Reference Guide: SObject Class, isClone and getCloneSourceId)", () => {
  const source = (event: string) =>
    `trigger Clones on Account (${event}) {
      for (Account a : Trigger.new) System.debug(a.Name + ' ' + a.isClone() + ' ' + (a.getCloneSourceId() != null));
    }`;

  // A trigger that makes clones of what is no clone: github.com/iamgrodrigues/ExpensesApp-applaudostudios
  test.each(["before insert", "after insert"])("are known %s", (event) => {
    const statements = `Account a = new Account(Name = 'own');
      insert a;
      Account saved = a.clone();
      saved.Name = 'of a saved one';
      Account first = new Account(Name = 'of a new one').clone();
      insert new List<Account>{ saved, first };`;
    const printed = debugLines(statements, { triggers: { Clones: source(event) } });
    expect(printed).toEqual(["own false false", "of a saved one true true", "of a new one true false"]);
  });

  it("are no clones any more when they are read, or updated", () => {
    const statements = `insert new Account(Name = 'a').clone();
      Account found = [SELECT Name FROM Account];
      System.debug(found.isClone());
      update found;`;
    const printed = debugLines(statements, { triggers: { Clones: source("after update") } });
    expect(printed).toEqual(["false", "a false false"]);
  });
});
