/**
 * List, Set, Map, their iterators and sorting. Expected values: Apex Reference Guide, pages of these classes
 * (developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm and its neighbours), and
 * "Sorting Lists of sObjects" of the Apex Developer Guide.
 */
import { ApexList, ApexMap, ApexSet } from "../../../src/apex/runtime/collections.ts";
import { each } from "../../../src/apex/runtime/statements.ts";
import { ApexRecord } from "../../../src/apex/runtime/record.ts";
import { toText } from "../../../src/apex/runtime/text.ts";
import type { ObjectDescription } from "../../../src/schema/model.ts";
import { call, decimal, list, ofType } from "./call.ts";

const items = (value: unknown): unknown[] => (value as ApexList).items;
const set = (...values: unknown[]): ApexSet => new ApexSet("Object", values);
const map = (...entries: [unknown, unknown][]): ApexMap => new ApexMap("Object", "Object", entries);

/** An object of the given text fields, as much as sorting and copying look at. */
function described(label: string, ...names: string[]): ObjectDescription {
  const fields = names.map((apiName) => ({ apiName, autoNumber: apiName === "Number" }));
  const field = (name: string): unknown => fields.find(({ apiName }) => apiName === name);
  return { apiName: label, label, fields, field, nameField: field("Name") } as unknown as ObjectDescription;
}

function record(object: ObjectDescription, values: Record<string, unknown>): ApexRecord {
  const made = new ApexRecord(object);
  for (const [name, value] of Object.entries(values)) made.fields.set(name, value);
  return made;
}

const ACCOUNT = described("Account", "Id", "Name", "Industry", "Site", "CreatedDate", "Number", "A__c");

describe("List", () => {
  it("inserts before an index and gives back what it removes", () => {
    const colors = list("Red", "Blue", "Green");
    call("List.add(Integer,T)", colors, 1, "White");
    expect(items(colors)).toEqual(["Red", "White", "Blue", "Green"]);
    expect(call("List.remove(Integer)", colors, 3)).toBe("Green");
    expect(call("List.indexOf(T)", colors, "Blue")).toBe(2);
    expect(call("List.contains(T)", colors, "blue")).toBe(false);
  });

  it.each([
    ["List.get(Integer)", [1]],
    ["List.get(Integer)", [-1]],
    ["List.remove(Integer)", [1]],
    ["List.set(Integer,T)", [1, 0]],
    ["List.add(Integer,T)", [2, 0]],
  ])("%s throws outside of the list", (key, values) => {
    expect(() => call(key, list(15), ...values)).toThrow(`List index out of bounds: ${values[0]}`);
  });

  it("takes elements from lists and sets, even from itself", () => {
    const numbers = list(1);
    call("List.addAll(List<T>)", numbers, list(2, 3));
    call("List.addAll(Set<T>)", numbers, set(4));
    call("List.addAll(List<T>)", numbers, numbers);
    expect(items(numbers)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  it("makes Ids of texts", () => {
    const ids = call("List.<init>(List<T>)", ["Id"], list("001D000000Ju1zH"));
    expect(items(ids)).toEqual(["001D000000Ju1zHIAR"]);
    expect(() => call("Set.<init>(List<T>)", ["Id"], list("x"))).toThrow("Invalid id: x");
  });

  it("sorts: null first, capitals before small letters, numbers by value", () => {
    const sorted = (...values: unknown[]): unknown[] => {
      const sortable = list(...values);
      call("List.sort()", sortable);
      return items(sortable);
    };
    expect(sorted("b", "a", null, "B")).toEqual([null, "B", "a", "b"]);
    expect(sorted(decimal("2.5"), 10, 3n).map(String)).toEqual(["2.5", "3", "10"]);
    expect(() => sorted(list(), list())).toThrow("One or more of the items in this list is not Comparable.");
  });

  // The example of the page: two accounts named sForce, of the industries Biotechnology and Computers.
  it("sorts records by label, Name, then the other fields by their names", () => {
    const contact = record(described("Contact", "Name"), { Name: "A" });
    const computers = record(ACCOUNT, { Name: "sForce", Industry: "Computers", Site: "A" });
    const biotechnology = record(ACCOUNT, { Name: "sForce", Industry: "Biotechnology", A__c: "z" });
    const unnamed = record(ACCOUNT, { Site: "B" });
    const acme = record(ACCOUNT, { Name: "Acme" });
    const records = list(contact, computers, biotechnology, acme, unnamed);
    call("List.sort()", records);
    expect(items(records)).toEqual([unnamed, acme, biotechnology, computers, contact]);
  });

  it("copies records deeply, without Id unless asked", () => {
    const original = record(ACCOUNT, { Id: "001000000000001AAA", Name: "Acme", Number: "1", CreatedDate: null });
    const [copy] = items(call("List.deepClone()", list(original))) as ApexRecord[];
    expect([...copy!.fields.keys()]).toEqual(["Name"]);
    const [full] = items(
      call("List.deepClone(Boolean,Boolean,Boolean)", list(original), true, true, true),
    ) as ApexRecord[];
    expect([...full!.fields.keys()]).toEqual(["Id", "Name", "Number", "CreatedDate"]);
    expect(items(call("List.clone()", list(original)))[0]).toBe(original);
  });

  it("ends its iterator with an exception", () => {
    const iterator = call("List.iterator()", list(1));
    expect(call("Iterator.next()", iterator)).toBe(1);
    expect(call("Iterator.hasNext()", iterator)).toBe(false);
    expect(() => call("Iterator.next()", iterator)).toThrow(ofType("System.NoSuchElementException"));
  });

  it("cannot change while it is iterated", () => {
    const numbers = list(1, 2);
    const walk = (): void => {
      for (const value of each(numbers)) call("List.add(T)", numbers, value);
    };
    expect(walk).toThrow(ofType("System.FinalException"));
  });
});

describe("Set", () => {
  it("says whether it changed", () => {
    const numbers = set(1, 3);
    expect(call("Set.add(T)", numbers, 3)).toBe(false);
    expect(call("Set.remove(T)", numbers, 1)).toBe(true);
    expect(call("Set.addAll(List<T>)", numbers, list(3, 4))).toBe(true);
    expect(call("Set.retainAll(List<T>)", numbers, list(4))).toBe(true);
    expect(call("Set.removeAll(Set<T>)", numbers, set(9))).toBe(false);
    expect([...numbers]).toEqual([4]);
    expect(call("Set.containsAll(List<T>)", numbers, list(4, 5))).toBe(false);
  });

  it("tells case apart, and records by their fields", () => {
    expect(set("a", "A").size).toBe(2);
    const [one, same] = [record(ACCOUNT, { Name: "MyAccount" }), record(ACCOUNT, { Name: "MyAccount" })];
    expect(set(one, same, record(ACCOUNT, { Name: "MyAccount", Site: "x" })).size).toBe(2);
  });
});

describe("Map", () => {
  it("gives back the value that it replaces", () => {
    const colors = map();
    expect(call("Map.put(K,V)", colors, "Red", "ff0000")).toBeNull();
    expect(call("Map.put(K,V)", colors, "Red", "#FF0000")).toBe("ff0000");
    expect(call("Map.get(K)", colors, "red")).toBeNull();
    expect(call("Map.remove(K)", colors, "Red")).toBe("#FF0000");
  });

  it("shows later entries in its set of keys", () => {
    const numbers = map(["a", 1]);
    const keys = call("Map.keySet()", numbers) as ApexSet;
    call("Map.put(K,V)", numbers, "b", 2);
    expect([...keys]).toEqual(["a", "b"]);
  });

  it("takes records by their Ids", () => {
    const acme = record(ACCOUNT, { Id: "001000000000001AAA" });
    const make = (...records: ApexRecord[]): unknown =>
      call("Map.<init>(List<SObject>)", ["Id", "Account"], list(...records));
    expect((make(acme) as ApexMap).get("001000000000001AAA")).toBe(acme);
    expect(() => make(acme, record(ACCOUNT, {}))).toThrow("Row with null Id at index: 1");
    expect(() => make(acme, acme)).toThrow("Row with duplicate Id at index: 1");
    const filled = make() as ApexMap;
    call("Map.putAll(List<SObject>)", filled, list(acme, acme, record(ACCOUNT, {})));
    expect([...filled.keys()]).toEqual(["001000000000001AAA", null]);
  });

  it("copies records deeply", () => {
    const original = map([1, record(ACCOUNT, { Name: "Acme" })]);
    const copy = call("Map.deepClone()", original) as ApexMap;
    (original.get(1) as ApexRecord).fields.set("Name", "Changed");
    expect((copy.get(1) as ApexRecord).fields.get("Name")).toBe("Acme");
    expect(call("Map.clone()", original)).not.toBe(original);
  });
});

describe("text of collections", () => {
  it("is written as System.debug does", () => {
    expect(toText(list(1, null, "a"))).toBe("(1, null, a)");
    expect(toText(set(1, 2))).toBe("{1, 2}");
    expect(toText(map(["k", list(1)], ["l", null]))).toBe("{k=(1), l=null}");
    expect(toText(record(ACCOUNT, { Name: "x", Site: null }))).toBe("Account:{Name=x, Site=null}");
  });

  // octoberswimmer/aer-dist, release notes of 1.2.2: "at most the first ten elements, followed by a , ... marker"
  it("has ten elements at most", () => {
    const eleven = Array.from({ length: 11 }, (_, index) => index);
    expect(toText(list(...eleven))).toBe("(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)");
    expect(toText(set(...eleven.slice(1)))).toBe("{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}");
    expect(toText(map(...eleven.map((key): [unknown, unknown] => [key, 0])))).toMatch(/^\{0=0, .*, 9=0, \.\.\.\}$/);
  });

  it("ends where a collection holds itself", () => {
    const outer = list(1);
    outer.items.push(outer);
    expect(toText(outer)).toBe("(1, (already output))");
  });
});
