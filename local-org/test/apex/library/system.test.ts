/**
 * Exceptions, Assert, System, Id, Type, enums. Expected values: Apex Reference Guide, pages of these classes; the texts
 * of failed assertions as Salesforce's logs show them ("Assertion Failed: Expected: 1, Actual: 2").
 */
import { platformException, type ApexException } from "../../../src/apex/runtime/exceptions.ts";
import { isA, isFatal } from "../../../src/apex/runtime/catching.ts";
import { platformEnumValue } from "../../../src/apex/runtime/enums.ts";
import {
  extendPlatformClass,
  findPlatformClass,
  findPlatformMember,
  platformClass,
} from "../../../src/apex/library/registry.ts";
import type { ProgramInstance } from "../../../src/apex/program.ts";
import type { OrgServices } from "../../../src/apex/runtime/context.ts";
import { toText } from "../../../src/apex/runtime/text.ts";
import { ApexDatetime } from "../../../src/apex/runtime/datetime.ts";
import { call, decimal, list, within, ofType } from "./call.ts";

const program = { runtimeClass: () => undefined } as unknown as ProgramInstance;
const services = {
  project: {},
  schema: {
    objects: [],
    object: (name: string) =>
      name.toLowerCase() === "account" ? { apiName: "Account", typeName: "Account" } : undefined,
  },
} as unknown as OrgServices;

describe("exceptions", () => {
  it("have a message, a type and a cause", () => {
    const cause = platformException("System.MathException", "Divide by 0");
    const made = call("DmlException.<init>(String,Exception)", "wrapped", cause) as ApexException;
    expect(call("Exception.getMessage()", made)).toBe("wrapped");
    expect(call("Exception.getTypeName()", made)).toBe("System.DmlException");
    expect(call("Exception.getCause()", made)).toBe(cause);
    expect(isA(made, "System.Exception")).toBe(true);
    expect(toText(made)).toBe("DmlException:[]: wrapped");
  });

  it("have a standard message where none is given", () => {
    expect(call("Exception.getMessage()", call("ListException.<init>()"))).toBe("Script-thrown exception");
  });

  // trailheadapps/apex-recipes, AuraEnabledRecipes_Tests
  it("keep the message of an AuraHandledException for the page until setMessage is called", () => {
    const made = call("AuraHandledException.<init>(String)", "for the page") as ApexException;
    expect(made.apexMessage).toBe("for the page");
    expect(call("Exception.getMessage()", made)).toBe("Script-thrown exception");
    expect(toText(made)).toBe("AuraHandledException:[]: Script-thrown exception");
    call("Exception.setMessage(String)", made, "set");
    expect(call("Exception.getMessage()", made)).toBe("set");
  });

  it("take a cause once", () => {
    const made = call("ListException.<init>(String)", "a") as ApexException;
    call("Exception.initCause(Exception)", made, platformException("System.MathException", "b"));
    expect(made.apexCause?.apexMessage).toBe("b");
    expect(() => call("Exception.initCause(Exception)", made, made)).toThrow("The cause has already been set");
  });

  it("tell the rows that failed", () => {
    const made = platformException("System.DmlException", "Insert failed.");
    made.dmlFailures = [
      {
        index: 3,
        objectName: "Account",
        id: null,
        statusCode: "REQUIRED_FIELD_MISSING",
        message: "Name",
        fields: ["Name"],
      },
    ];
    expect(call("DmlException.getNumDml()", made)).toBe(1);
    expect(call("DmlException.getDmlIndex(Integer)", made, 0)).toBe(3);
    expect(toText(call("DmlException.getDmlFieldNames(Integer)", made, 0))).toBe("(Name)");
    expect(() => call("DmlException.getDmlId(Integer)", made, 1)).toThrow("List index out of bounds: 1");
  });
});

describe("assertions", () => {
  it("say what was expected", () => {
    expect(() => call("System.assertEquals(Object,Object)", 1, 2)).toThrow("Assertion Failed: Expected: 1, Actual: 2");
    expect(() => call("Assert.areEqual(Object,Object,String)", "a", "A", "why")).toThrow(
      "Assertion Failed: why: Expected: a, Actual: A",
    );
    expect(() => call("System.assertNotEquals(Object,Object)", 1, 1)).toThrow("Assertion Failed: Same value: 1");
    expect(() => call("System.assert(Boolean,Object)", false, "no")).toThrow("Assertion Failed: no");
    expect(() => call("Assert.isTrue(Boolean)", null)).toThrow("Assertion Failed");
    expect(() => call("Assert.isFalse(Boolean)", true)).toThrow("Assertion Failed");
    expect(() => call("Assert.fail(String)", "gone")).toThrow("Assertion Failed: gone");
    expect(() => call("Assert.isNull(Object)", 0)).toThrow("Assertion Failed");
    expect(() => call("Assert.isNotNull(Object)", null)).toThrow("Assertion Failed");
  });

  it("hold for equal numbers, lists and null", () => {
    const holds = (key: string, ...values: unknown[]): void => expect(() => call(key, ...values)).not.toThrow();
    holds("System.assertEquals(Object,Object)", 5, decimal("5.00"));
    holds("System.assertEquals(Object,Object)", list(1, 2), list(1, 2));
    holds("Assert.isNull(Object)", null);
    holds("Assert.isFalse(Boolean)", false);
  });

  // "You can't catch an assertion failure using a try/catch block"
  it("cannot be caught", () => {
    const fatal = (): unknown => {
      try {
        return call("Assert.fail()");
      } catch (error) {
        return isFatal(error);
      }
    };
    expect(fatal()).toBe(true);
  });

  it("look at types", () => {
    within({ program, services }, () => {
      const type = call("Type.forName(String)", "String");
      call("Assert.isInstanceOfType(Object,System.Type)", "a", type);
      expect(() => call("Assert.isInstanceOfType(Object,System.Type)", 1, type)).toThrow("Assertion Failed");
      expect(() => call("Assert.isNotInstanceOfType(Object,System.Type)", "a", type)).toThrow("Assertion Failed");
    });
  });
});

describe("System", () => {
  it("has one clock", () => {
    within({ now: () => 1182567783000 }, () => {
      expect(call("System.currentTimeMillis()")).toBe(1182567783000n);
      expect(call("System.now()")).toEqual(new ApexDatetime(1182567783000));
    });
  });

  it("writes to the log with a level", () => {
    const lines: string[] = [];
    within({ debug: (level, text) => void lines.push(`${level} ${text}`) }, () => {
      call("System.debug(Object)", list(1));
      call("System.debug(LoggingLevel,Object)", platformEnumValue("System.LoggingLevel", "ERROR"), "x");
    });
    expect(lines).toEqual(["DEBUG (1)", "ERROR x"]);
  });

  it("takes members of other rooms", () => {
    platformClass("Example.Room", {});
    extendPlatformClass("Example.Room", { "static Boolean isExample()": () => true });
    expect(findPlatformClass("Example.Room")?.members.some((member) => member.name === "isExample")).toBe(true);
    expect(findPlatformMember("Example.Room.isExample()").isStatic).toBe(true);
    expect(() => extendPlatformClass("Example.Room", { "static Boolean isExample()": () => true })).toThrow("twice");
    expect(() => extendPlatformClass("System.Nothing", {})).toThrow("System.Nothing is not declared");
  });
});

describe("Id", () => {
  it("has 18 characters", () => {
    expect(call("Id.valueOf(String)", "001D000000Ju1zH")).toBe("001D000000Ju1zHIAR");
    expect(call("Id.valueOf(String,Boolean)", "001d000000ju1zhIAR", true)).toBe("001D000000Ju1zHIAR");
    expect(call("Id.to15()", "001D000000Ju1zHIAR")).toBe("001D000000Ju1zH");
    expect(() => call("Id.valueOf(String)", "notAnId")).toThrow("Invalid id: notAnId");
  });
});

describe("Type", () => {
  const forName = (name: string): unknown => within({ program, services }, () => call("Type.forName(String)", name));

  it("is found whatever the case, and is null where there is none", () => {
    expect(String(forName("map<id, List<account>>"))).toBe("Map<Id, List<Account>>");
    expect(String(forName("integer[]"))).toBe("List<Integer>");
    expect(String(forName("jsonexception"))).toBe("System.JSONException");
    expect(forName("Map<Id>")).toBeNull();
    expect(within({ program, services }, () => call("Type.forName(String,String)", "Nowhere", "Nothing"))).toBeNull();
  });

  it("makes instances", () => {
    within({ program, services }, () => {
      expect(toText(call("Type.newInstance()", forName("List<Integer>")))).toBe("()");
      expect(toText(call("Type.newInstance()", forName("Account")))).toBe("Account:{}");
      expect(() => call("Type.newInstance()", forName("Integer"))).toThrow("Class cannot be constructed: Integer");
    });
  });

  it("knows what can be assigned", () => {
    within({ program, services }, () => {
      const fits = (target: string, source: string): unknown =>
        call("Type.isAssignableFrom(System.Type)", forName(target), forName(source));
      expect(fits("Id", "String")).toBe(true);
      expect(fits("Decimal", "Integer")).toBe(true);
      expect(fits("Integer", "Decimal")).toBe(false);
      expect(fits("Exception", "DmlException")).toBe(true);
      expect(fits("Object", "Account")).toBe(true);
    });
  });
});

describe("enums", () => {
  it("have values, names and ordinals", () => {
    within({ program }, () => {
      const up = call("EnumType.valueOf(String)", ["System.RoundingMode"], "up");
      expect(call("Enum.name()", up)).toBe("UP");
      expect(call("Enum.ordinal()", up)).toBe(7);
      expect(() => call("EnumType.valueOf(String)", ["System.RoundingMode"], "SIDEWAYS")).toThrow(
        ofType("System.NoSuchElementException"),
      );
    });
  });
});
