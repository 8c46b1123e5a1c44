import { findPlatformMember, parseType, formatType, platformClass } from "../../src/apex/library/registry.ts";

describe("platformClass", () => {
  it("reads signatures of methods, constructors, properties and generics", () => {
    platformClass("Example.Box<T>", {
      "new(String text)": () => null,
      "static Example.Box<T> of(Map<Id, List<T>> values, Integer size)": () => null,
      "T get(Integer index)": () => null,
      "Integer size": { get: () => 1 },
    });
    const of = findPlatformMember("Example.Box.of(Map<Id, List<T>>,Integer)");
    expect(of.isStatic).toBe(true);
    expect(of.parameters.map((parameter) => parameter.name)).toEqual(["values", "size"]);
    expect(formatType(of.returns)).toBe("Example.Box<T>");
    expect(findPlatformMember("Example.Box.size").kind).toBe("property");
    expect(findPlatformMember("Example.Box.<init>(String)").kind).toBe("constructor");
  });

  it("makes a member with and one without a parameter in brackets", () => {
    const put = () => null;
    platformClass("Example.Shelf", {
      "void put([Integer place[, Boolean isHard]])": put,
      "void cut(Id id[, Id end])": put,
    });
    const members = ["put()", "put(Integer)", "put(Integer,Boolean)", "cut(Id)", "cut(Id,Id)"];
    const found = members.map((member) => findPlatformMember(`Example.Shelf.${member}`).invoke);
    expect(found).toEqual(members.map(() => put));
  });

  it("refuses a signature that it cannot read", () => {
    expect(() => platformClass("Example.Bad", { nonsense: () => null })).toThrow(
      'cannot read the signature "nonsense"',
    );
  });

  it("reads nested generics", () => {
    expect(parseType("Map<Id, List<T>>")).toEqual({
      name: "Map",
      arguments: [
        { name: "Id", arguments: [] },
        { name: "List", arguments: [{ name: "T", arguments: [] }] },
      ],
    });
  });
});
