/**
 * JSON, JSONParser, JSONGenerator. Expected values: Apex Reference Guide and Developer Guide, "JSON Support"
 * (developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm).
 */
import type { ObjectDescription, Schema } from "../../../src/schema/model.ts";
import type { ProgramInstance } from "../../../src/apex/program.ts";
import type { OrgServices } from "../../../src/apex/runtime/context.ts";
import { fromJsonValue, toJsonValue } from "../../../src/apex/library/language/json-values.ts";
import type { JsonParser } from "../../../src/apex/library/language/json-parser.ts";
import { ApexTypeToken } from "../../../src/apex/library/language/type.ts";
import { ApexBlob } from "../../../src/apex/runtime/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../../../src/apex/runtime/collections.ts";
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../../src/apex/runtime/datetime.ts";
import { platformEnumValue } from "../../../src/apex/runtime/enums.ts";
import { ApexRecord } from "../../../src/apex/runtime/record.ts";
import { toText } from "../../../src/apex/runtime/text.ts";
import { ApexTime } from "../../../src/apex/runtime/time.ts";
import { ApexObject, type RuntimeClass } from "../../../src/apex/runtime/values.ts";
import { call, decimal, double, list, within, ofType } from "./call.ts";

const find =
  <T>(items: readonly T[], name: (item: T) => string | undefined) =>
  (wanted: string) =>
    items.find((item) => name(item)?.toLowerCase() === wanted.toLowerCase());

const fields = [
  { apiName: "Id", type: "id" },
  { apiName: "LastName", type: "string" },
  { apiName: "Birthdate", type: "date" },
  { apiName: "CreatedDate", type: "datetime" },
  {
    apiName: "AccountId",
    type: "reference",
    referenceTo: ["Account"],
    relationshipName: "Account",
    polymorphic: false,
  },
  { apiName: "Amount__c", type: "currency" },
] as unknown as ObjectDescription["fields"];
const CONTACT = {
  apiName: "Contact",
  fields,
  field: find(fields, (field) => field.apiName),
  parent: find(fields, (field) => field.relationshipName),
  child: () => undefined,
} as unknown as ObjectDescription;
const contacts = [{ name: "Contacts", childObject: "Contact" }];
const ACCOUNT = {
  apiName: "Account",
  field: find(fields.slice(0, 2), (field) => field.apiName),
  parent: () => undefined,
  child: find(contacts, (each) => each.name),
} as unknown as ObjectDescription;

class Car extends ApexObject {
  $make: unknown = null;
  $year: unknown = null;
  $cache: unknown = null;
}
const CAR: Partial<RuntimeClass> = {
  name: "Car",
  methods: new Map(),
  enumValues: [],
  neverInJson: new Set(),
  constructorFunction: Car,
  fields: [
    { name: "make", jsName: "$make", type: "String", isTransient: false },
    { name: "year", jsName: "$year", type: "String", isTransient: false },
    { name: "cache", jsName: "$cache", type: "String", isTransient: true },
  ],
};
Object.assign(Car.prototype, { apexType: CAR });

const program = { runtimeClass: (name: string) => (name === "Car" ? CAR : undefined) } as unknown as ProgramInstance;
const schema = { object: find([CONTACT, ACCOUNT], (object) => object.apiName) } as unknown as Schema;
const services = { schema } as OrgServices;

const inOrg = <T>(action: () => T): T => within({ program, services }, action);
const serialize = (value: unknown): unknown => inOrg(() => call("JSON.serialize(Object)", value));
const deserialize = (text: string, type: string): unknown =>
  inOrg(() => call("JSON.deserialize(String,System.Type)", text, new ApexTypeToken(type)));
const strict = (text: string, type: string): unknown =>
  inOrg(() => call("JSON.deserializeStrict(String,System.Type)", text, new ApexTypeToken(type)));

function record(object: ObjectDescription, values: Record<string, unknown>): ApexRecord {
  const made = new ApexRecord(object);
  for (const [name, value] of Object.entries(values)) made.fields.set(name, value);
  return made;
}

describe("JSON.serialize", () => {
  it.each<[unknown, string]>([
    [new ApexDatetime(Date.UTC(2011, 2, 22, 8, 15, 18)), '"2011-03-22T08:15:18.000Z"'],
    [new ApexDate(2011, 3, 22), '"2011-03-22"'],
    [ApexTime.of(12, 0, 0, 0), '"12:00:00.000Z"'],
    [decimal("1.10"), "1.10"],
    [double(5), "5.0"],
    [9223372036854775807n, "9223372036854775807"],
    [ApexBlob.fromText("foobar"), '"Zm9vYmFy"'],
    [list(1, null, 'a"b'), '[1,null,"a\\"b"]'],
    [new ApexSet("Integer", [1, 2]), "[1,2]"],
    [
      new ApexMap("Integer", "Object", [
        [2, null],
        [1, true],
      ]),
      '{"2":null,"1":true}',
    ],
    [null, "null"],
  ])("%s", (value, expected) => {
    expect(serialize(value)).toBe(expected);
  });

  it("writes enums by their names", () => {
    expect(serialize(platformEnumValue("System.RoundingMode", "UP"))).toBe('"UP"');
  });

  it("writes fields of objects, without nulls where asked, never transient ones", () => {
    const car = Object.assign(new Car(), { $make: "SFDC", $cache: "x" });
    expect(serialize(car)).toBe('{"make":"SFDC","year":null}');
    expect(inOrg(() => call("JSON.serialize(Object,Boolean)", car, true))).toBe('{"make":"SFDC"}');
  });

  // The form of records: cloudyworlds.blogspot.com/2013/01/jsonserialize-in-apex-after-launch-of.html and
  // jappy.hatenablog.com/entry/2017/01/29/020908
  it("writes records with their type, moments with an offset, and no empty fields of a row", () => {
    const account = record(ACCOUNT, { LastName: "Acme" });
    const row = record(CONTACT, { Id: "003000000000001AAA", LastName: null, CreatedDate: new ApexDatetime(0) });
    row.isQueried = true;
    row.parents.set("Account", account);
    expect(serialize(row)).toBe(
      '{"attributes":{"type":"Contact","url":"/services/data/v66.0/sobjects/Contact/003000000000001AAA"},' +
        '"Id":"003000000000001AAA","CreatedDate":"1970-01-01T00:00:00.000+0000",' +
        '"Account":{"attributes":{"type":"Account"},"LastName":"Acme"}}',
    );
    expect(serialize(record(CONTACT, { LastName: null }))).toBe('{"attributes":{"type":"Contact"},"LastName":null}');
  });

  it("writes rows of a child query as a result", () => {
    const account = record(ACCOUNT, {});
    account.children.set("Contacts", new ApexList("Contact", [record(CONTACT, { LastName: "x" })]));
    expect(serialize(account)).toBe(
      '{"attributes":{"type":"Account"},"Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact"},"LastName":"x"}]}}',
    );
  });

  it("refuses keys that are no primitives, and cycles", () => {
    expect(() => serialize(new ApexMap("Account", "String", [[record(ACCOUNT, {}), "x"]]))).toThrow(
      ofType("System.JSONException"),
    );
    const cycle = list();
    cycle.items.push(cycle);
    expect(() => serialize(cycle)).toThrow("an object refers to itself");
  });

  it("writes prettily", () => {
    const map = new ApexMap("String", "Object", [
      ["a", list(1, 2)],
      ["b", new ApexMap("String", "Object")],
    ]);
    expect(inOrg(() => call("JSON.serializePretty(Object)", map))).toBe('{\n  "a" : [ 1, 2 ],\n  "b" : { }\n}');
  });
});

describe("JSON.deserialize", () => {
  it("reads what the type says", () => {
    expect(toText(deserialize('{"a":[1,2]}', "Map<String, List<Integer>>"))).toBe("{a=(1, 2)}");
    expect(String(deserialize("1.10", "Decimal"))).toBe("1.10");
    expect(deserialize('"2011-03-22T08:15:18.000+0200"', "Datetime")).toEqual(
      new ApexDatetime(Date.UTC(2011, 2, 22, 6, 15, 18)),
    );
    expect(deserialize('"12:00:00.000Z"', "Time")).toEqual(ApexTime.of(12, 0, 0, 0));
    expect(deserialize('"001D000000Ju1zH"', "Id")).toBe("001D000000Ju1zHIAR");
    expect(deserialize('"UP"', "System.RoundingMode")).toBe(platformEnumValue("System.RoundingMode", "UP"));
    expect(deserialize("null", "Integer")).toBeNull();
  });

  it("reads objects, and refuses unknown fields only when strict", () => {
    expect(strict('{"make":"SFDC","year":"2020"}', "Car")).toMatchObject({ $make: "SFDC", $year: "2020" });
    expect(deserialize('{"make":"SFDC","wheels":4}', "Car")).toMatchObject({ $make: "SFDC" });
    expect(() => strict('{"wheels":4}', "Car")).toThrow("Unknown field: Car.wheels");
  });

  it("reads records with parents and children", () => {
    const contact = deserialize(
      '{"lastname":"x","Amount__c":1.50,"Account":{"LastName":"Acme"},"Nope":1}',
      "Contact",
    ) as ApexRecord;
    expect(toText(contact)).toBe("Contact:{LastName=x, Amount__c=1.50}");
    expect(toText(contact.parents.get("Account"))).toBe("Account:{LastName=Acme}");
    const account = deserialize(
      '{"attributes":{"type":"Account"},"Contacts":{"records":[{"LastName":"y"}]}}',
      "SObject",
    ) as ApexRecord;
    expect(toText(account.children.get("Contacts"))).toBe("(Contact:{LastName=y})");
    expect(() => strict('{"first":"value1"}', "Account")).toThrow("No such column 'first' on sobject of type Account");
  });

  it.each([
    ['"x"', "Integer", "Illegal value for primitive"],
    ["1.5", "Integer", "Illegal value for primitive"],
    ["{}", "List<Integer>", "Malformed JSON: Expected '[' at the beginning of List/Set"],
    // apex-recipes, CustomRestEndpointRecipes_Tests
    ['"}]', "List<Integer>", "Malformed JSON: Expected '[' at the beginning of List/Set"],
    ['{"startDate":"2017-14-31"}', "Map<String, Date>", "Invalid date: 2017-14-31"],
    ['["My Account"]', "List<Datetime>", 'Invalid format: "My Account"'],
    ['["2017-14"]', "List<Datetime>", 'not modelled: the Datetime "2017-14" in JSON'],
    ["not valid json", "Object", "Malformed JSON: Unrecognized token 'not': was expecting"],
    ['{"a":1', "Object", "Unexpected end-of-input"],
    ["{a:1}", "Object", "Unexpected character ('a' (code 97)): was expecting double-quote to start field name"],
    ["", "Object", "No content to map to Object due to end of input"],
    ["[1]", "List<Object>", "Apex Type unsupported in JSON: Object"],
  ])("refuses %s as %s", (text, type, message) => {
    expect(() => deserialize(text, type)).toThrow(message);
  });
});

describe("JSON.deserializeUntyped", () => {
  it("makes maps, lists and primitives", () => {
    const untyped = call("JSON.deserializeUntyped(String)", '{"a":[5.5,2000,3000000000,true,null,"x"]}') as ApexMap;
    const { items } = untyped.get("a") as ApexList;
    expect(items).toEqual([decimal("5.5"), 2000, 3000000000n, true, null, "x"]);
  });

  // octoberswimmer/aer-dist issue 165
  it("does not look behind the value", () => {
    expect(toText(call("JSON.deserializeUntyped(String)", '{"a":1} and more'))).toBe("{a=1}");
  });
});

describe("JSONParser", () => {
  it("goes from token to token", () => {
    const parser = call("JSON.createParser(String)", '{"totalPrice":1.5,"lines":[{"id":7}],"last":"x"}') as JsonParser;
    const seen: unknown[] = [];
    for (let token = parser.nextToken(); token; token = parser.nextToken()) seen.push([token.type, parser.name]);
    expect(seen).toEqual([
      ["START_OBJECT", null],
      ["FIELD_NAME", "totalPrice"],
      ["VALUE_NUMBER_FLOAT", "totalPrice"],
      ["FIELD_NAME", "lines"],
      ["START_ARRAY", "lines"],
      ["START_OBJECT", null],
      ["FIELD_NAME", "id"],
      ["VALUE_NUMBER_INT", "id"],
      ["END_OBJECT", null],
      ["END_ARRAY", "lines"],
      ["FIELD_NAME", "last"],
      ["VALUE_STRING", "last"],
      ["END_OBJECT", null],
    ]);
  });

  it("reads values, and skips what is inside", () => {
    const parser = call("JSON.createParser(String)", '[1,{"make":"SFDC"},[2,[3]],"x"]') as JsonParser;
    parser.nextToken();
    parser.nextToken();
    expect(call("JSONParser.getIntegerValue()", parser)).toBe(1);
    parser.nextToken();
    const car = inOrg(() => call("JSONParser.readValueAs(System.Type)", parser, new ApexTypeToken("Car")));
    expect(car).toMatchObject({ $make: "SFDC" });
    expect(parser.token?.type).toBe("END_OBJECT");
    parser.nextToken();
    call("JSONParser.skipChildren()", parser);
    expect(parser.token?.type).toBe("END_ARRAY");
    call("JSONParser.nextToken()", parser);
    expect(call("JSONParser.getText()", parser)).toBe("x");
  });
});

describe("JSONGenerator", () => {
  it("writes token after token", () => {
    const generator = call("JSON.createGenerator(Boolean)", false);
    call("JSONGenerator.writeStartObject()", generator);
    call("JSONGenerator.writeNumberField(String,Integer)", generator, "id", 1);
    call("JSONGenerator.writeFieldName(String)", generator, "names");
    call("JSONGenerator.writeStartArray()", generator);
    call("JSONGenerator.writeString(String)", generator, "a");
    call("JSONGenerator.writeEndArray()", generator);
    call("JSONGenerator.writeNullField(String)", generator, "none");
    expect(() => call("JSONGenerator.writeNull()", generator)).toThrow("Can not write value, expecting field name");
    expect(() => call("JSONGenerator.writeEndArray()", generator)).toThrow("Current context not an ARRAY");
    call("JSONGenerator.writeEndObject()", generator);
    expect(call("JSONGenerator.getAsString()", generator)).toBe('{"id":1,"names":["a"],"none":null}');
    expect(call("JSONGenerator.isClosed()", generator)).toBe(true);
  });
});

describe("plain values", () => {
  it("go to pages and come back", () => {
    const plain = inOrg(() => toJsonValue(new ApexMap("String", "Object", [["a", list(decimal("1.50"), 2n, null)]])));
    expect(plain).toEqual({ a: [1.5, 2, null] });
    expect(toText(inOrg(() => fromJsonValue({ a: [1, 2] }, "Map<String, List<Decimal>>")))).toBe("{a=(1, 2)}");
    expect(inOrg(() => fromJsonValue(undefined, "Integer"))).toBeNull();
    expect(toText(inOrg(() => fromJsonValue({ a: [1, 2.5] }, "Map<String, Object>")))).toBe("{a=(1, 2.5)}");
  });
});
