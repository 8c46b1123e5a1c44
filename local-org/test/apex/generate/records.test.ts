/**
 * Records, queries and statements that reach the database. Expected values: Apex Developer Guide, "Accessing SObject Fields",
 * "Accessing sObject Fields Through Relationships", "Working with SOQL and SOSL Query Results", "SOQL For Loops", and the
 * exceptions' messages as its examples show them.
 */
import { ApexList } from "../../../src/apex/runtime/collections.ts";
import { context } from "../../../src/apex/runtime/context.ts";
import type { DmlOptions, OrgServices } from "../../../src/apex/runtime/context.ts";
import { provideHooks } from "../../../src/apex/runtime/hooks.ts";
import { ApexRecord } from "../../../src/apex/runtime/record.ts";
import { compiled, escaping, schema, start, value } from "./program.ts";
import type { Run } from "./program.ts";

function row(object: string, fields: Record<string, unknown>): ApexRecord {
  const record = new ApexRecord(schema().object(object)!);
  record.isQueried = true;
  for (const [name, fieldValue] of Object.entries(fields)) record.fields.set(name, fieldValue);
  return record;
}

function probe(
  type: string,
  body: string,
  services: Partial<OrgServices>,
  apiVersion = "66.0",
  head = "public class",
): Run {
  const classes = [`${head} Probe { public static ${type} run() { ${body} } }`];
  return start(compiled({ classes, apiVersion }), services);
}

const accounts = (count: number): Partial<OrgServices> => ({
  query: () => Array.from({ length: count }, (_, i) => row("Account", { Id: `00100000000000${i}AAA`, Name: `a${i}` })),
});

describe("fields", () => {
  it("of a new record are null, Booleans false, until they are set", () => {
    expect(value("String", "a.Name", "Account a = new Account();")).toBeNull();
    expect(value("Boolean", "c.IsActive", "Campaign c = new Campaign();")).toBe(false);
    expect(
      value("String", "a.Name + a.Phone", "Account a = new Account(Name = 'x'); a.Phone = '1'; a.Name += 'y';"),
    ).toBe("xy1");
    expect(escaping(() => value("String", "a.Name", "Account a;")).type).toBe("System.NullPointerException");
  });

  it("of a row must have been queried", () => {
    const run = probe("String", "return [SELECT Id FROM Account].Phone;", accounts(1));
    expect(escaping(() => run.call("Probe.run"))).toMatchObject({
      type: "System.SObjectException",
      message: "SObject row was retrieved via SOQL without querying the requested field: Account.Phone",
    });
    const set = probe(
      "String",
      "Account a = [SELECT Id FROM Account]; a.Phone = '5'; return a.Name + a.Phone;",
      accounts(1),
    );
    expect(set.call("Probe.run")).toBe("a05");
  });

  it("of a parent that is not there are null, and cannot be set", () => {
    expect(value("String", "c.Account.Owner.Name", "Contact c = new Contact();")).toBeNull();
    expect(value("String", "c.Account.Name", "Contact c = new Contact(Account = new Account(Name = 'p'));")).toBe("p");
    const write = (): unknown => value("String", "'x'", "Contact c = new Contact(); c.Account.Name = 'x';");
    expect(escaping(write).type).toBe("System.NullPointerException");
    expect(value("Integer", "a.Contacts.size()", "Account a = new Account();")).toBe(0);
  });

  it("of a read-only record cannot be set", () => {
    const run = start(
      compiled({ classes: ["public class Probe { public static void run(Account a) { a.Name = 'x'; } }"] }),
    );
    const record = row("Account", { Name: "a" });
    record.isReadOnly = true;
    expect(escaping(() => run.call("Probe.run", record))).toMatchObject({
      type: "System.FinalException",
      message: "Record is read-only",
    });
  });
});

describe("queries", () => {
  it("give one record where one is wanted, and say what is wrong with none or more", () => {
    const one = "Account a = [SELECT Name FROM Account]; return a.Name;";
    expect(probe("String", one, accounts(1)).call("Probe.run")).toBe("a0");
    const messages = [0, 2].map((count) => escaping(() => probe("String", one, accounts(count)).call("Probe.run")));
    expect(messages).toMatchObject([
      { type: "System.QueryException", message: "List has no rows for assignment to SObject" },
      { type: "System.QueryException", message: "List has more than 1 row for assignment to SObject" },
    ]);
    expect(probe("String", "return [SELECT Name FROM Account]?.Name;", accounts(0)).call("Probe.run")).toBeNull();
  });

  it("pass their binds by position, wherever they stand", () => {
    const given: unknown[] = [];
    const services: Partial<OrgServices> = {
      query: (_, binds) => (given.push(...(binds as unknown[])), []),
      count: (_, binds) => (given.push(...(binds as unknown[])), 3),
    };
    const body = `Integer n = 5; String s = 'x';
      List<Account> l = [SELECT Id, (SELECT Id FROM Contacts WHERE LastName = :s + 'y') FROM Account
        WHERE Name = :s AND Id IN (SELECT AccountId FROM Contact WHERE FirstName = :s.toUpperCase()) LIMIT :n * 2];
      return [SELECT COUNT() FROM Account WHERE Name IN :new List<String>{'a'}] + l.size();`;
    expect(probe("Integer", body, services).call("Probe.run")).toBe(3);
    expect(given.slice(0, 4)).toEqual(["xy", "x", "X", 10]);
    expect((given[4] as ApexList).items).toEqual(["a"]);
  });

  it("are gone through row by row or in chunks of 200", () => {
    const chunks =
      "String s = ''; for (List<Account> chunk : [SELECT Name FROM Account]) s += chunk.size() + ' '; return s;";
    expect(probe("String", chunks, accounts(401)).call("Probe.run")).toBe("200 200 1 ");
    const rows =
      "String s = ''; for (Account a : [SELECT Name FROM Account]) { if (a.Name == 'a1') continue; s += a.Name; } return s;";
    expect(probe("String", rows, accounts(3)).call("Probe.run")).toBe("a0a2");
  });
});

describe("what stands outside the code", () => {
  it("is read from labels by name", () => {
    const source =
      "public class Probe { public static String run() { return System.Label.greeting + Label.Greeting; } }";
    const program = compiled({ classes: [source], labels: { Greeting: 'say "hi"\n' } });
    expect(start(program).call("Probe.run")).toBe('say "hi"\nsay "hi"\n');
  });

  it("is bound to the text of a query by the names of variables", () => {
    const given: unknown[] = [];
    const query: OrgServices["query"] = (_, binds) => {
      const named = binds as ReadonlyMap<string, unknown>;
      given.push(...["limit_n", "name", "shared"].map((name) => named.get(name)));
      return [];
    };
    const source = `public class Probe {
      static String shared = 's';
      String name = 'n';
      Integer find(String text, Integer limit_n) { return Database.query(text).size(); }
      public static Integer run() { return new Probe().find('SELECT Id FROM Account', 7); }
    }`;
    start(compiled({ classes: [source] }), { query }).call("Probe.run");
    expect(given).toEqual([7, "n", "s"]);
  });
});

describe("statements", () => {
  interface Call {
    readonly operation: string;
    readonly count: number;
    readonly options: DmlOptions;
  }

  function recorder(): { calls: Call[]; services: Partial<OrgServices> } {
    const calls: Call[] = [];
    return {
      calls,
      services: {
        dml: (operation, records, options) => (calls.push({ operation, count: records.length, options }), []),
        merge: (_, duplicates, options) => (calls.push({ operation: "merge", count: duplicates.length, options }), []),
      },
    };
  }

  it("pass one record or a list, all or none", () => {
    const { calls, services } = recorder();
    const body = `Account a = new Account(); List<Account> l = new List<Account>{ a, a };
      insert a; update as user l; delete as system l; upsert l Id; merge a l; undelete l;`;
    probe("void", body, services).call("Probe.run");
    expect(calls.map(({ operation, count, options }) => [operation, count, options.access, options.allOrNone])).toEqual(
      [
        ["insert", 1, "system", true],
        ["update", 2, "user", true],
        ["delete", 2, "system", true],
        ["upsert", 2, "system", true],
        ["merge", 2, "system", true],
        ["undelete", 2, "system", true],
      ],
    );
    expect(calls[3]?.options.externalIdField).toBe("Id");
  });

  it("end what System.runAs began, whatever happens", () => {
    const log: string[] = [];
    const putBack = provideHooks({
      enterRunAs: (user) => {
        log.push(`enter ${String(user.fields.get("LastName"))}`);
        return () => log.push("leave");
      },
    });
    const source =
      "@IsTest private class Probe { public static void run() { System.runAs(new User(LastName = 'u')) { Integer i = 1 / 0; } } }";
    try {
      escaping(() => start(compiled({ classes: [source] })).call("Probe.run"));
    } finally {
      putBack();
    }
    expect(log).toEqual(["enter u", "leave"]);
  });
});

/** Summer '26 release notes: from API version 67.0 on, classes share and operate in user mode by default; triggers never do. */
describe("sharing and access", () => {
  const query = "{ Integer n = [SELECT COUNT() FROM Account]; }";
  const source = (head: string, name: string, body: string): string =>
    `public ${head} class ${name} { public static void run() { ${body} } }`;

  function modes(apiVersion: string, ...classes: string[]): string[] {
    const log: string[] = [];
    const count: OrgServices["count"] = (_, __, access) => (log.push(`${context().sharing} ${access}`), 0);
    const run = start(compiled({ classes, apiVersion }), { count });
    run.call("First.run");
    expect([run.context.sharing, run.context.defaultAccess]).toEqual(["without", undefined]);
    return log;
  }

  it("are those of the class whose code runs", () => {
    const first = source("with sharing", "First", `${query} Second.run(); ${query} Third.run(); Fourth.run();`);
    const rest = [
      source("without sharing", "Second", query),
      source("inherited sharing", "Third", query),
      source("", "Fourth", query),
    ];
    expect(modes("66.0", first, ...rest)).toEqual([
      "with system",
      "without system",
      "with system",
      "with system",
      "with system",
    ]);
    expect(modes("66.0", first.replace("with ", "without "), ...rest).slice(3)).toEqual([
      "without system",
      "without system",
    ]);
    expect(modes("67.0", first.replace("with ", "without "), ...rest)).toEqual([
      "without user",
      "without user",
      "without user",
      "without user",
      "with user",
    ]);
  });

  // Apex Developer Guide, "Using the with sharing, without sharing, and inherited sharing Keywords"
  it("are with sharing where a class that inherits it is the first to run", () => {
    expect(modes("66.0", source("inherited sharing", "First", query))).toEqual(["with system"]);
    expect(modes("66.0", source("", "First", query))).toEqual(["without system"]);
  });

  it("are overridden by the query and put back after an exception", () => {
    const first = source(
      "with sharing",
      "First",
      `try { Second.run(); } catch (MathException e) { } Integer n = [SELECT COUNT() FROM Account WITH USER_MODE];`,
    );
    const second = source("without sharing", "Second", `${query} Integer i = 1 / Integer.valueOf('0');`);
    expect(modes("66.0", first, second)).toEqual(["without system", "with user"]);
  });
});
