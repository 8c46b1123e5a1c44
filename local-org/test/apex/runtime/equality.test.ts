/**
 * Keys of sets and maps. Expected values: Apex Developer Guide, "Sets of Objects", "Lists", "Using Custom Types in Map Keys and
 * Sets"; Apex Reference Guide, "Map Class" and "Set Class".
 */
import { ApexList, ApexMap, ApexSet } from "../../../src/apex/runtime/collections.ts";
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexDecimal } from "../../../src/apex/runtime/decimal.ts";
import { ApexDouble } from "../../../src/apex/runtime/double.ts";
import { valueEquals } from "../../../src/apex/runtime/equality.ts";
import { ApexRecord } from "../../../src/apex/runtime/record.ts";
import { answer, schema } from "../generate/program.ts";

function account(fields: Record<string, unknown>): ApexRecord {
  const record = new ApexRecord(schema().object("Account")!);
  for (const [name, value] of Object.entries(fields)) record.fields.set(name, value);
  return record;
}

const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text);

describe("keys", () => {
  it("are texts with their case, and numbers and dates by value", () => {
    expect(new ApexSet("String", ["a", "A", "a"]).size).toBe(2);
    expect(new ApexSet("Double", [new ApexDouble(1), new ApexDouble(1)]).size).toBe(1);
    expect(new ApexSet("Date", [new ApexDate(2024, 1, 1), new ApexDate(2024, 1, 1)]).size).toBe(1);
    expect(new ApexSet("Object", [1, "1", true, null, null]).size).toBe(4);
  });

  it("are records and lists by content, as it was when they were put", () => {
    const a = account({ Name: "x" });
    const set = new ApexSet("Account", [a, account({ Name: "x" }), account({ Name: "x", Phone: null })]);
    expect(set.size).toBe(1);
    expect(set.add(account({ Name: "x", Phone: "1" }))).toBe(true);
    a.fields.set("Name", "changed");
    expect([set.has(a), set.has(account({ Name: "x" }))]).toEqual([false, false]);
    const lists = new ApexMap("List<Integer>", "Integer");
    lists.set(new ApexList("Integer", [1, 2]), 5);
    expect(lists.get(new ApexList("Integer", [1, 2]))).toBe(5);
    expect(lists.delete(new ApexList("Integer", [1, 2]))).toBe(5);
    expect(lists.size).toBe(0);
  });

  it("are objects by their equals and hashCode, else by identity", () => {
    const key = `public class Key { Integer id; String note;
      public Key(Integer id, String note) { this.id = id; this.note = note; }
      public Boolean equals(Object other) { return other instanceof Key && ((Key) other).id == id; }
      public Integer hashCode() { return Math.mod(id, 2); } }`;
    const plain = "public class Plain { }";
    const probe = `public class Probe { public static String run() {
      Map<Key, Integer> m = new Map<Key, Integer>{ new Key(1, 'a') => 1, new Key(3, 'b') => 3 };
      m.put(new Key(1, 'c'), 10);
      Set<Plain> s = new Set<Plain>{ new Plain(), new Plain() };
      return m.size() + ',' + m.get(new Key(1, 'd')) + ',' + m.get(new Key(3, 'e')) + ',' + m.get(new Key(5, 'f')) + ',' + s.size() + ',' + (new Key(7, 'g') == new Key(7, 'h')) + ',' + m.remove(new Key(1, ''));
    } }`;
    expect(answer(probe, key, plain)).toBe("2,10,3,null,2,true,10");
  });

  it("stay in the order in which they were first put", () => {
    const map = new ApexMap("String", "Integer", [
      ["b", 1],
      ["a", 2],
    ]);
    map.set("b", 3);
    map.delete("a");
    map.set("a", 4);
    expect([...map]).toEqual([
      ["b", 3],
      ["a", 4],
    ]);
    const keys = map.keySet();
    keys.delete("b");
    expect([map.size, [...keys]]).toEqual([1, ["a"]]);
  });
});

describe("equality", () => {
  it("tells records of different parents apart, and takes a parent that is not there for none", () => {
    const below = (parent?: ApexRecord | null): ApexRecord => {
      const record = account({ Name: "x" });
      if (parent !== undefined) record.parents.set("Parent", parent);
      return record;
    };
    const acme = account({ Name: "Acme" });
    expect(valueEquals(below(acme), below(account({ Name: "Acme" })))).toBe(true);
    expect(valueEquals(below(acme), below())).toBe(false);
    expect(valueEquals(below(null), below())).toBe(true);
    expect(new ApexSet("Account", [below(acme), below(), below(null)]).size).toBe(2);
  });

  it("goes into collections and compares numbers whatever their type", () => {
    const nested = (...items: unknown[]): ApexMap =>
      new ApexMap("String", "List<Object>", [["k", new ApexList("Object", items)]]);
    expect(valueEquals(nested(1, account({ Name: "x" })), nested(1, account({ Name: "x" })))).toBe(true);
    expect(valueEquals(nested(1, 2), nested(2, 1))).toBe(false);
    expect(valueEquals(new ApexSet("Integer", [1, 2]), new ApexSet("Integer", [2, 1]))).toBe(true);
    const fives = [5, 5n, decimal("5.00"), new ApexDouble(5)];
    for (const left of fives) for (const right of fives) expect(valueEquals(left, right)).toBe(true);
    expect(valueEquals(5, "5")).toBe(false);
    // danjb.com/articles/apex_oddities: inside lists and records 1.0 and 1.00 are two.
    expect(valueEquals(new ApexList("Decimal", [decimal("1.0")]), new ApexList("Decimal", [decimal("1.00")]))).toBe(
      false,
    );
    expect(valueEquals(new ApexList("Decimal", [decimal("1.0")]), new ApexList("Decimal", [decimal("1.0")]))).toBe(
      true,
    );
    expect(valueEquals("a", "A")).toBe(false);
    expect(valueEquals(null, 0)).toBe(false);
  });
});
