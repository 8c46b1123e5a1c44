import { check, statements } from "./support.ts";

const query = (text: string, prelude = ""): string[] => statements(`${prelude}\nObject x = [${text}];`);

describe("queries that are right", () => {
  test.each([
    ["SELECT Id, Name, Owner.Name, Owner.Profile.Name, Account.Owner.Email FROM Contact"],
    ["SELECT Id, (SELECT Id, LastName FROM Contacts WHERE LastName = 'a') FROM Account"],
    ["SELECT Id, (SELECT Seats__c FROM Courses__r) FROM Contact"],
    ["SELECT Teacher__r.Account.Name FROM Course__c c WHERE c.Seats__c > 5 ORDER BY c.Teacher__r.Name NULLS LAST"],
    ["SELECT LeadSource, COUNT(Id) n FROM Lead GROUP BY LeadSource HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC"],
    ["SELECT Status, GROUPING(Status) FROM Lead GROUP BY CUBE(Status) HAVING GROUPING(Status) = 1"],
    ["SELECT CALENDAR_YEAR(CreatedDate), SUM(AnnualRevenue) FROM Lead GROUP BY CALENDAR_YEAR(CreatedDate)"],
    ["SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Name LIKE 'a%')"],
    ["SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS:30 AND IsConverted = false AND AnnualRevenue > 1.5"],
    ["SELECT toLabel(Status), FORMAT(CreatedDate) FROM Lead LIMIT 5"],
    ["SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task"],
  ])("%s", (text) => expect(query(text)).toEqual([]));

  test("binds that fit", () => {
    const prelude =
      "Id id; Set<Id> ids; List<Account> accounts; String s; Date day; Integer n; List<String> names; Account account;";
    const text =
      "SELECT Id FROM Account WHERE Id = :id AND Id IN :ids AND Id IN :accounts AND Id = :account AND Name = :s AND CreatedDate > :day AND Name IN :names AND NumberOfEmployees = :n LIMIT :n OFFSET :n";
    expect(query(text, prelude)).toEqual([]);
  });
});

describe("queries that are wrong", () => {
  test.each([
    ["SELECT Id FROM Nothing__c", "2:28 sObject type 'Nothing__c' is not supported."],
    ["SELECT Foo__c FROM Lead", "2:20 No such column 'Foo__c' on entity 'Lead'"],
    ["SELECT Nobody.Name FROM Lead", "2:20 Didn't understand relationship 'Nobody' in field path"],
    ["SELECT Owner.Foo__c FROM Lead", "2:20 No such column 'Foo__c' on entity 'Name'"],
    [
      "SELECT Id, (SELECT Id FROM Nothings) FROM Lead",
      "2:40 Didn't understand relationship 'Nothings' in FROM part of query call",
    ],
    ["SELECT Id, (SELECT Foo FROM Contacts) FROM Account", "2:32 No such column 'Foo' on entity 'Contact'"],
    ["SELECT Id FROM Lead WHERE Foo = 1", "2:39 No such column 'Foo' on entity 'Lead'"],
    ["SELECT Id FROM Lead ORDER BY Foo", "2:42 No such column 'Foo' on entity 'Lead'"],
    ["SELECT LeadSource, COUNT(Id) FROM Lead", "2:20 Field must be grouped or aggregated: LeadSource"],
    // SOQL and SOSL Reference, "GROUPING(fieldName)"
    [
      "SELECT Status, GROUPING(Rating) FROM Lead GROUP BY ROLLUP(Status)",
      "2:28 GROUPING needs a field of GROUP BY ROLLUP or GROUP BY CUBE",
    ],
    [
      "SELECT Status, GROUPING(Status) FROM Lead GROUP BY Status",
      "2:28 GROUPING needs a field of GROUP BY ROLLUP or GROUP BY CUBE",
    ],
    ["SELECT Id, id FROM Lead", "2:24 duplicate field selected: id"],
    ["SELECT MAX(ActivityDate) FROM Task", "2:20 field ActivityDate does not support aggregate operator MAX"],
    ["SELECT SUM(LastName) FROM Lead", "2:20 field LastName does not support aggregate operator SUM"],
    [
      "SELECT Id FROM Contact WHERE AccountId IN (SELECT Name FROM Account)",
      "2:56 Semi join sub-selects can only query id fields, cannot use: 'Name'",
    ],
    ["SELECT Id FROM Course__c WHERE Notes__c = 'a'", "2:44 field 'Notes__c' can not be filtered in a query call"],
    ["SELECT Id FROM Course__c ORDER BY Notes__c", "2:47 field 'Notes__c' can not be sorted in a query call"],
    ["SELECT Notes__c FROM Course__c GROUP BY Notes__c", "2:53 field 'Notes__c' can not be grouped in a query call"],
    [
      "SELECT Id FROM Lead WHERE AnnualRevenue > '5'",
      "2:55 value of filter criterion for field 'AnnualRevenue' must be of type currency and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Lead WHERE LastName = 5",
      "2:50 value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Contact WHERE AccountId IN (SELECT Foo FROM Account)",
      "2:63 No such column 'Foo' on entity 'Account'",
    ],
    ["SELECT Id FROM Lead WHERE LastName = :nothing", "2:51 Variable does not exist: nothing"],
    [
      "SELECT Id FROM Lead WHERE LastName = :(1 + 1)",
      "2:50 Invalid bind expression type of Integer for column of type String",
    ],
    [
      "SELECT Id FROM Lead WHERE LastName IN :'a'",
      "2:51 Invalid bind expression type of String for column of type String",
    ],
    ["SELECT Id FROM Lead LIMIT :'a'", "2:39 Invalid bind expression type of String for column of type Integer"],
    ["SELECT COUNT() FROM Lead ORDER BY Name", "2:47 ORDER BY is not allowed with COUNT()"],
    [
      "SELECT LeadSource, COUNT(Id) FROM Lead GROUP BY LeadSource HAVING City LIKE 'S%'",
      "2:79 Field must be grouped or aggregated: City",
    ],
  ])("%s", (text, problem) => expect(query(text)).toEqual([problem]));
});

describe("what a query gives", () => {
  test.each([
    ["List<Lead> x = [SELECT Id FROM Lead];", []],
    ["Lead x = [SELECT Id FROM Lead];", []],
    ["SObject x = [SELECT Id FROM Lead];", []],
    ["Integer x = [SELECT COUNT() FROM Lead];", []],
    ["List<AggregateResult> x = [SELECT COUNT(Id) FROM Lead];", []],
    ["AggregateResult x = [SELECT COUNT(Id) FROM Lead];", []],
    ["Account x = Database.query('SELECT Id FROM Account');", []],
    ["Lead x = [SELECT Id FROM Lead] ?? null;", []],
    ["Account x = [SELECT Id FROM Lead] ?? null;", ["1:13 Illegal assignment from List<Lead> to Account"]],
    ["Account x = [SELECT Id FROM Lead];", ["1:13 Illegal assignment from List<Lead> to Account"]],
    ["Integer x = [SELECT Id FROM Lead];", ["1:13 Illegal assignment from List<Lead> to Integer"]],
  ])("%s", (text, problems) => expect(statements(text)).toEqual(problems));

  test("rows are turned into one record where one is wanted", () => {
    const result = check({
      anonymous: "Lead x = [SELECT Id FROM Lead]; String y = [SELECT LastName FROM Lead].LastName;",
    });
    const [one, other] = (result.anonymousUnit?.body.statements ?? []).map((statement) =>
      statement.kind === "local" ? statement.variables[0]?.initializer : undefined,
    );
    expect(one?.convertTo?.name).toBe("Lead");
    expect(other?.kind === "member" && other.target.convertTo?.name).toBe("Lead");
  });
});
