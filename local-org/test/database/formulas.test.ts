/** Formula fields, default values and validation rules in an org. */
import { ApexDate } from "../../src/apex/runtime/date.ts";
import { formulaProblems } from "../../src/apex/formula/check.ts";
import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import { triggerFrame } from "../../src/apex/library/org/trigger-context.ts";
import type { ObjectSource, Project } from "../../src/project/model.ts";
import { ProjectError } from "../../src/project/model.ts";
import { loadSchema } from "../../src/schema/load.ts";
import {
  column,
  dml,
  insert,
  makeOrg,
  metadata,
  objectSource,
  plain,
  project,
  query,
  record,
  thrown,
} from "./org-fixture.ts";

const NOW = Date.UTC(2026, 10, 22, 20);

function field(name: string, type: string, more: string): string {
  return `<fullName>${name}</fullName><label>${name}</label><type>${type}</type>${more}`;
}

const NUMBER = "<precision>9</precision><scale>2</scale>";
const LOOKUP =
  "<referenceTo>Account</referenceTo><relationshipName>Boxes</relationshipName><relationshipLabel>Boxes</relationshipLabel>";

function rule(name: string, formula: string, more = ""): [string, string] {
  const body = `<active>true</active><errorConditionFormula>${formula}</errorConditionFormula>${more}<errorMessage>${name} is broken</errorMessage>`;
  return [name, `<ValidationRule><fullName>${name}</fullName>${body}</ValidationRule>`];
}

function boxes(fields: readonly string[], rules: readonly [string, string][] = []): Partial<Project> {
  const source: ObjectSource = {
    ...objectSource("Box__c", [
      field("Count__c", "Number", NUMBER),
      field("Share__c", "Percent", NUMBER),
      field("Account__c", "Lookup", LOOKUP),
      ...fields,
    ]),
    validationRules: rules.map(([name, xml]) => metadata(name, xml)),
  };
  return { objects: [source] };
}

const formula = (name: string, type: string, text: string, more = "") =>
  field(name, type, `${type === "Number" ? NUMBER : ""}${more}<formula>${text}</formula>`);

describe("formula fields", () => {
  const parts = boxes([
    formula("Twice__c", "Number", "Count__c * 2"),
    formula("Strict__c", "Number", "Count__c * 2", "<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>"),
    formula("Third__c", "Number", "Twice__c / 3"),
    formula("Part__c", "Percent", "Share__c / 2", NUMBER),
    formula("Place__c", "Text", 'Account__r.Name &amp; " of " &amp; Owner:User.LastName'),
    formula("Big__c", "Checkbox", "Twice__c &gt; 10"),
    formula("Tomorrow__c", "Date", "TODAY() + 1"),
    formula("Broken__c", "Number", "1 / (Count__c - Count__c)"),
  ]);
  const org = makeOrg(parts, {}, { now: () => NOW });
  const inOrg = (action: () => void) => () => void org.runTest(action);

  it(
    "are computed when they are read, from what is there now",
    inOrg(() => {
      const [accountId] = insert("Account", { Name: "Acme" });
      const [id] = insert("Box__c", { Name: "b", Count__c: 5, Share__c: 50, Account__c: accountId });
      const names = ["Twice__c", "Third__c", "Part__c", "Place__c", "Big__c", "Tomorrow__c"];
      const values = () =>
        query(`SELECT ${names.join(", ")} FROM Box__c`).map((row) =>
          names.map((name) => plain(row.fields.get(name))),
        )[0];
      // 5 * 2 = 10; 10 / 3 = 3.333…, to two places 3.33; half of 50 % is 25 %; each with the scale of its field
      expect(values()).toEqual(["10.00", "3.33", "25.00", "Acme of Administrator", false, "2026-11-23"]);
      dml("update", [record("Account", { Id: accountId, Name: "Best" }), record("Box__c", { Id: id, Count__c: 6 })]);
      expect(values()?.slice(3, 5)).toEqual(["Best of Administrator", true]);
    }),
  );

  it(
    "treat blanks as they are told to",
    inOrg(() => {
      insert("Box__c", { Name: "b" });
      expect(column("SELECT Twice__c FROM Box__c")).toEqual(["0.00"]);
      expect(column("SELECT Strict__c FROM Box__c")).toEqual([null]);
    }),
  );

  it(
    "filter, sort and stand behind relationships, and cannot be written",
    inOrg(() => {
      insert("Box__c", { Name: "a", Count__c: 1 }, { Name: "b", Count__c: 3 }, { Name: "c", Count__c: 2 });
      expect(column("SELECT Name FROM Box__c WHERE Twice__c > 2 ORDER BY Third__c DESC")).toEqual(["b", "c"]);
      const [row] = query("SELECT Id, Twice__c FROM Box__c WHERE Name = 'a'");
      dml("update", row as ApexRecord);
      expect(column("SELECT Twice__c FROM Box__c WHERE Name = 'a'")).toEqual(["2.00"]);
    }),
  );

  it(
    "are refused where the platform would show #Error!",
    inOrg(() => {
      insert("Box__c", { Name: "a" });
      expect(() => query("SELECT Broken__c FROM Box__c")).toThrow(
        "not modelled: formula field Box__c.Broken__c: division by zero",
      );
    }),
  );

  it("have their values in triggers", () => {
    const seen: unknown[] = [];
    const see = () => {
      for (const rows of [triggerFrame()?.newRecords, triggerFrame()?.oldRecords]) {
        seen.push(...((rows?.items ?? []) as ApexRecord[]).map((row) => plain(row.fields.get("Twice__c"))));
      }
    };
    const events = ["before insert", "after insert", "before update", "after update"];
    const triggers = Object.fromEntries(events.map((event) => [`Box__c ${event}`, see]));
    makeOrg(parts, triggers).runTest(() => {
      const [id] = insert("Box__c", { Name: "a", Count__c: 1 });
      dml("update", record("Box__c", { Id: id, Count__c: 2 }));
    });
    expect(seen).toEqual(["2", "2", "4", "2", "4", "2"]);
  });
});

describe("default values", () => {
  it("are formulas over global variables, literals and the present", () => {
    const text = "<length>80</length>";
    const parts = boxes([
      field("Who__c", "Text", `${text}<defaultValue>$User.LastName &amp; "!"</defaultValue>`),
      field("Due__c", "Date", "<defaultValue>TODAY() + 7</defaultValue>"),
      field("Rate__c", "Percent", `${NUMBER}<defaultValue>0.25</defaultValue>`),
    ]);
    makeOrg(parts, {}, { now: () => NOW }).runTest(() => {
      insert("Box__c", { Name: "a" });
      insert("Box__c", { Name: "b", Who__c: "me", Due__c: new ApexDate(2026, 1, 1), Rate__c: null });
      expect(column("SELECT Who__c FROM Box__c")).toEqual(["Administrator!", "me"]);
      expect(column("SELECT Due__c FROM Box__c")).toEqual(["2026-11-29", "2026-01-01"]);
      expect(column("SELECT Rate__c FROM Box__c")).toEqual(["25.00", null]);
    });
  });
});

// github.com/SalesforceFoundation/PMM, DeliveryDate__c
it("a moment is taken for a day, and refused when it is asked which", () => {
  const parts = boxes([field("Due__c", "Date", "<defaultValue>NOW()</defaultValue>")]);
  const own = project(parts);
  expect(formulaProblems(own, loadSchema(own))).toEqual([]);
  makeOrg(parts).runTest(() => {
    expect(thrown(() => insert("Box__c", { Name: "a" })).message).toContain("not modelled: the day of a moment");
  });
});

describe("validation rules (Apex Developer Guide, Triggers and Order of Execution)", () => {
  const failure = (action: () => unknown) =>
    thrown(action).dmlFailures.map(({ message, fields }) => [message, ...fields]);

  it("run after the before triggers, on insert, update and upsert", () => {
    const rules = [rule("Small", "Count__c &gt; 10", "<errorDisplayField>Count__c</errorDisplayField>")];
    const triggers = {
      "Box__c before insert": () => {
        const [row] = triggerFrame()?.newRecords?.items as ApexRecord[];
        if (row?.fields.get("Name") === "mended") row.fields.set("Count__c", null);
      },
    };
    makeOrg(boxes([], rules), triggers).runTest(() => {
      const error = thrown(() => insert("Box__c", { Name: "a", Count__c: 11 }));
      expect(error.apexMessage).toBe(
        "Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Small is broken: [Count__c]",
      );
      const [id] = insert("Box__c", { Name: "mended", Count__c: 11 });
      expect(failure(() => dml("update", record("Box__c", { Id: id, Count__c: 11 })))).toEqual([
        ["Small is broken", "Count__c"],
      ]);
      expect(failure(() => dml("upsert", record("Box__c", { Name: "b", Count__c: 11 })))).toEqual([
        ["Small is broken", "Count__c"],
      ]);
    });
  });

  it("look at what changed, at the user, at settings and at custom metadata", () => {
    const setting = {
      ...objectSource("Switches__c", [field("Off__c", "Checkbox", "<defaultValue>false</defaultValue>")]),
      definition: metadata(
        "Switches__c",
        "<CustomObject><label>Switches</label><customSettingsType>Hierarchy</customSettingsType></CustomObject>",
      ),
    };
    const limits = objectSource("Limits__mdt", [field("Most__c", "Number", NUMBER)]);
    const record1 = metadata(
      "Limits.Boxes",
      '<CustomMetadata xmlns:xsi="x" xmlns:xsd="y"><label>Boxes</label><values><field>Most__c</field><value xsi:type="xsd:double">5</value></values></CustomMetadata>',
    );
    const rules = [
      rule("Frozen", "AND(NOT(ISNEW()), ISCHANGED(Name), NOT($Setup.Switches__c.Off__c))"),
      rule("Shrinking", "Count__c &lt; PRIORVALUE(Count__c)"),
      rule("Most", "Count__c &gt; $CustomMetadata.Limits__mdt.Boxes.Most__c"),
      rule("Foreign", '$Profile.Name &lt;&gt; "System Administrator"'),
    ];
    const parts = boxes([], rules);
    const all = { objects: [...(parts.objects ?? []), setting, limits], customMetadata: [record1] };
    makeOrg(all).runTest(() => {
      const [id] = insert("Box__c", { Name: "a", Count__c: 5 });
      const update = (values: Record<string, unknown>) => () => dml("update", record("Box__c", { Id: id, ...values }));
      expect(failure(update({ Name: "b" }))).toEqual([["Frozen is broken"]]);
      expect(failure(update({ Count__c: 4 }))).toEqual([["Shrinking is broken"]]);
      expect(failure(update({ Count__c: 6 }))).toEqual([["Most is broken"]]);
      insert("Switches__c", { Off__c: true });
      update({ Name: "b" })();
    });
  });

  it("hold for the project's own records of custom metadata types (Metadata API: ValidationRule)", () => {
    const source = {
      ...objectSource("Limits__mdt", [field("Most__c", "Number", NUMBER)]),
      validationRules: [metadata(...rule("Positive", "Most__c &lt;= 0"))],
    };
    const file = (name: string, value: number) =>
      metadata(
        `Limits.${name}`,
        `<CustomMetadata xmlns:xsi="x"><label>${name}</label><values><field>Most__c</field><value xsi:type="xsd:double">${value}</value></values></CustomMetadata>`,
      );
    expect(() => makeOrg({ objects: [source], customMetadata: [file("Good", 1)] })).not.toThrow();
    const make = () => makeOrg({ objects: [source], customMetadata: [file("Good", 1), file("Bad", 0)] });
    expect(make).toThrow(ProjectError);
    expect(make).toThrow("Limits.Bad:2:1: Positive is broken (validation rule Positive)");
  });

  // github.com/jongpie/NebulaLogger, LoggerFieldMapping: an org has taken the records.
  it("hold for those where they cannot be judged", () => {
    const target =
      "<fullName>Of__c</fullName><label>Of</label><type>MetadataRelationship</type><referenceTo>EntityDefinition</referenceTo><relationshipName>Limits</relationshipName>";
    const source = {
      ...objectSource("Limits__mdt", [target]),
      validationRules: [metadata(...rule("Odd", 'Of__r.DeveloperName == "Lead"'))],
    };
    const values = "<label>A</label><values><field>Of__c</field><value>Account</value></values>";
    const customMetadata = [metadata("Limits.A", `<CustomMetadata>${values}</CustomMetadata>`)];
    expect(() => makeOrg({ objects: [source], customMetadata })).not.toThrow();
  });
});

it("tells where a formula is wrong", () => {
  const own = project(
    boxes(
      [
        formula("A__c", "Number", "B__c + 1"),
        formula("B__c", "Number", "A__c + 1"),
        formula("C__c", "Number", "'x'"),
        field("D__c", "Date", "<defaultValue>Count__c</defaultValue>"),
      ],
      [rule("Wrong", "Count__c &lt; 1 &amp;&amp;\n  Nothing__c")],
    ),
  );
  const problems = formulaProblems(own, loadSchema(own)).map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
  expect(problems).toEqual([
    "C__c:2: Formula result is data type (text), expected (number)",
    "D__c:2: Field Count__c may not be used in this type of formula",
    "Wrong:3: Field Nothing__c does not exist. Check spelling.",
    "A__c:2: the formula refers to itself",
    "B__c:2: the formula refers to itself",
  ]);
  const wrong = formulaProblems(own, loadSchema(own)).find(({ file }) => file === "Wrong");
  expect(wrong?.column).toBe(3);
});
