/** Roll-up summary fields (Help: Roll-Up Summary Field; Apex Developer Guide: Triggers and Order of Execution). */
import { ApexDate } from "../../src/apex/runtime/date.ts";
import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import { triggerFrame } from "../../src/apex/library/org/trigger-context.ts";
import { column, dml, insert, makeOrg, metadata, objectSource, plain, query, record, thrown } from "./org-fixture.ts";

const detail = (name: string, master: string) =>
  `<fullName>${name}</fullName><label>${name}</label><type>MasterDetail</type><referenceTo>${master}</referenceTo><reparentableMasterDetail>true</reparentableMasterDetail><relationshipName>${name.replace("__c", "s")}</relationshipName><relationshipLabel>x</relationshipLabel>`;
const NUMBER = "<type>Number</type><precision>9</precision><scale>2</scale>";

function summary(name: string, operation: string, child: string, key: string, more = ""): string {
  return `<fullName>${name}</fullName><label>${name}</label><type>Summary</type><summaryOperation>${operation}</summaryOperation><summaryForeignKey>${child}.${key}</summaryForeignKey>${more}`;
}

const of = (field: string) => `<summarizedField>Line__c.${field}</summarizedField>`;
const filter = (field: string, operation: string, value: string) =>
  `<summaryFilterItems><field>Line__c.${field}</field><operation>${operation}</operation><value>${value}</value></summaryFilterItems>`;

const controlled = (apiName: string, fields: readonly string[]) => {
  const source = objectSource(apiName, fields);
  const xml = `<CustomObject><label>x</label><pluralLabel>xs</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ControlledByParent</sharingModel></CustomObject>`;
  return { ...source, definition: metadata(apiName, xml) };
};

const rule = metadata(
  "Most",
  "<ValidationRule><fullName>Most</fullName><active>true</active><errorConditionFormula>Total__c &gt; 100</errorConditionFormula><errorMessage>Too much</errorMessage></ValidationRule>",
);
const objects = [
  objectSource("Shop__c", [
    summary("Orders_Total__c", "sum", "Order__c", "Shop__c", "<summarizedField>Order__c.Total__c</summarizedField>"),
  ]),
  {
    ...controlled("Order__c", [
      detail("Shop__c", "Shop__c"),
      summary("Lines__c", "count", "Line__c", "Order__c"),
      summary("Total__c", "sum", "Line__c", "Order__c", of("Amount__c")),
      summary("First__c", "min", "Line__c", "Order__c", of("Day__c")),
      summary("Most__c", "max", "Line__c", "Order__c", of("Amount__c")),
      summary(
        "Big__c",
        "count",
        "Line__c",
        "Order__c",
        filter("Amount__c", "greaterOrEqual", "10") + filter("Open__c", "equals", "True"),
      ),
    ]),
    validationRules: [rule],
  },
  controlled("Line__c", [
    detail("Order__c", "Order__c"),
    `<fullName>Amount__c</fullName><label>Amount</label>${NUMBER}`,
    "<fullName>Day__c</fullName><label>Day</label><type>Date</type>",
    "<fullName>Open__c</fullName><label>Open</label><type>Checkbox</type><defaultValue>true</defaultValue>",
  ]),
];

const events: string[] = [];
const note = (what: string) => () => {
  const rows = (triggerFrame()?.newRecords?.items ?? []) as ApexRecord[];
  events.push(
    `${what} ${rows.map((row) => String(plain(row.fields.get(what.startsWith("line") ? "Amount__c" : "Total__c")))).join()}`,
  );
};
const org = makeOrg(
  { objects },
  {
    "Line__c after insert": note("line"),
    "Order__c before update": note("order"),
    "Order__c after update": note("after"),
  },
);
const inOrg = (action: (orderId: string, otherId: string) => void) => () => {
  events.length = 0;
  org.runTest(() => {
    const [shop] = insert("Shop__c", { Name: "s" });
    const [first, other] = insert("Order__c", { Name: "o", Shop__c: shop }, { Name: "p", Shop__c: shop }) as [
      string,
      string,
    ];
    action(first, other);
  });
};
const values = () => {
  const names = ["Lines__c", "Total__c", "First__c", "Most__c", "Big__c"];
  return query(`SELECT ${names.join(", ")} FROM Order__c ORDER BY Name`).map((row) =>
    names.map((name) => plain(row.fields.get(name))),
  );
};

it(
  "count, sum, find the least and the greatest, through filters; nothing is 0 or null",
  inOrg((order) => {
    expect(values()[0]).toEqual(["0", "0.00", null, null, "0"]);
    insert(
      "Line__c",
      { Name: "a", Order__c: order, Amount__c: 5, Day__c: new ApexDate(2026, 1, 2) },
      { Name: "b", Order__c: order, Amount__c: 10, Day__c: new ApexDate(2026, 1, 1) },
      { Name: "c", Order__c: order, Amount__c: 20, Open__c: false },
    );
    expect(values()[0]).toEqual(["3", "35.00", "2026-01-01", "20.00", "1"]);
    expect(column("SELECT Orders_Total__c FROM Shop__c")).toEqual(["35"]);
    expect(column("SELECT Name FROM Order__c WHERE Total__c > 30")).toEqual(["o"]);
  }),
);

it(
  "follow changes, moves, deletions and their undoing",
  inOrg((order, other) => {
    const [line] = insert("Line__c", { Name: "a", Order__c: order, Amount__c: 5 });
    dml("update", record("Line__c", { Id: line, Amount__c: 7 }));
    expect(column("SELECT Total__c FROM Order__c ORDER BY Name")).toEqual(["7.00", "0.00"]);
    dml("update", record("Line__c", { Id: line, Order__c: other }));
    expect(column("SELECT Total__c FROM Order__c ORDER BY Name")).toEqual(["0.00", "7.00"]);
    dml("delete", record("Line__c", { Id: line }));
    expect(column("SELECT Total__c FROM Order__c ORDER BY Name")).toEqual(["0.00", "0.00"]);
    dml("undelete", record("Line__c", { Id: line }));
    expect(column("SELECT Total__c FROM Order__c ORDER BY Name")).toEqual(["0.00", "7.00"]);
    dml("delete", record("Order__c", { Id: other }));
    expect(column("SELECT Orders_Total__c FROM Shop__c")).toEqual(["0"]);
  }),
);

it(
  "save the parent after the child's triggers, once for a statement, and not when nothing changes",
  inOrg((order) => {
    insert("Line__c", { Name: "a", Order__c: order, Amount__c: 5 }, { Name: "b", Order__c: order, Amount__c: 6 });
    expect(events).toEqual(["line 5,6", "order 11", "after 11"]);
    const [id] = column("SELECT Id FROM Line__c WHERE Name = 'a'");
    dml("update", record("Line__c", { Id: id, Name: "renamed" }));
    expect(events).toHaveLength(3);
  }),
);

it(
  "keep a child from being saved that would break the parent's rules",
  inOrg((order) => {
    const error = thrown(() => insert("Line__c", { Name: "a", Order__c: order, Amount__c: 101 }));
    expect(error.apexMessage).toContain("FIELD_CUSTOM_VALIDATION_EXCEPTION, Too much");
    expect(column("SELECT Id FROM Line__c")).toEqual([]);
  }),
);
