import { ApexList } from "../../src/apex/runtime/collections.ts";
import { ApexDate } from "../../src/apex/runtime/date.ts";
import type { Org } from "../../src/database/org.ts";
import { column, count, insert, makeOrg, objectSource, plain, query, record, dml, thrown } from "./org-fixture.ts";

/** Sunday 22 November 2026, 04:00 in Los Angeles. */
const NOW = Date.UTC(2026, 10, 22, 12);
let org: Org;

beforeAll(() => {
  org = makeOrg({}, {}, { now: () => NOW });
});

const inOrg = (action: () => void) => () => void org.runTest(action);

describe("filters (SOQL and SOSL Reference: fieldExpression, comparison operators)", () => {
  it(
    "compares texts without regard to case",
    inOrg(() => {
      insert("Account", { Name: "Acme" });
      expect(count("SELECT COUNT() FROM Account WHERE Name = 'ACME'")).toBe(1);
    }),
  );

  it("minds case in a unique field that does", () => {
    const field = "<label>Key</label><type>Text</type><length>9</length><unique>true</unique>";
    const fields = ["Key__c", "Loose__c"].map((name) => `<fullName>${name}</fullName>${field}`);
    fields[0] += "<caseSensitive>true</caseSensitive>";
    makeOrg({ objects: [objectSource("Box__c", fields)] }).runTest(() => {
      insert("Box__c", { Key__c: "Abc", Loose__c: "Abc" });
      const found = (condition: string) => count(`SELECT COUNT() FROM Box__c WHERE ${condition}`);
      for (const test of ["= 'abc'", "IN ('abc')", "LIKE 'abc%'"]) {
        expect([found(`Key__c ${test}`), found(`Loose__c ${test}`)]).toEqual([0, 1]);
      }
      expect(found("Key__c = 'Abc' AND Key__c IN ('Abc') AND Key__c LIKE 'Ab_' AND Key__c != 'abc'")).toBe(1);
    });
  });

  it(
    "matches with LIKE",
    inOrg(() => {
      insert("Contact", { LastName: "Appleton" }, { LastName: "Apple" }, { LastName: "Appl" }, { LastName: "Bappl" });
      expect(count("SELECT COUNT() FROM Contact WHERE LastName LIKE 'appl%'")).toBe(3);
      expect(count("SELECT COUNT() FROM Contact WHERE LastName LIKE 'appl_'")).toBe(1);
    }),
  );

  it(
    "takes an escaped percent sign of LIKE as itself",
    inOrg(() => {
      insert("Account", { Name: "50% off" }, { Name: "50 of them" });
      expect(count("SELECT COUNT() FROM Account WHERE Name LIKE '50\\%%'")).toBe(1);
    }),
  );

  it(
    "finds null and not null",
    inOrg(() => {
      insert("Account", { Name: "n1", Industry: "Energy" }, { Name: "n2" });
      expect(column("SELECT Name FROM Account WHERE Industry = null")).toEqual(["n2"]);
      expect(column("SELECT Name FROM Account WHERE Industry != null")).toEqual(["n1"]);
      expect(column("SELECT Name FROM Account WHERE Industry != 'Energy'")).toEqual(["n2"]);
    }),
  );

  it(
    "holds a null boolean to be false",
    inOrg(() => {
      insert("Campaign", { Name: "on", IsActive: true }, { Name: "off" });
      expect(column("SELECT Name FROM Campaign WHERE IsActive = null")).toEqual(["off"]);
      expect(column("SELECT Name FROM Campaign WHERE IsActive != null")).toEqual(["on"]);
    }),
  );

  it(
    "returns rows without parent where another part of OR holds",
    inOrg(() => {
      const [accountId] = insert("Account", { Name: "Quarry" });
      insert("Contact", { LastName: "Young" }, { LastName: "Other", AccountId: accountId });
      expect(count("SELECT COUNT() FROM Contact WHERE LastName = 'Young' OR Account.Name = 'Quarry'")).toBe(2);
    }),
  );

  it(
    "joins half and not at all",
    inOrg(() => {
      const [has, none] = insert("Account", { Name: "has" }, { Name: "none" });
      insert("Opportunity", {
        Name: "o",
        AccountId: has,
        StageName: "Closed Lost",
        CloseDate: new ApexDate(2026, 1, 1),
      });
      expect(column("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)")).toEqual([has]);
      expect(column("SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)")).toEqual([none]);
    }),
  );

  it(
    "takes lists, records and single values as binds",
    inOrg(() => {
      const [a, b] = insert("Account", { Name: "a" }, { Name: "b" });
      const text = "SELECT Id FROM Account WHERE Id IN :ids";
      expect(column(text, { ids: new ApexList("Id", [a?.slice(0, 15)]) })).toEqual([a]);
      expect(column(text, { ids: new ApexList("Account", [record("Account", { Id: b })]) })).toEqual([b]);
      expect(column("SELECT Id FROM Account WHERE Name = :NAME", { name: "B" })).toEqual([b]);
      // salesforce.stackexchange.com/questions/165416: = and a collection that is bound do as IN does.
      const names = new ApexList("String", ["B"]);
      expect(column("SELECT Id FROM Account WHERE Name = :names", { names })).toEqual([b]);
      expect(column("SELECT Id FROM Account WHERE Name != :names", { names })).toEqual([a]);
      expect(thrown(() => query("SELECT Id FROM Account WHERE Name = :other")).message).toBe(
        "Variable does not exist: other",
      );
    }),
  );

  it(
    "refuses a text where a number is wanted",
    inOrg(() => {
      expect(thrown(() => query("SELECT Id FROM Account WHERE NumberOfEmployees = 'x'")).message).toBe(
        "value of filter criterion for field 'NumberOfEmployees' must be of type int and should not be enclosed in quotes",
      );
    }),
  );
});

describe("errors", () => {
  const consult = "Please reference your WSDL or the describe call for the appropriate names.";

  it(
    "names a missing column",
    inOrg(() => {
      const error = thrown(() => query("SELECT Foo FROM Lead"));
      expect(error.typeName).toBe("System.QueryException");
      expect(error.message).toBe(
        `No such column 'Foo' on entity 'Lead'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${consult}`,
      );
    }),
  );

  it(
    "tells subtotals only of fields that have them",
    inOrg(() => {
      for (const grouping of ["ROLLUP(LeadSource)", "Rating"]) {
        const error = thrown(() => query(`SELECT GROUPING(Rating) FROM Lead GROUP BY ${grouping}`));
        expect(error.message).toBe("GROUPING needs a field of GROUP BY ROLLUP or GROUP BY CUBE");
      }
    }),
  );

  it(
    "names a missing object and relationship",
    inOrg(() => {
      expect(thrown(() => query("SELECT Id FROM Foo")).message).toContain("sObject type 'Foo' is not supported.");
      expect(thrown(() => query("SELECT Foo.Name FROM Lead")).message).toContain(
        "Didn't understand relationship 'Foo' in field path.",
      );
      expect(thrown(() => query("SELECT Id, (SELECT Id FROM Foos) FROM Account")).message).toContain(
        "Didn't understand relationship 'Foos' in FROM part of query call.",
      );
    }),
  );
});

describe("rows", () => {
  it(
    "knows the Id of every row, whatever was selected",
    inOrg(() => {
      const [id] = insert("Account", { Name: "Singha" });
      expect(query("SELECT Name FROM Account")[0]?.fields.get("Id")).toBe(id);
    }),
  );

  it(
    "follows polymorphic owners",
    inOrg(() => {
      insert("Lead", { LastName: "Fry", Company: "Fry And Sons" });
      const [lead] = query("SELECT Owner.Name, Owner.Type, Name FROM Lead WHERE Owner.Type = 'User'");
      const owner = lead?.parents.get("Owner");
      expect([owner?.fields.get("Name"), owner?.fields.get("Type")]).toEqual(["Local Administrator", "User"]);
    }),
  );

  it(
    "orders without regard to case, nulls first unless said otherwise",
    inOrg(() => {
      insert(
        "Account",
        { Name: "banana", Phone: "1" },
        { Name: "Apple" },
        { Name: "cherry", Phone: "2" },
        { Name: "Blue" },
      );
      expect(column("SELECT Name FROM Account ORDER BY Name")).toEqual(["Apple", "banana", "Blue", "cherry"]);
      expect(column("SELECT Phone FROM Account ORDER BY Phone")).toEqual([null, null, "1", "2"]);
      expect(column("SELECT Phone FROM Account ORDER BY Phone DESC NULLS LAST")).toEqual(["2", "1", null, null]);
    }),
  );

  it(
    "orders a picklist by the order of its values",
    inOrg(() => {
      const day = new ApexDate(2026, 1, 1);
      for (const StageName of ["Closed Lost", "Prospecting", "Qualification"]) {
        insert("Opportunity", { Name: StageName, StageName, CloseDate: day });
      }
      expect(column("SELECT Name FROM Opportunity ORDER BY StageName")).toEqual([
        "Prospecting",
        "Qualification",
        "Closed Lost",
      ]);
    }),
  );

  it(
    "limits and skips",
    inOrg(() => {
      insert("Account", { Name: "a" }, { Name: "b" }, { Name: "c" });
      expect(column("SELECT Name FROM Account ORDER BY Name LIMIT :n OFFSET :n", { n: 1 })).toEqual(["b"]);
      expect(count("SELECT COUNT() FROM Account LIMIT 2")).toBe(2);
      expect(thrown(() => query("SELECT Id FROM Account OFFSET 2001")).message).toBe(
        "Maximum SOQL offset allowed is 2000",
      );
    }),
  );

  it(
    "returns children with their parent",
    inOrg(() => {
      const [acme, other] = insert("Account", { Name: "Acme" }, { Name: "Other" });
      insert(
        "Contact",
        { LastName: "Two", AccountId: acme },
        { LastName: "One", AccountId: acme },
        { LastName: "X", AccountId: other },
      );
      const [row] = query(
        "SELECT Id, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 5) FROM Account WHERE Name = 'Acme'",
      );
      const contacts = row?.children.get("Contacts") as ApexList;
      expect(contacts.items.map((contact) => (contact as ReturnType<typeof record>).fields.get("LastName"))).toEqual([
        "One",
        "Two",
      ]);
    }),
  );

  it(
    "finds deleted rows with ALL ROWS alone",
    inOrg(() => {
      const [id] = insert("Account", { Name: "Gone" });
      dml("delete", record("Account", { Id: id }));
      expect(count("SELECT COUNT() FROM Account WHERE Name = 'Gone'")).toBe(0);
      expect(count("SELECT COUNT() FROM Account WHERE Name = 'Gone' ALL ROWS")).toBe(1);
    }),
  );
});

describe("aggregates", () => {
  it(
    "counts, adds and averages by group",
    inOrg(() => {
      const day = new ApexDate(2026, 1, 1);
      insert(
        "Opportunity",
        { Name: "a", StageName: "Prospecting", CloseDate: day, Amount: 10 },
        { Name: "b", StageName: "Prospecting", CloseDate: day, Amount: 15 },
        { Name: "c", StageName: "Closed Won", CloseDate: day },
      );
      const rows = query(
        "SELECT StageName, COUNT(Id) n, SUM(Amount), AVG(Amount) mean, MIN(Name), COUNT(Amount) FROM Opportunity GROUP BY StageName ORDER BY StageName",
      );
      const values = rows.map((row) => [...row.fields].map(([name, value]) => [name, plain(value)]));
      expect(values).toEqual([
        [
          ["StageName", "Prospecting"],
          ["n", 2],
          ["expr0", "25"],
          ["mean", "12.5"],
          ["expr1", "a"],
          ["expr2", 2],
        ],
        [
          ["StageName", "Closed Won"],
          ["n", 1],
          ["expr0", null],
          ["mean", null],
          ["expr1", "c"],
          ["expr2", 0],
        ],
      ]);
      expect(query("SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1")).toHaveLength(1);
    }),
  );

  it(
    "answers one row without GROUP BY, also of nothing",
    inOrg(() => {
      expect(plain(query("SELECT MAX(Amount) m FROM Opportunity")[0]?.fields.get("m"))).toBeNull();
      // jamessimone/apex-rollup, RollupIntegrationTests
      const message = "field ActivityDate does not support aggregate operator MAX";
      expect(() => query("SELECT MAX(ActivityDate) FROM Task")).toThrow(message);
      expect(() => query("SELECT MIN(IsClosed) FROM Task")).toThrow("field IsClosed does not support");
      expect(thrown(() => query("SELECT LeadSource, COUNT(Id) FROM Lead")).message).toBe(
        "Field must be grouped or aggregated: LeadSource",
      );
    }),
  );

  it(
    "groups by parts of dates",
    inOrg(() => {
      insert(
        "Opportunity",
        { Name: "a", StageName: "Prospecting", CloseDate: new ApexDate(2026, 3, 1) },
        { Name: "b", StageName: "Prospecting", CloseDate: new ApexDate(2026, 3, 9) },
      );
      const [row] = query(
        "SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_MONTH(CloseDate)",
      );
      expect([row?.fields.get("m"), row?.fields.get("n")]).toEqual([3, 2]);
    }),
  );
});

describe("date literals (SOQL and SOSL Reference: Date Formats and Date Literals)", () => {
  const days: Record<string, ApexDate> = {
    twoAgo: new ApexDate(2026, 11, 20),
    yesterday: new ApexDate(2026, 11, 21),
    today: new ApexDate(2026, 11, 22),
    tomorrow: new ApexDate(2026, 11, 23),
    nextMonth: new ApexDate(2026, 12, 1),
    lastYear: new ApexDate(2025, 12, 31),
  };
  const found = (filter: string): unknown[] => {
    for (const [Name, CloseDate] of Object.entries(days))
      insert("Opportunity", { Name, CloseDate, StageName: "Prospecting" });
    return column(`SELECT Name FROM Opportunity WHERE CloseDate ${filter} ORDER BY CloseDate`);
  };

  it.each([
    ["= TODAY", ["today"]],
    ["= LAST_N_DAYS:1", ["yesterday", "today"]],
    ["= NEXT_N_DAYS:1", ["tomorrow"]],
    ["= N_DAYS_AGO:2", ["twoAgo"]],
    ["= THIS_WEEK", ["today", "tomorrow"]],
    ["= LAST_WEEK", ["twoAgo", "yesterday"]],
    ["= NEXT_MONTH", ["nextMonth"]],
    ["< THIS_YEAR", ["lastYear"]],
    ["> THIS_MONTH", ["nextMonth"]],
    ["<= YESTERDAY", ["lastYear", "twoAgo", "yesterday"]],
    ["= LAST_N_QUARTERS:4", ["lastYear"]],
    ["!= THIS_YEAR", ["lastYear"]],
  ])("CloseDate %s", (filter, expected) => {
    org.runTest(() => expect(found(filter)).toEqual(expected));
  });

  it("begins a day at midnight of the user's zone", () => {
    // 22 November begins in Los Angeles at 08:00 GMT.
    org.runTest(() => {
      insert("Account", { Name: "new" });
      expect(count("SELECT COUNT() FROM Account WHERE CreatedDate = TODAY")).toBe(1);
      expect(count("SELECT COUNT() FROM Account WHERE CreatedDate > 2026-11-22T07:59:59Z")).toBe(1);
      expect(count("SELECT COUNT() FROM Account WHERE CreatedDate < TODAY")).toBe(0);
    });
  });
});
