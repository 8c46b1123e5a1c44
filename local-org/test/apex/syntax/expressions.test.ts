import { expressionOf, problemsOfStatements, show } from "./show.ts";

const shown = (text: string): string => show(expressionOf(text));

// Apex Developer Guide, "Operator Precedence": each line of the table against the next one.
describe("precedence", () => {
  it.each([
    ["-a++", "(- (a ++))"],
    ["!a.b", "(! a.b)"],
    ["(Integer) a * b", "(* (cast Integer a) b)"],
    ["-a * b", "(* (- a) b)"],
    ["a + b * c", "(+ a (* b c))"],
    ["a * b + c", "(+ (* a b) c)"],
    ["a << b + c", "(<< a (+ b c))"],
    ["a < b >> c", "(< a (>> b c))"],
    ["a >>> b", "(>>> a b)"],
    ["a == b < c", "(== a (< b c))"],
    ["a instanceof B == c", "(== (instanceof a B) c)"],
    ["a & b == c", "(& a (== b c))"],
    ["a ^ b & c", "(^ a (& b c))"],
    ["a | b ^ c", "(| a (^ b c))"],
    ["a && b | c", "(&& a (| b c))"],
    ["a || b && c", "(|| a (&& b c))"],
    ["a ?? b || c", "(?? a (|| b c))"],
    ["a ? b : c ?? d", "(? a b (?? c d))"],
    ["a = b ? c : d", "(= a (? b c d))"],
    ["(a + b) * c", "(* (+ a b) c)"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ["a - b - c", "(- (- a b) c)"],
    ["a / b * c", "(* (/ a b) c)"],
    ["a ?? b ?? c", "(?? (?? a b) c)"],
    ["a = b = c", "(= a (= b c))"],
    ["a ? b : c ? d : e", "(? a b (? c d e))"],
    ["a ? b ? c : d : e", "(? a (? b c d) e)"],
    ["!!a", "(! (! a))"],
    ["- -a", "(- (- a))"],
  ])("groups %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("operators", () => {
  it.each([
    ["==", "==="],
    ["!=", "!=="],
    ["<", "<="],
    [">", ">="],
    ["<>", "+"],
    ["&", "^"],
  ])("%s and %s", (one, other) => {
    expect(shown(`a ${one} b`)).toBe(`(${one} a b)`);
    expect(shown(`a ${other} b`)).toBe(`(${other} a b)`);
  });

  it.each(["=", "+=", "-=", "*=", "/=", "&=", "|=", "^=", "<<=", ">>=", ">>>="])("assigns with %s", (operator) => {
    expect(shown(`a.b ${operator} c`)).toBe(`(${operator} a.b c)`);
  });

  it.each([
    ["++a", "(++ a)"],
    ["--a", "(-- a)"],
    ["a++", "(a ++)"],
    ["a--", "(a --)"],
    ["~a", "(~ a)"],
    ["+a", "(+ a)"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

// As Salesforce's own parser reads them.
describe("what is in parentheses before an operand", () => {
  it.each([
    ["(Integer) -x", "(cast Integer (- x))"],
    ["(total) - x", "(cast total (- x))"],
    ["'a' + (b) + 'c'", "(+ String:a (cast b (+ String:c)))"],
    ["(lead.Total__c) - 1", "(cast lead.Total__c (- Integer:1))"],
    ["(Lead) x", "(cast Lead x)"],
    ["(Outer.Inner) x.y", "(cast Outer.Inner x.y)"],
    ["(List<Lead>) [SELECT Id FROM Lead]", "(cast List<Lead> [query])"],
    ["(Integer) (a + b)", "(cast Integer (+ a b))"],
    ["(Lead[]) x.y", "(cast Lead[] x.y)"],
    ["(Integer) (Object) x", "(cast Integer (cast Object x))"],
  ])("is a type: %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ["(a + b) - c", "(- (+ a b) c)"],
    ["(a()) - c", "(- a() c)"],
    ["((a)) - c", "(- a c)"],
    ["(this.a) - c", "(- this.a c)"],
    ["(a[0]) - c", "(- a[Integer:0] c)"],
    ["(a) * c", "(* a c)"],
    ["(a).b", "a.b"],
    ["count(x) - y", "(- count(x) y)"],
  ])("is no type: %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("members, calls, indexes", () => {
  it.each([
    ["a.b.c", "a.b.c"],
    ["a?.b?.c()", "a?.b?.c()"],
    ["a.b(c, d.e())", "a.b(c, d.e())"],
    ["run()", "run()"],
    ["super.run(a)", "super.run(a)"],
    ["this.name", "this.name"],
    ["a[0][i + 1]", "a[Integer:0][(+ i Integer:1)]"],
    ["a.b()[0].c", "a.b()[Integer:0].c"],
    ["'x'.length()", "String:x.length()"],
    ["[SELECT Id FROM Lead].size()", "[query].size()"],
    ["[SELECT Id FROM Lead][0].Id", "[query][Integer:0].Id"],
    ["Trigger.new", "Trigger.new"],
    ["Lead.LastName.getDescribe().getName()", "Lead.LastName.getDescribe().getName()"],
    ["flow.Interview.create(a)", "flow.Interview.create(a)"],
    ["lead.Group", "lead.Group"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("calls other constructors", () => {
    expect(show(expressionOf("THIS(a)"))).toBe("this(a)");
    expect(show(expressionOf("super()"))).toBe("super()");
  });

  it.each([
    ["Lead.class", "Lead.class"],
    ["List<String>.class", "List<String>.class"],
    ["Outer.Inner.class", "Outer.Inner.class"],
    ["Map<Id, List<Lead>>.class", "Map<Id, List<Lead>>.class"],
    ["Integer[].class", "Integer[].class"],
    ["List.class", "List.class"],
    ["void.class", "void.class"],
    ["Lead.class.getName()", "Lead.class.getName()"],
  ])("%s is the literal of a type", (text, expected) => {
    expect(shown(text)).toBe(expected);
    if (!text.endsWith(")")) expect(expressionOf(text).kind).toBe("typeLiteral");
  });

  it("tests for a type", () => {
    expect(shown("a instanceof Map<Id, Lead>")).toBe("(instanceof a Map<Id, Lead>)");
    expect(shown("!(a instanceof Outer.Inner)")).toBe("(! (instanceof a Outer.Inner))");
  });
});

describe("new", () => {
  it.each([
    ["new Foo()", "new Foo ()"],
    ["new Outer.Inner(a, 1)", "new Outer.Inner (a, Integer:1)"],
    ["new List<Integer>()", "new List<Integer> ()"],
    ["new Map<Id, Lead>(leads)", "new Map<Id, Lead> (leads)"],
    ["new Lead(LastName = 'x', Company = a.b)", "new Lead fields(LastName = String:x, Company = a.b)"],
    ["new Contact(Account = new Account(Key__c = a))", "new Contact fields(Account = new Account fields(Key__c = a))"],
    ["new List<Integer>{ 1, 2 }", "new List<Integer> {Integer:1, Integer:2}"],
    ["new Set<Id>{ a }", "new Set<Id> {a}"],
    ["new List<Lead>{}", "new List<Lead> {}"],
    ["new Integer[]{ 1, 2 }", "new Integer[] {Integer:1, Integer:2}"],
    ["new Integer[]{}", "new Integer[] {}"],
    ["new Integer[5]", "new Integer[] [Integer:5]"],
    ["new Map<String, Integer>{ 'a' => 1, b => c }", "new Map<String, Integer> {String:a => Integer:1, b => c}"],
    ["new Map<String, Map<Id, List<Set<Date>>>>()", "new Map<String, Map<Id, List<Set<Date>>>> ()"],
    ["new Foo().run()", "new Foo ().run()"],
    ["new Foo(a == b)", "new Foo ((== a b))"],
    ["new Foo(a += b)", "new Foo ((+= a b))"],
    ["new Foo(a.b = c)", "new Foo ((= a.b c))"],
    ["new Foo(1, a = b)", "new Foo (Integer:1, (= a b))"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("keeps empty braces of a map apart from those of a list", () => {
    expect(expressionOf("new Map<Id, Lead>{}")).toMatchObject({ creation: { kind: "entries", entries: [] } });
    expect(expressionOf("new Set<Id>{}")).toMatchObject({ creation: { kind: "values", values: [] } });
  });
});

describe("SOSL", () => {
  it("has a query for each object that it returns", () => {
    const text = "[FIND :term IN ALL FIELDS RETURNING Lead(Id, Owner.Name WHERE Name = :n), Contact LIMIT 5]";
    expect(expressionOf(text)).toMatchObject({
      kind: "search",
      search: {
        term: { kind: "bind", index: 0 },
        returning: [
          {
            from: "Lead",
            select: [{ path: { names: ["Id"] } }, { path: { names: ["Owner", "Name"] } }],
            where: { kind: "comparison", right: { kind: "bind", index: 1 } },
          },
          { from: "Contact", select: [{ path: { names: ["Id"] } }] },
        ],
        limit: { kind: "integer", value: 5 },
      },
    });
  });
});

describe("what is no expression", () => {
  it.each([
    ["x = new Integer[];", "2:16 An array needs a size or values"],
    ["x = new A(b = 1, c);", "2:18 Unexpected token 'c'."],
    ["x = new Lead(LastName = 'x', Foo__r.Bar__c = 2);", "2:30 Unexpected token 'Foo__r'."],
    ["x = new Integer[]{ 1, 2, };", "2:26 Unexpected token '}'."],
    ["x = new List<Id>[5];", "2:9 Unexpected token 'List'."],
    ["x = new Map<Id, Id>{ a };", "2:20 Unexpected token '{'."],
    ["x = new Set<Id>{ a => b };", "2:16 Unexpected token '{'."],
    ["x = new Integer{ 1 };", "2:16 Unexpected token '{'."],
    ["x = new A{};", "2:10 Unexpected token '{'."],
    ["x = new List();", "2:9 Unexpected token 'List'."],
    ["x = (Map) a;", "2:6 Unexpected token 'Map'."],
    ["x = a instanceof Set;", "2:18 Unexpected token 'Set'."],
    ["x = (List<Id>[]) a;", "2:6 Unexpected token 'List'."],
    ["x = new A.B<C>.D();", "2:9 Unexpected token 'A'."],
    ["x = super;", "2:5 Unexpected token 'super'."],
    ["x ??= y;", "2:5 Unexpected token '='."],
  ])("%s", (text, problem) => {
    expect(problemsOfStatements(text)).toEqual([problem]);
  });
});
