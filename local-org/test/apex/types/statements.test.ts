import { check, classes, statements } from "./support.ts";

test.each([
  ["Integer i;\nInteger I;", "2:9 Duplicate variable: I"],
  ["for (Integer i = 0; i < 1; i++) {\n Integer i; }", "2:10 Duplicate variable: i"],
  ["static Integer i = 0;", "1:1 static is not allowed on locals"],
  ["if (1) {}", "1:5 Condition expression must be of type Boolean: Integer"],
  ["while ('a') {}", "1:8 Condition expression must be of type Boolean: String"],
  ["break;", "1:1 Break statement must be in loop"],
  ["continue;", "1:1 Continue statement must be in loop"],
  ["throw 'a';", "1:7 Throw expression must be of type exception: String"],
  ["try {} catch (String s) {}", "1:15 Catch block variable must be of type exception: String"],
  [
    "try {} catch (Exception e) {}\n catch (DmlException e) {}",
    "2:9 Exception type already caught: System.DmlException",
  ],
  ["for (Integer i : 5) {}", "1:18 Loop must iterate over collection: Integer"],
  ["for (Integer i : new List<String>()) {}", "1:1 Invalid loop variable type expected String was Integer"],
  ["insert 'a';", "1:8 DML requires SObject or SObject list type: String"],
  ["insert new List<String>();", "1:8 DML requires SObject or SObject list type: List<String>"],
  ["insert new Level__mdt();", "1:1 DML operation Insert not allowed on Level__mdt"],
  // Apex Developer Guide, "sObjects That Don't Support DML Operations"
  ["upsert new BusinessHours();", "1:1 DML operation Upsert not allowed on BusinessHours"],
  ["upsert new List<SObject>() Code__c;", "1:1 Upsert with a field specification requires a concrete SObject type"],
  [
    "upsert new Course__c() Seats__c;",
    "1:1 Invalid field for upsert, must be an External Id custom or standard indexed field: Seats__c",
  ],
  // Apex Developer Guide, "Upserting Records": an external id, or a standard field with the attribute idLookup.
  [
    "upsert new Contact() Contact.Fields.LastName;",
    "1:1 Invalid field for upsert, must be an External Id custom or standard indexed field: LastName",
  ],
  [
    "upsert new Course__c() OwnerId;",
    "1:1 Invalid field for upsert, must be an External Id custom or standard indexed field: OwnerId",
  ],
  ["System.runAs(5) {}", "1:14 runAs requires a single argument of type 'User' or 'Version'"],
  ["merge new Campaign() new Campaign();", "1:1 Specified type Campaign cannot be merged"],
  ["merge new Lead() new Account();", "1:18 Invalid type for duplicate records"],
  ["throw new DmlException();\nInteger i;", "2:1 Unreachable statement"],
  ["Integer[] l; Object o = l['a'];", "1:27 List index must be of type Integer: String"],
  ["String s; Object o = s[0];", "1:22 Expression must be a list type: String"],
])("%s", (text, problem) => {
  expect(statements(text)).toEqual([problem]);
});

test.each([
  ["if (true) { Integer i; } else { Integer i; }"],
  ["for (Integer i = 0; i < 2; i++) { continue; } for (Integer i = 0; i < 2; i++) { break; }"],
  ["try {} catch (DmlException e) {} catch (Exception e) {} finally {}"],
  ["for (SObject s : new List<Account>()) {} for (Account a : new List<SObject>()) {}"],
  ["for (String s : new Set<String>()) {}"],
  [
    "insert new Account(); update new List<Account>(); delete [SELECT Id FROM Account]; upsert new Course__c() Code__c;",
  ],
  ["upsert new Contact() Contact.Fields.Email; upsert new List<User>() Username; upsert new Course__c() Name;"],
  ["merge new Lead() new Lead(); merge new Account() new List<Id>();"],
  ["User u; System.runAs(u) { Integer i; }"],
  ["while (true) { break; } Integer i;"],
  // What follows a loop, a break or a finally always counts as reachable.
  ["for (Integer i : new List<Integer>()) { break; i++; }"],
  ["do { return; } while (true); Integer i;"],
  ["try { Integer i; } finally { return; } Integer i;"],
  ["Integer[] l; Object o = l[0]; l[1] = 2;"],
])("%s", (text) => {
  expect(statements(text)).toEqual([]);
});

test("what a loop goes over", () => {
  const iteration = (text: string): string | undefined => {
    const [statement] = check({ anonymous: text }).anonymousUnit?.body.statements ?? [];
    return statement?.kind === "forEach" ? statement.iteration : undefined;
  };
  expect(iteration("for (Account a : [SELECT Id FROM Account]) {}")).toBe("rows");
  expect(iteration("for (List<Account> a : [SELECT Id FROM Account]) {}")).toBe("chunks");
  expect(iteration("for (Integer i : new List<Integer>()) {}")).toBe("list");
  expect(iteration("for (Integer i : new Set<Integer>()) {}")).toBe("set");
  expect(statements("for (Lead l : [SELECT Id FROM Account]) {}")).toEqual([
    "1:1 Loop variable must be a generic SObject or List or a concrete SObject or List of: Account",
  ]);
});

describe("switch", () => {
  const colour = "public enum Colour { RED, GREEN }";
  test.each([
    ["Integer i; switch on i { when 1, 2 { } when null { } when else { } }"],
    ["String s; switch on s { when 'a' { } when 'A' { } }"],
    ["SObject s; switch on s { when Account a { a.Name = 'x'; } when null { } when else { } }"],
    ["Colour c; switch on c { when RED { } when green { } }"],
  ])("%s", (text) => expect(statements(text, colour)).toEqual([]));

  test.each([
    ["switch on 1 { when 1 { }\n when 1 { } }", "2:7 1 occurs as more than one when branch for this switch statement"],
    [
      "Colour c; switch on c { when RED { }\n when red { } }",
      "2:7 RED occurs as more than one when branch for this switch statement",
    ],
    ["Colour c; switch on c {\n when BLUE { } }", "2:7 Variable does not exist: BLUE"],
    ["switch on true { when else { } }", "1:11 Boolean is not a valid switch expression type"],
    [
      "switch on 1 {\n when 'a' { } }",
      "2:7 String value in 'when expression' cannot be implicitly converted to the Integer type in switch expression",
    ],
    ["Account a; switch on a {\n when Lead l { } }", "2:2 Lead cannot be a 'when type variable' block"],
  ])("%s", (text, problem) => expect(statements(text, colour)).toEqual([problem]));
});

describe("switch, further", () => {
  test.each([
    [
      "LoggingLevel l; switch on l { when LoggingLevel.INFO { } }",
      "1:36 Enum value used in 'when expression' should be unqualified",
    ],
    [
      "Account a; switch on a { when 'a' { } }",
      "1:31 Switching on SObject types must be a 'when type variable' or 'when null'",
    ],
    [
      "Integer i; switch on 1 { when i { } }",
      "1:31 'when expression' must be a literal, a constant literal field or enum value",
    ],
  ])("%s", (text, problem) => expect(statements(text)).toEqual([problem]));

  test.each([
    ["LoggingLevel l; switch on l { when INFO, WARN { } when else { } }"],
    ["switch on 1 { when -1 { } when 1 { } }"],
    ["switch on 'a' { when Most.TOP { } }"],
  ])("%s", (text) =>
    expect(statements(text, "public class Most { public static final String TOP = 'a'; }")).toEqual([]),
  );
});

describe("return", () => {
  const method = (text: string): string[] => classes(`public class C {\n ${text} }`);
  test.each([
    ["Integer a() { }", "2:10 Missing return statement required return type: Integer"],
    ["Integer a() { if (true) { return 1; } }", "2:10 Missing return statement required return type: Integer"],
    ["Integer a() { return; }", "2:16 Missing return statement required return type: Integer"],
    ["Integer a() { return 'a'; }", "2:23 Illegal conversion from String to Integer"],
    ["void b() {} Integer a() { return b(); }", "2:35 Illegal conversion from void to Integer"],
    ["void a() { return 1; }", "2:13 Void method must not return a value"],
    ["C() { return 1; }", "2:8 Constructors must not return a value"],
    [
      "Integer a() { switch on 1 { when 1 { return 1; } } }",
      "2:10 Missing return statement required return type: Integer",
    ],
    ["Integer a { get { } }", "2:14 Missing return statement required return type: Integer"],
  ])("%s", (text, problem) => expect(method(text)).toEqual([problem]));

  test.each([
    ["Integer a() { if (true) { return 1; } else { throw new DmlException(); } }"],
    ["Integer a() { do { if (true) { continue; } return 1; } while (false); return 2; }"],
    ["Integer a() { while (true) { try { break; } finally { } } return 1; }"],
    ["Integer a() { try { return 1; } catch (Exception e) { throw e; } finally { Integer i = 1; } }"],
    ["Integer a() { switch on 1 { when 1 { return 1; } when else { return 2; } } }"],
    ["Decimal a() { return 1; }"],
    ["Account a() { return [SELECT Id FROM Account LIMIT 1]; }"],
  ])("%s", (text) => expect(method(text)).toEqual([]));
});
