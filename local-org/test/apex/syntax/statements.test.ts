import { expressionOf, problemsOfStatements, show, showType, statementOf, statementsOf } from "./show.ts";
import type { Expression, Statement } from "../../../src/apex/syntax/tree.ts";

const kindsOf = (statements: readonly Statement[]): readonly string[] => statements.map((statement) => statement.kind);

describe("local variables", () => {
  it("have one type, modifiers and a value each", () => {
    const { modifiers, typeName, variables } = statementOf("final Map<Id, Lead> a = b, c;", "local");
    expect([...modifiers.keywords]).toEqual(["final"]);
    expect(showType(typeName)).toBe("Map<Id, Lead>");
    expect(variables.map(({ name, initializer }) => [name, initializer && show(initializer)])).toEqual([
      ["a", "b"],
      ["c", undefined],
    ]);
  });

  it.each([
    "Integer[]",
    "Integer[][]",
    "Schema.SObjectType",
    "Map<Id, List<Set<Lead[]>>>",
    "System.List<Id>",
    "Outer.Inner[]",
    "Set<Id>",
  ])("may be of type %s", (type) => {
    expect(showType(statementOf(`${type} x;`, "local").typeName)).toBe(type);
  });

  it("may have annotations", () => {
    const { modifiers } = statementOf("@SuppressWarnings('PMD') Integer x;", "local");
    expect(modifiers.annotations.map(({ name }) => name)).toEqual(["SuppressWarnings"]);
  });
});

describe("if", () => {
  it("has one or two branches", () => {
    expect(statementOf("if (a) b(); else { }", "if")).toMatchObject({
      condition: { name: "a" },
      then: { kind: "expressionStatement" },
      else: { kind: "block" },
    });
    expect(statementOf("if (a) { }", "if").else).toBeUndefined();
  });

  it("ends its condition before a sign", () => {
    expect(statementOf("if (a) ++b;", "if")).toMatchObject({
      condition: { name: "a" },
      then: { kind: "expressionStatement" },
    });
  });

  it("gives an else to the last if", () => {
    const outer = statementOf("if (a) if (b) c(); else d();", "if");
    expect(outer.else).toBeUndefined();
    expect(outer.then).toMatchObject({ kind: "if", else: { kind: "expressionStatement" } });
  });
});

describe("switch", () => {
  it("has values, types and else", () => {
    const { subject, branches } = statementOf(
      "switch on a.b { when 1, -2, 3L { x(); } when 'a', null { } when RED, Color.BLUE { } when Lead l { } when else { } }",
      "switch",
    );
    expect(show(subject)).toBe("a.b");
    const matches = branches.map(({ match }) => {
      if (match.kind === "values") return match.values.map(show).join(", ");
      return match.kind === "type" ? `${showType(match.typeName)} ${match.name}` : match.kind;
    });
    expect(matches).toEqual([
      "Integer:1, Integer:-2, Long:3",
      "String:a, null:null",
      "RED, Color.BLUE",
      "Lead l",
      "else",
    ]);
    expect(branches.map(({ body }) => body.statements.length)).toEqual([1, 0, 0, 0, 0]);
  });

  it("takes values with signs and in parentheses", () => {
    const [branch] = statementOf("switch on i { when -2147483647, (5), - -6 { } }", "switch").branches;
    const { match } = branch ?? {};
    expect(match?.kind === "values" && match.values.map(show)).toEqual([
      "Integer:-2147483647",
      "Integer:5",
      "Integer:6",
    ]);
  });

  it("ends with else", () => {
    expect(problemsOfStatements("switch on i {\nwhen else { }\nwhen 1 { }\n}")).toEqual([
      "4:1 The when else block must be the last one",
    ]);
  });
});

describe("loops", () => {
  const showAll = (list: readonly Expression[] | undefined): readonly string[] | undefined => list?.map(show);

  it("for has three parts", () => {
    const loop = statementOf("for (Integer i = 0, n = 9; i < n; i++) { }", "for");
    expect(loop.initial).toMatchObject({ kind: "local", variables: [{ name: "i" }, { name: "n" }] });
    expect(loop.condition && show(loop.condition)).toBe("(< i n)");
    expect(showAll(loop.update)).toEqual(["(i ++)"]);
    expect(loop.body?.kind).toBe("block");
  });

  it("for may leave out any of them", () => {
    const loop = statementOf("for (;;);", "for");
    expect(loop).toMatchObject({ update: [] });
    expect([loop.initial, loop.condition, loop.body]).toEqual([undefined, undefined, undefined]);
    const { initial } = statementOf("for (i = 0, j = 1; ; ) x();", "for");
    expect(showAll(initial as readonly Expression[])).toEqual(["(= i Integer:0)", "(= j Integer:1)"]);
  });

  it("for does one thing at a time", () => {
    expect(problemsOfStatements("for (i = 0, j = 1; ; i++, j++) { }")).toEqual(["2:25 Unexpected token ','."]);
  });

  it("for each has a variable and a collection", () => {
    const loop = statementOf("for (List<Lead> chunk : [SELECT Id FROM Lead]) run(chunk);", "forEach");
    expect([showType(loop.typeName), loop.name, show(loop.iterable), loop.body?.kind]).toEqual([
      "List<Lead>",
      "chunk",
      "[query]",
      "expressionStatement",
    ]);
    expect(statementOf("for (Lead l : leads);", "forEach").body).toBeUndefined();
  });

  it("while and do", () => {
    expect(statementOf("while (a) { break; }", "while")).toMatchObject({
      condition: { name: "a" },
      body: { kind: "block" },
    });
    expect(statementOf("while (a);", "while").body).toBeUndefined();
    expect(statementOf("do { continue; } while (a);", "doWhile")).toMatchObject({
      condition: { name: "a" },
      body: { statements: [{ kind: "continue" }] },
    });
  });
});

describe("try", () => {
  it("has catches and finally", () => {
    const {
      body,
      catches,
      finally: last,
    } = statementOf(
      "try { a(); } catch (System.DmlException e) { } catch (Exception e) { b(); c(); } finally { d(); }",
      "try",
    );
    expect(body.statements).toHaveLength(1);
    expect(
      catches.map(({ typeName, name, body: { statements } }) => [showType(typeName), name, statements.length]),
    ).toEqual([
      ["System.DmlException", "e", 0],
      ["Exception", "e", 2],
    ]);
    expect(last?.statements).toHaveLength(1);
  });

  it("may have only one of them", () => {
    expect(statementOf("try { } finally { }", "try").catches).toEqual([]);
    expect(statementOf("try { } catch (Exception e) { }", "try").finally).toBeUndefined();
  });
});

describe("DML", () => {
  it.each([
    ["insert a;", "insert", undefined],
    ["UPDATE new List<Lead>{ b };", "update", undefined],
    ["delete [SELECT Id FROM Lead];", "delete", undefined],
    ["undelete a;", "undelete", undefined],
    ["insert as user a;", "insert", "user"],
    ["update as SYSTEM a;", "update", "system"],
    ["delete as user a;", "delete", "user"],
    ["undelete as system a;", "undelete", "system"],
    ["upsert as user a;", "upsert", "user"],
    ["merge as user a b;", "merge", "user"],
  ])("%s", (text, operation, access) => {
    const statement = statementOf(text, "dml");
    expect([statement.operation, statement.access]).toEqual([operation, access]);
  });

  it("upsert may name a field", () => {
    expect(statementOf("upsert a Key__c;", "dml").externalIdField).toBe("Key__c");
    expect(statementOf("upsert as user a Lead.Fields.Key__c;", "dml").externalIdField).toBe("Lead.Fields.Key__c");
    expect(statementOf("upsert a.b;", "dml").externalIdField).toBeUndefined();
  });

  it("merge has a record and its duplicates", () => {
    const { records, duplicates } = statementOf("merge a new List<Lead>{ b };", "dml");
    expect([show(records), duplicates && show(duplicates)]).toEqual(["a", "new List<Lead> {b}"]);
    expect(statementOf("merge a (b);", "dml").duplicates).toMatchObject({ kind: "name", name: "b" });
  });
});

describe("System.runAs", () => {
  it("has a user and a block", () => {
    const { user, body } = statementOf("System.runAs(u) { a(); }", "runAs");
    expect([show(user), body.statements.length]).toEqual(["u", 1]);
  });

  it("has one user", () => {
    expect(problemsOfStatements("System.runAs(a, b) { }")).toEqual(["2:1 System.runAs needs one user"]);
  });
});

describe("other statements", () => {
  it("return and throw", () => {
    expect(statementOf("return;", "return").value).toBeUndefined();
    expect(statementOf("throw new MyException('x');", "throw").value.kind).toBe("new");
    expect(show(expressionOf("(a)"))).toBe("a");
  });

  it("blocks", () => {
    expect(kindsOf(statementsOf("{ { } } ; ".replace(" ;", "")))).toEqual(["block"]);
  });

  it.each(["a = b;", "a++;", "--a;", "run();", "a.run();", "new Foo();", "a?.b().c();", "this.run();", "super.run();"])(
    "%s stands by itself",
    (text) => {
      expect(kindsOf(statementsOf(text))).toEqual(["expressionStatement"]);
    },
  );

  it.each([
    "a;",
    "a.b;",
    "a + b;",
    "5;",
    "-a;",
    "!a;",
    "(Integer) a;",
    "a ? b() : c();",
    "[SELECT Id FROM Lead];",
    "a[0];",
  ])("%s does not", (text) => {
    expect(problemsOfStatements(text)).toEqual(["2:1 Expression cannot be a statement."]);
  });
});
