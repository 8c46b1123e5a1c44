import type { Node } from "../../../src/apex/syntax/tree.ts";
import { classOf, expressionOf, memberOf, queryOf, statementsOf } from "./show.ts";

/** `line:column-line:column`, the end after the last character. */
const place = ({ start, end }: Node): string => `${start.line}:${start.column}-${end.line}:${end.column}`;

describe("places", () => {
  it("of declarations begin with their modifiers, of fields with their name", () => {
    const declaration = classOf(
      [
        "@isTest",
        "private class A {",
        "  public Integer first = 1, second;",
        "  static void run(Integer a, final Id b) {",
        "  }",
        "  Integer c { get; private set; }",
        "}",
      ].join("\n"),
    );
    expect(place(declaration)).toBe("1:1-7:2");
    expect(declaration.nameStart).toEqual({ line: 2, column: 15 });
    expect(declaration.members.map(place)).toEqual(["3:18-3:27", "3:29-3:35", "4:3-5:4", "6:11-6:34"]);
    const method = declaration.members[2];
    if (method?.kind !== "method") throw new Error("no method");
    expect(method.nameStart).toEqual({ line: 4, column: 15 });
    expect(method.parameters.map(place)).toEqual(["4:27-4:28", "4:39-4:40"]);
    expect(method.body && place(method.body)).toBe("4:42-5:4");
  });

  it("of statements", () => {
    const statements = statementsOf("\nInteger a = 1, b;\n  run();\nif (a == 1)\n  return;");
    expect(statements.map(place)).toEqual(["2:1-2:18", "3:3-3:9", "4:1-5:10"]);
    const [local] = statements;
    if (local?.kind !== "local") throw new Error("no variables");
    expect(local.variables.map(place)).toEqual(["2:9-2:14", "2:16-2:17"]);
    expect(place(local.typeName)).toBe("2:1-2:8");
  });

  it("of members and calls", () => {
    const call = expressionOf("lead.Owner?.run(a)");
    if (call.kind !== "call" || call.target?.kind !== "member") throw new Error("no call");
    expect([place(call), call.nameStart.column, place(call.target), call.target.nameStart.column]).toEqual([
      "2:1-2:19",
      13,
      "2:1-2:11",
      6,
    ]);
  });

  it("of names after characters that are two units long", () => {
    const { initializer } = memberOf("String a = '😀' + b;", "field");
    if (initializer?.kind !== "binary") throw new Error("no sum");
    expect([place(initializer.left), place(initializer.right)]).toEqual(["1:28-1:32", "1:35-1:36"]);
  });

  it("after a multiline string", () => {
    const { initializer } = memberOf("String a = '''\n  b\n''' + c;", "field");
    if (initializer?.kind !== "binary") throw new Error("no sum");
    expect([place(initializer.left), place(initializer.right)]).toEqual(["1:28-3:4", "3:7-3:8"]);
  });

  it("with Windows line breaks", () => {
    const { members } = classOf("class A {\r\n  Integer a;\r\n\r\n  Integer b;\r\n}\r\n");
    expect(members.map(place)).toEqual(["2:11-2:12", "4:11-4:12"]);
  });

  it("of the parts of a query", () => {
    const query = queryOf("SELECT Id, COUNT(Name) c FROM Lead\nWHERE Id = :a.b");
    expect([place(query), query.select.map(place)]).toEqual(["2:2-3:16", ["2:9-2:11", "2:13-2:26"]]);
    if (query.where?.kind !== "comparison") throw new Error("no comparison");
    const { left, right } = query.where;
    expect([place(query.where), place(left), place(right)]).toEqual(["3:7-3:16", "3:7-3:9", "3:12-3:16"]);
  });
});
