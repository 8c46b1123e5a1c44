/** A class of the project may have the name of an object (Apex Developer Guide, "Using the Schema Namespace"). */
import { debugLines } from "./run-apex.ts";

const classes = { Account: "public class Account { public Integer myInteger; }" };
const triggers = {
  T: "trigger T on Account (before insert) { List<Schema.Account> all = Trigger.new; System.debug(all.size()); }",
};

it.each([
  [
    "the example of the guide",
    `Schema.Account myAccountSObject = new Schema.Account(); Account accountClassInstance = new Account();
     myAccountSObject.Name = 'Snazzy Account'; accountClassInstance.myInteger = 1;
     System.debug(myAccountSObject.Name + accountClassInstance.myInteger);`,
    ["Snazzy Account1"],
  ],
  [
    "what an object is of",
    `Object o = new Account(); System.debug(o instanceof Account); System.debug(o instanceof Schema.Account); System.debug(o instanceof SObject);`,
    ["true", "false", "false"],
  ],
  [
    "what a record is of",
    `Object o = new Schema.Account(); System.debug(o instanceof Account); System.debug(o instanceof Schema.Account); System.debug(o instanceof SObject);`,
    ["false", "true", "true"],
  ],
  [
    "what lists are of",
    `Object rows = [SELECT Id FROM Account]; Object objects = new List<Account>();
     System.debug(rows instanceof List<Schema.Account>); System.debug(rows instanceof List<Account>);
     System.debug(objects instanceof List<SObject>); System.debug(new List<Account>().getSObjectType());`,
    ["true", "false", "false", "null"],
  ],
  [
    "casts",
    `Object o = new Schema.Account(Name = 'a'); System.debug(((Schema.Account) o).Name);
     try { System.debug((Account) o); } catch (TypeException e) { System.debug('no account of the project'); }`,
    ["a", "no account of the project"],
  ],
  [
    "types, and what is read from JSON",
    `System.debug(Account.class == Schema.Account.class);
     System.debug(((Schema.Account) JSON.deserialize('{"Name":"a"}', Schema.Account.class)).Name);
     System.debug(((Account) JSON.deserialize('{"myInteger":2}', Account.class)).myInteger);`,
    ["false", "a", "2"],
  ],
  ["rows in triggers", "insert new Schema.Account(Name = 'a');", ["1"]],
])("tells them apart: %s", (_, statements, lines) => {
  expect(debugLines(statements, { classes, triggers })).toEqual(lines);
});

it("does not take rows for objects of the class", () => {
  const statements = "List<Account> accounts = [SELECT Id FROM Account];";
  expect(() => debugLines(statements, { classes })).toThrow(
    "Illegal assignment from List<Schema.Account> to List<Account>",
  );
});
