import type { SelectItem } from "../../../src/apex/syntax/query-tree.ts";
import type { Expression } from "../../../src/apex/syntax/tree.ts";
import { expressionOf, problemsOfStatements, queryOf, show, showCondition, showPath, showValue } from "./show.ts";

function showItem(item: SelectItem): string {
  switch (item.kind) {
    case "field":
      return `${showPath(item.path)}${item.alias ? ` as ${item.alias}` : ""}`;
    case "function":
      return `${showPath(item.function)}${item.alias ? ` as ${item.alias}` : ""}`;
    case "children":
      return `(${item.query.select.map(showItem).join(", ")} from ${item.query.from})`;
    case "fieldsFunction":
      return `fields ${item.which}`;
    case "typeof": {
      const branches = item.branches.map(({ object, fields }) => `${object}: ${fields.map(showPath).join(", ")}`);
      return `typeof ${showPath(item.path)} {${branches.join("; ")}} else {${item.otherwise.map(showPath).join(", ")}}`;
    }
  }
}

const selectOf = (list: string): readonly string[] => queryOf(`SELECT ${list} FROM Lead`).select.map(showItem);

function whereOf(condition: string): string {
  const { where } = queryOf(`SELECT Id FROM Lead WHERE ${condition}`);
  return where ? showCondition(where) : "";
}

/** The binds of an expression, as `index expression`, wherever they stand. */
function bindsOf(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as { kind?: string; index?: number; expression?: Expression };
    if (node.kind === "bind" && node.expression) found.push(`${String(node.index)} ${show(node.expression)}`);
    Object.values(value).forEach(visit);
  };
  visit(expressionOf(text));
  return found;
}

describe("SELECT", () => {
  it.each([
    ["Id, Owner.Profile.Name", ["Id", "Owner.Profile.Name"]],
    ["Name n, Email", ["Name as n", "Email"]],
    ["COUNT()", ["COUNT()"]],
    ["COUNT(Id) total, SUM(A__c), avg(A__c) a", ["COUNT(Id) as total", "SUM(A__c)", "avg(A__c) as a"]],
    ["MIN(A__c), MAX(Owner.B__c), COUNT_DISTINCT(C__c)", ["MIN(A__c)", "MAX(Owner.B__c)", "COUNT_DISTINCT(C__c)"]],
    [
      "toLabel(Status) s, FORMAT(A__c), convertCurrency(A__c)",
      ["toLabel(Status) as s", "FORMAT(A__c)", "convertCurrency(A__c)"],
    ],
    ["FORMAT(MIN(CreatedDate)) m", ["FORMAT(MIN(CreatedDate)) as m"]],
    ["CALENDAR_YEAR(CreatedDate), GROUPING(Status) g", ["CALENDAR_YEAR(CreatedDate)", "GROUPING(Status) as g"]],
    ["HOUR_IN_DAY(convertTimezone(CreatedDate)) h", ["HOUR_IN_DAY(convertTimezone(CreatedDate)) as h"]],
    ["FIELDS(ALL)", ["fields ALL"]],
    ["fields(standard), FIELDS(Custom)", ["fields STANDARD", "fields CUSTOM"]],
    ["Id, (SELECT Id, Name FROM Contacts), Name", ["Id", "(Id, Name from Contacts)", "Name"]],
    ["(SELECT Id, (SELECT Id FROM Tasks) FROM Contacts)", ["(Id, (Id from Tasks) from Contacts)"]],
    [
      "TYPEOF What WHEN Account THEN Phone, Owner.Name WHEN Opportunity THEN Amount ELSE Name END",
      ["typeof What {Account: Phone, Owner.Name; Opportunity: Amount} else {Name}"],
    ],
    ["TYPEOF Who WHEN Lead THEN Id END, Id", ["typeof Who {Lead: Id} else {}", "Id"]],
    [
      "DISTANCE(Place__c, GEOLOCATION(37.5, -122), 'mi')",
      ["DISTANCE(Place__c, GEOLOCATION(decimal:37.5, integer:-122), string:mi)"],
    ],
  ])("%s", (list, expected) => {
    expect(selectOf(list)).toEqual(expected);
  });
});

describe("FROM", () => {
  it("has an object and aliases by path", () => {
    const { from, alias, furtherFrom, fromStart } = queryOf("SELECT l.Id FROM Lead l, l.Owner o, l.Campaign");
    expect([from, alias]).toEqual(["Lead", "l"]);
    expect(furtherFrom).toMatchObject([{ path: ["l", "Owner"], alias: "o" }, { path: ["l", "Campaign"] }]);
    expect(furtherFrom[1]?.alias).toBeUndefined();
    expect(fromStart).toEqual({ line: 2, column: 19 });
  });

  it("may have a scope", () => {
    expect(queryOf("SELECT Id FROM Lead USING SCOPE mine WHERE Id = null").scope).toBe("mine");
  });
});

describe("WHERE", () => {
  it.each([
    ["Name = 'it\\'s'", "Name = string:it's"],
    ["A__c != null", "A__c != null"],
    ["A__c <> TRUE", "A__c != boolean:true"],
    ["A__c < 5", "A__c < integer:5"],
    ["A__c <= -5", "A__c <= integer:-5"],
    ["A__c > +1.50", "A__c > decimal:1.50"],
    ["A__c >= .5", "A__c >= decimal:0.5"],
    ["A__c > USD500", "A__c > currency:USD500"],
    ["A__c > eur500.25", "A__c > currency:eur500.25"],
    ["Name LIKE 'a%'", "Name like string:a%"],
    [String.raw`Name LIKE '50\%\_a'`, String.raw`Name like string:50\%\_a`],
    [String.raw`Name LIKE '50\\%'`, String.raw`Name like string:50\%`],
    ["Name IN ('a', null, :b)", "Name in (string:a, null, :0 b)"],
    ["Name Not In ('a')", "Name not in (string:a)"],
    ["Id IN :ids", "Id in :0 ids"],
    ["Id NOT IN (SELECT LeadId FROM CampaignMember)", "Id not in (select from CampaignMember)"],
    ["P__c INCLUDES ('a;b', 'c')", "P__c includes (string:a;b, string:c)"],
    ["P__c excludes ('a')", "P__c excludes (string:a)"],
    ["Owner.Name = 'x'", "Owner.Name = string:x"],
    ["CreatedDate = 2026-11-22T10:00:00Z", "CreatedDate = datetime:2026-11-22T10:00:00Z"],
    ["CreatedDate > 2026-11-22T10:00:00.123+01:00", "CreatedDate > datetime:2026-11-22T10:00:00.123+01:00"],
    ["A__c = 2026-11-22", "A__c = date:2026-11-22"],
    ["A__c = 10:00:00.000Z", "A__c = time:10:00:00.000Z"],
    ["A__c = today", "A__c = TODAY"],
    ["A__c > LAST_N_DAYS:30", "A__c > LAST_N_DAYS:30"],
    ["A__c > n_days_ago : 7", "A__c > N_DAYS_AGO:7"],
    ["A__c = THIS_FISCAL_QUARTER", "A__c = THIS_FISCAL_QUARTER"],
    ["CALENDAR_MONTH(CreatedDate) = 3", "CALENDAR_MONTH(CreatedDate) = integer:3"],
    [
      "DISTANCE(P__c, GEOLOCATION(:a, :b), 'km') < 20",
      "DISTANCE(P__c, GEOLOCATION(:0 a, :1 b), string:km) < integer:20",
    ],
    ["FORMULA('A__c + 1') = 5", "FORMULA(string:A__c + 1) = integer:5"],
  ])("%s", (text, expected) => {
    expect(whereOf(text)).toBe(expected);
  });

  it.each([
    ["A = 1 AND B = 2 AND C = 3", "(A = integer:1 and B = integer:2 and C = integer:3)"],
    ["A = 1 OR B = 2", "(A = integer:1 or B = integer:2)"],
    ["A = 1 AND (B = 2 OR C = 3)", "(A = integer:1 and (B = integer:2 or C = integer:3))"],
    ["(A = 1 OR B = 2) AND C = 3", "((A = integer:1 or B = integer:2) and C = integer:3)"],
    ["NOT A = 1", "(not A = integer:1)"],
    ["NOT (A = 1 AND B = 2)", "(not (A = integer:1 and B = integer:2))"],
    ["(NOT A = 1) AND B = 2", "((not A = integer:1) and B = integer:2)"],
    ["((A = 1))", "A = integer:1"],
  ])("%s", (text, expected) => {
    expect(whereOf(text)).toBe(expected);
  });
});

describe("binds", () => {
  it("are numbered in the order of the text, child queries and semi-joins included", () => {
    expect(
      bindsOf(`[
        SELECT Id, (SELECT Id FROM Contacts WHERE Name = :a LIMIT :b)
        FROM Account
        WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Amount > :c + 1) AND Name IN (:d, :e.f)
        LIMIT :g.size() OFFSET :h[0]
      ]`),
    ).toEqual(["0 a", "1 b", "2 (+ c Integer:1)", "3 d", "4 e.f", "5 g.size()", "6 h[Integer:0]"]);
  });

  it("begin again in each outermost query", () => {
    expect(bindsOf("x([SELECT Id FROM Lead WHERE Id = :a], [SELECT Id FROM Lead WHERE Id = :b])")).toEqual([
      "0 a",
      "0 b",
    ]);
    const nested =
      "[SELECT Id FROM Lead WHERE Id = :a AND OwnerId IN :f([SELECT Id FROM User WHERE Id = :b]) AND Id = :c]";
    expect(bindsOf(nested)).toEqual(["0 a", "1 f([query])", "0 b", "2 c"]);
  });
});

describe("grouping and order", () => {
  it("groups", () => {
    const { groupBy, having } = queryOf(
      "SELECT Status, COUNT(Id) FROM Lead GROUP BY Status, CALENDAR_YEAR(CreatedDate) HAVING COUNT(Id) > 1 AND Status LIKE 'a%'",
    );
    expect([groupBy?.kind, groupBy?.items.map(showPath)]).toEqual(["plain", ["Status", "CALENDAR_YEAR(CreatedDate)"]]);
    expect(having && showCondition(having)).toBe("(COUNT(Id) > integer:1 and Status like string:a%)");
  });

  it.each([
    ["ROLLUP(A, B.C)", "rollup", ["A", "B.C"]],
    ["cube(A)", "cube", ["A"]],
  ])("groups by %s", (text, kind, items) => {
    const { groupBy, having } = queryOf(`SELECT COUNT(Id) FROM Lead GROUP BY ${text}`);
    expect([groupBy?.kind, groupBy?.items.map(showPath), having]).toEqual([kind, items, undefined]);
  });

  it("orders", () => {
    const { orderBy } = queryOf(
      "SELECT Id FROM Lead ORDER BY Name, Owner.Name ASC NULLS LAST, COUNT(Id) DESC, A__c desc nulls first",
    );
    expect(orderBy.map(({ by, descending, nulls }) => [showPath(by), descending, nulls])).toEqual([
      ["Name", false, undefined],
      ["Owner.Name", false, "last"],
      ["COUNT(Id)", true, undefined],
      ["A__c", true, "first"],
    ]);
  });

  it("limits", () => {
    const { limit, offset } = queryOf("SELECT Id FROM Lead LIMIT 10 OFFSET 20");
    expect([limit && showValue(limit), offset && showValue(offset)]).toEqual(["integer:10", "integer:20"]);
  });
});

describe("other clauses", () => {
  it("has none of them by itself", () => {
    const query = queryOf("SELECT Id FROM Lead");
    expect(query).toMatchObject({ orderBy: [], allRows: false, forClauses: [], furtherFrom: [] });
    const { scope, where, access, groupBy, having, limit, offset, unsupported, alias } = query;
    for (const absent of [scope, where, access, groupBy, having, limit, offset, unsupported, alias]) {
      expect(absent).toBeUndefined();
    }
  });

  it.each(["USER_MODE", "SYSTEM_MODE", "SECURITY_ENFORCED"])("WITH %s", (access) => {
    expect(queryOf(`SELECT Id FROM Lead WHERE Id = null WITH ${access.toLowerCase()} LIMIT 1`).access).toBe(access);
  });

  it("ALL ROWS and FOR", () => {
    const query = queryOf("SELECT Id FROM Lead WHERE Id = :a FOR Reference FOR UPDATE");
    expect([query.allRows, query.forClauses]).toEqual([false, ["reference", "update"]]);
    expect(queryOf("SELECT Id FROM Lead LIMIT 1 ALL ROWS").allRows).toBe(true);
    expect(queryOf("SELECT Id FROM Lead FOR VIEW").forClauses).toEqual(["view"]);
    expect(queryOf("SELECT Id FROM Lead LIMIT 1 FOR UPDATE").forClauses).toEqual(["update"]);
  });

  it.each([
    ["WITH DATA CATEGORY Geography__c AT usa__c", "WITH DATA CATEGORY"],
    ["WITH A__c = 1", "WITH"],
    ["UPDATE TRACKING", "UPDATE"],
    ["UPDATE VIEWSTAT", "UPDATE"],
  ])("%s is pointed out", (clause, what) => {
    expect(queryOf(`SELECT Id FROM Lead ${clause}`).unsupported).toEqual({ what, start: { line: 2, column: 22 } });
  });
});

describe("what is no query", () => {
  it.each([
    ["x = [SELECT Id FROM Lead WHERE Id IN 'a'];", "2:38 Unexpected token 'a'."],
    ["x = [SELECT Id FROM Lead WHERE P__c INCLUDES :a];", "2:46 Missing '(' at ':'"],
    ["x = [SELECT Id FROM Lead WHERE Id = ('a')];", "2:37 Unexpected token '('."],
    ["x = [SELECT Id FROM Lead WHERE Id IN (:a, ('b'))];", "2:43 Unexpected token '('."],
    ["x = [SELECT Id FROM Lead WHERE A = 1.5d];", "2:36 Unexpected token '1.5d'."],
    ["x = [SELECT Id FROM Lead WHERE A = 2147483648];", "2:36 Illegal integer"],
    ["x = [SELECT Id FROM Lead WHERE A = -2147483648];", "2:37 Illegal integer"],
    ["x = [SELECT Id FROM Lead LIMIT 2147483648];", "2:32 Illegal integer"],
    ["x = [SELECT Id FROM Lead WHERE A = LAST_N_DAYS:-3];", "2:48 Unexpected token '-'."],
    ["x = [SELECT Id FROM Lead WHERE A = 2026-13-01];", "2:36 Invalid Date '2026-13-01'."],
    ["x = [SELECT Id FROM Lead WHERE A = 0000-01-01];", "2:36 Invalid Date '0000-01-01'."],
    ["x = [SELECT Id FROM Lead WHERE A = 2026-01-01T24:00:00Z];", "2:36 Invalid DateTime '2026-01-01T24:00:00Z'."],
    ["x = [SELECT Id FROM Lead WHERE A = 2026-01-01T00:00:00+01];", "2:36 Invalid DateTime '2026-01-01T00:00:00+01'."],
    ["x = [SELECT Id FROM Lead WHERE A = 25:00:00Z];", "2:36 Invalid Time '25:00:00Z'."],
    ["x = [SELECT Id FROM Lead where];", "2:26 Unexpected token 'where'."],
    ["x = [SELECT (SELECT Id FROM Contacts) c FROM Account];", "2:39 Unexpected token 'c'."],
    ["x = [SELECT FIELDS(ALL) f FROM Account];", "2:25 Unexpected token 'f'."],
    ["x = [SELECT COUNT(), Id FROM Lead];", "2:13 Unexpected token 'COUNT'."],
    ["x = [SELECT COUNT() c FROM Lead];", "2:13 Unexpected token 'COUNT'."],
    ["x = [SELECT Id FROM Lead ORDER BY COUNT()];", "2:41 Unexpected token ')'."],
    ["x = [SELECT Id FROM Lead FOR UPDATE FOR VIEW];", "2:30 Unexpected token 'UPDATE'."],
    ["x = [SELECT Id FROM Lead FOR VIEW FOR REFERENCE];", "2:39 Unexpected token 'REFERENCE'."],
    ["x = [SELECT Id FROM Lead ALL ROWS FOR UPDATE];", "2:39 Unexpected token 'UPDATE'."],
    ["x = [SELECT Id FROM Lead WHERE A = '''\nb'''];", "2:36 A query cannot contain a multiline string"],
    [
      "x = [SELECT DISTANCE(A, GEOLOCATION(1, 2), '''\nkm''') FROM Lead];",
      "2:44 A query cannot contain a multiline string",
    ],
    ["x = [SELECT Id FROM Lead WHERE A = 1 OR B = 2 AND C = 3];", "2:47 Expecting ']' but was: 'AND'"],
    ["x = [SELECT Id FORM Lead];", "2:16 Unexpected token 'FORM'."],
    ["x = [SELECT Id, FROM Lead];", "2:17 Unexpected token 'FROM'."],
    ["x = [SELECT Id FROM Lead LIMIT];", "2:26 Unexpected token 'LIMIT'."],
    ["x = [SELECT Id FROM Lead WHERE Name = y];", "2:39 Unexpected token 'y'."],
  ])("%j", (text, problem) => {
    expect(problemsOfStatements(text)).toEqual([problem]);
  });
});
