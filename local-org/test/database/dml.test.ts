import { context } from "../../src/apex/runtime/context.ts";
import { ApexDate } from "../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../src/apex/runtime/datetime.ts";
import { platformException } from "../../src/apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import { addError } from "../../src/apex/library/org/record-fields.ts";
import { triggerFrame } from "../../src/apex/library/org/trigger-context.ts";
import type { Org } from "../../src/database/org.ts";
import {
  column,
  count,
  dml,
  insert,
  makeOrg,
  objectSource,
  query,
  record,
  thrown,
  type Triggers,
} from "./org-fixture.ts";

const NOW = Date.UTC(2026, 10, 22, 12);

const FIELDS = {
  key: "<fullName>Key__c</fullName><label>Key</label><type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>",
  kind: "<fullName>Kind__c</fullName><label>Kind</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Hot</fullName><default>true</default><label>Hot</label></value><value><fullName>Cold</fullName><default>false</default><label>Cold</label></value></valueSetDefinition></valueSet>",
  count:
    "<fullName>Count__c</fullName><label>Count</label><type>Number</type><precision>3</precision><scale>1</scale><defaultValue>2</defaultValue>",
  lead: "<fullName>Lead__c</fullName><label>Lead</label><type>Lookup</type><referenceTo>Lead</referenceTo><relationshipName>Boxes</relationshipName><relationshipLabel>Boxes</relationshipLabel>",
  strict:
    "<fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><deleteConstraint>Restrict</deleteConstraint><relationshipName>Boxes</relationshipName><relationshipLabel>Boxes</relationshipLabel>",
};

function boxes(triggers: Triggers = {}): Org {
  return makeOrg({ objects: [objectSource("Box__c", Object.values(FIELDS))] }, triggers, { now: () => NOW });
}

const shared = boxes();
const inOrg = (action: () => void) => () => void shared.runTest(action);
const trigger = () => triggerFrame() as NonNullable<ReturnType<typeof triggerFrame>>;
const newRows = () => trigger().newRecords?.items as ApexRecord[];
const oldRow = () => trigger().oldRecords?.items[0] as ApexRecord;

describe("insert", () => {
  it(
    "sets the Id, the owner, the audit fields and the defaults",
    inOrg(() => {
      const box = record("Box__c", { Name: "  one ", Key__c: "" });
      dml("insert", box);
      const id = box.fields.get("Id") as string;
      expect(id).toMatch(/^[a-zA-Z0-9]{18}$/);
      const [row] = query("SELECT Name, Key__c, Kind__c, Count__c, OwnerId, CreatedById, CreatedDate FROM Box__c");
      const value = (name: string) => row?.fields.get(name);
      expect([value("Name"), value("Key__c"), value("Kind__c"), String(value("Count__c"))]).toEqual([
        "one",
        null,
        "Hot",
        "2.0",
      ]);
      expect([value("OwnerId"), value("CreatedById")]).toEqual([shared.administratorId, shared.administratorId]);
      expect((value("CreatedDate") as ApexDatetime).milliseconds).toBe(NOW);
      expect([...box.fields.keys()]).toEqual(["Name", "Key__c", "Id"]);
    }),
  );

  it(
    "keeps its own copy of a record",
    inOrg(() => {
      const account = record("Account", { Name: "kept" });
      dml("insert", account);
      account.fields.set("Name", "changed");
      expect(column("SELECT Name FROM Account")).toEqual(["kept"]);
    }),
  );

  it("keeps a value of a restricted picklist as the picklist has it", () => {
    shared.runTest(() => {
      const [id] = insert("Box__c", { Name: "x", Kind__c: "COLD" });
      expect(query("SELECT Kind__c FROM Box__c WHERE Id = :id", { id })[0]?.fields.get("Kind__c")).toBe("Cold");
    });
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      "a required field",
      "Lead",
      { Company: "Acme" },
      "REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]",
    ],
    [
      "an Id",
      "Account",
      { Name: "x", Id: "001000000000001AAA" },
      "INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]",
    ],
    [
      "a text that is too long",
      "Lead",
      { LastName: "x", Company: "y", FirstName: "z".repeat(41) },
      `STRING_TOO_LONG, First Name: data value too large: ${"z".repeat(41)} (max length=40): [FirstName]`,
    ],
    [
      "a value outside a restricted picklist",
      "Box__c",
      { Name: "x", Kind__c: "Warm" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Warm: [Kind__c]",
    ],
    [
      "an id of another object",
      "Box__c",
      { Name: "x", Lead__c: "001000000000001AAA" },
      "FIELD_INTEGRITY_EXCEPTION, Lead: id value of incorrect type: 001000000000001AAA: [Lead__c]",
    ],
    [
      "an id of nothing",
      "Box__c",
      { Name: "x", Lead__c: "00Q000000000zzzAAA" },
      "INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []",
    ],
    [
      "a number that is too large",
      "Box__c",
      { Name: "x", Count__c: 100 },
      "NUMBER_OUTSIDE_VALID_RANGE, Count: value outside of valid range on numeric field: 100: [Count__c]",
    ],
    [
      "an address that is none",
      "Lead",
      { LastName: "x", Company: "y", Email: "nobody" },
      "INVALID_EMAIL_ADDRESS, Email: invalid email address: nobody: [Email]",
    ],
  ])("refuses %s", (_what, objectName, values, message) => {
    shared.runTest(() => {
      const error = thrown(() => insert(objectName, values));
      expect(error.typeName).toBe("System.DmlException");
      const row = "Id" in values ? "row 0 with id 001000000000001AAA" : "row 0";
      expect(error.message).toBe(`Insert failed. First exception on ${row}; first error: ${message}`);
    });
  });

  it(
    "is all or nothing",
    inOrg(() => {
      const error = thrown(() => insert("Account", { Name: "ok" }, {}, {}));
      expect(error.dmlFailures.map(({ index, statusCode }) => [index, statusCode])).toEqual([
        [1, "REQUIRED_FIELD_MISSING"],
        [2, "REQUIRED_FIELD_MISSING"],
      ]);
      expect(count("SELECT COUNT() FROM Account")).toBe(0);
    }),
  );

  it(
    "saves what it can without all-or-none",
    inOrg(() => {
      const good = record("Account", { Name: "ok" });
      const bad = record("Account");
      const results = context().services.dml("insert", [good, bad], { allOrNone: false, access: "system" });
      expect(results.map(({ success }) => success)).toEqual([true, false]);
      expect(results[1]?.errors[0]?.message).toBe("Required fields are missing: [Name]");
      expect([good.fields.get("Id"), bad.fields.get("Id")]).toEqual([results[0]?.id, undefined]);
      expect(count("SELECT COUNT() FROM Account")).toBe(1);
    }),
  );

  it(
    "keeps unique values unique",
    inOrg(() => {
      const [first] = insert("Box__c", { Name: "a", Key__c: "K1" });
      const error = thrown(() => insert("Box__c", { Name: "b", Key__c: "k1" }));
      expect(error.message).toContain(
        `DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${first?.slice(0, 15)}: [Key__c]`,
      );
    }),
  );

  it(
    "refuses the same record twice in a list",
    inOrg(() => {
      const account = record("Account", { Name: "twice" });
      expect(thrown(() => dml("insert", [account, account])).message).toBe(
        "Before Insert or Upsert list must not have two identically equal elements",
      );
    }),
  );
});

describe("update", () => {
  it("puts no account above itself", () => {
    boxes().runTest(() => {
      const [low, middle, high] = insert("Account", { Name: "l" }, { Name: "m" }, { Name: "h" });
      const putBelow = (id: unknown, parentId: unknown) =>
        dml("update", record("Account", { Id: id, ParentId: parentId }));
      putBelow(low, middle);
      putBelow(middle, high);
      for (const below of [low, middle, high])
        expect(() => putBelow(high, below)).toThrow("not modelled: accounts above each other");
    });
  });

  it(
    "writes the fields that are set and no others",
    inOrg(() => {
      const [id] = insert("Account", { Name: "Keep", Phone: "1", Industry: "Energy" });
      dml("update", record("Account", { Id: id, Phone: null }));
      const [row] = query("SELECT Name, Phone, Industry FROM Account");
      expect(["Name", "Phone", "Industry"].map((name) => row?.fields.get(name))).toEqual(["Keep", null, "Energy"]);
    }),
  );

  it(
    "tells what is wrong with the Id",
    inOrg(() => {
      const [id] = insert("Account", { Name: "gone" });
      dml("delete", record("Account", { Id: id }));
      expect(thrown(() => dml("update", record("Account", { Name: "x" }))).message).toContain(
        "MISSING_ARGUMENT, Id not specified in an update call: []",
      );
      expect(thrown(() => dml("update", record("Account", { Id: id, Name: "x" }))).message).toContain(
        "ENTITY_IS_DELETED, entity is deleted: []",
      );
      const one = record("Account", { Id: id });
      expect(thrown(() => dml("update", [one, record("Account", { Id: id })])).message).toBe(
        `Duplicate id in list: ${id}`,
      );
    }),
  );

  it(
    "does not change what can be set on create only",
    inOrg(() => {
      const [campaignId, otherId] = insert("Campaign", { Name: "c" }, { Name: "d" });
      const [leadId] = insert("Lead", { LastName: "l", Company: "c" });
      const [id] = insert("CampaignMember", { CampaignId: campaignId, LeadId: leadId });
      dml("update", query("SELECT Id, CampaignId, Status FROM CampaignMember"));
      const error = thrown(() => dml("update", record("CampaignMember", { Id: id, CampaignId: otherId })));
      expect(error.message).toContain("INVALID_FIELD_FOR_INSERT_UPDATE, Unable to create/update fields: CampaignId.");
    }),
  );
});

describe("upsert", () => {
  it(
    "inserts what has no Id and updates what has one",
    inOrg(() => {
      const [id] = insert("Account", { Name: "a" });
      const results = context().services.dml(
        "upsert",
        [record("Account", { Id: id, Phone: "1" }), record("Account", { Name: "b" })],
        { allOrNone: true, access: "system" },
      );
      expect(results.map(({ created }) => created)).toEqual([false, true]);
      expect(column("SELECT Phone FROM Account ORDER BY Name")).toEqual(["1", null]);
    }),
  );

  it(
    "finds rows by an external id",
    inOrg(() => {
      const [id] = insert("Box__c", { Name: "a", Key__c: "K1" });
      const [again] = dml("upsert", record("Box__c", { Name: "renamed", Key__c: "k1" }), "Key__c");
      expect(again?.fields.get("Id")).toBe(id);
      expect(column("SELECT Name FROM Box__c")).toEqual(["renamed"]);
      expect(thrown(() => dml("upsert", record("Box__c", { Name: "x" }), "Key__c")).message).toContain(
        "MISSING_ARGUMENT, Key__c not specified: []",
      );
    }),
  );
});

describe("delete and undelete", () => {
  it(
    "clears, restricts and cascades, and brings back",
    inOrg(() => {
      const [leadId] = insert("Lead", { LastName: "l", Company: "c" });
      const [accountId] = insert("Account", { Name: "a" });
      const [campaignId] = insert("Campaign", { Name: "c" });
      insert("CampaignMember", { CampaignId: campaignId, LeadId: leadId });
      insert("Box__c", { Name: "b", Lead__c: leadId, Account__c: accountId });
      expect(thrown(() => dml("delete", record("Account", { Id: accountId }))).message).toContain("DELETE_FAILED");
      dml("delete", record("Lead", { Id: leadId }));
      expect(column("SELECT Lead__c FROM Box__c")).toEqual([null]);
      expect(count("SELECT COUNT() FROM CampaignMember")).toBe(0);
      dml("undelete", record("Lead", { Id: leadId }));
      expect(column("SELECT Lead__c FROM Box__c")).toEqual([leadId]);
      expect(count("SELECT COUNT() FROM CampaignMember")).toBe(1);
    }),
  );
});

describe("merge", () => {
  it(
    "moves children to the master and deletes the duplicate",
    inOrg(() => {
      const [master, other] = insert("Account", { Name: "Acme Inc." }, { Name: "Acme" });
      insert("Contact", { LastName: "Joe", AccountId: other });
      context().services.merge(record("Account", { Id: master }), [record("Account", { Id: other })], {
        allOrNone: true,
        access: "system",
      });
      expect(column("SELECT AccountId FROM Contact")).toEqual([master]);
      expect(column("SELECT MasterRecordId FROM Account WHERE IsDeleted = true ALL ROWS")).toEqual([master]);
    }),
  );
});

describe("triggers", () => {
  it("show what the event has (Apex Developer Guide: Trigger Context Variables)", () => {
    const lines: string[] = [];
    const log = () => {
      const { event, newRecords, newMap, oldRecords, oldMap } = trigger();
      const has = Object.entries({ newRecords, newMap, oldRecords, oldMap })
        .filter(([, value]) => value)
        .map(([name]) => name);
      lines.push(`${event}: ${has.join(" ")}`);
    };
    const events = [
      "before insert",
      "after insert",
      "before update",
      "after update",
      "before delete",
      "after delete",
      "after undelete",
    ];
    boxes(Object.fromEntries(events.map((event) => [`Account ${event}`, log]))).runTest(() => {
      const [id] = insert("Account", { Name: "a" });
      dml("update", record("Account", { Id: id, Phone: "1" }));
      dml("delete", record("Account", { Id: id }));
      dml("undelete", record("Account", { Id: id }));
    });
    expect(lines).toEqual([
      "before insert: newRecords",
      "after insert: newRecords newMap",
      "before update: newRecords newMap oldRecords oldMap",
      "after update: newRecords newMap oldRecords oldMap",
      "before delete: oldRecords oldMap",
      "after delete: oldRecords oldMap",
      "after undelete: newRecords newMap",
    ]);
  });

  it("change what is saved before, nothing after; run in chunks of 200", () => {
    const sizes: number[] = [];
    const org = boxes({
      "Account before insert": () => {
        sizes.push(trigger().size);
        for (const row of newRows()) row.fields.set("Description", " set ");
      },
    });
    org.runTest(() => {
      insert("Account", ...Array.from({ length: 201 }, (_, i) => ({ Name: `n${i}` })));
      expect(new Set(column("SELECT Description FROM Account"))).toEqual(new Set(["set"]));
    });
    expect(sizes).toEqual([200, 1]);
  });

  const refuseBad = () => {
    for (const row of newRows()) {
      if (row.fields.get("Name") === "bad") row.errors.push({ field: "", message: "Not allowed" });
    }
  };

  it("refuse rows with addError, all of which are told", () => {
    boxes({ "Account before insert": refuseBad }).runTest(() => {
      const error = thrown(() => insert("Account", { Name: "good" }, { Name: "bad" }, { Name: "bad" }));
      expect(error.message).toBe(
        "Insert failed. First exception on row 1; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Not allowed: []",
      );
      expect(error.dmlFailures.map(({ index }) => index)).toEqual([1, 2]);
      expect(count("SELECT COUNT() FROM Account")).toBe(0);
    });
  });

  it("run again for the rows that are left (Bulk DML Exception Handling)", () => {
    const sizes: number[] = [];
    const org = boxes({
      "Account before insert": () => void sizes.push(trigger().size),
      "Account after insert": refuseBad,
    });
    org.runTest(() => {
      const rows = [record("Account", { Name: "good" }), record("Account", { Name: "bad" })];
      const results = context().services.dml("insert", rows, { allOrNone: false, access: "system" });
      expect(results.map(({ success }) => success)).toEqual([true, false]);
      expect(column("SELECT Name FROM Account")).toEqual(["good"]);
    });
    expect(sizes).toEqual([2, 1]);
  });

  it("fail every row when they let out an exception", () => {
    const org = boxes({
      "Account before insert": () => {
        throw platformException("System.MathException", "Divide by 0");
      },
    });
    org.runTest(() => {
      const error = thrown(() => insert("Account", { Name: "a" }, { Name: "b" }));
      expect(error.message).toContain(
        "first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, TestTrigger: execution of BeforeInsert\n\ncaused by: System.MathException: Divide by 0",
      );
      expect(error.dmlFailures).toHaveLength(2);
    });
  });

  // With the Id of 15 characters: as seen in an org in github.com/SFDO-Community/declarative-lookup-rollup-summaries, issue 575.
  it("cannot update the rows that they are about to save", () => {
    const again = () => newRows().map(({ fields }) => record("Account", { Id: fields.get("Id") }));
    const org = boxes({ "Account before update": () => void dml("update", again()) });
    org.runTest(() => {
      const [id] = insert("Account", { Name: "a" });
      expect(thrown(() => dml("update", record("Account", { Id: id }))).message).toContain(
        `SELF_REFERENCE_FROM_TRIGGER, Object (id = ${id?.slice(0, 15)}) is currently in trigger TestTrigger, therefore it cannot recursively update itself`,
      );
    });
  });

  // As seen in orgs; the guide says only "Not applicable. The object has already been deleted."
  it.each(["delete", "undelete"] as const)("cannot %s the rows that they have just deleted", (operation) => {
    const again = () => dml(operation, record("Account", { Id: oldRow().fields.get("Id") }));
    const org = boxes({ "Account after delete": again });
    org.runTest(() => {
      const [id] = insert("Account", { Name: "a" });
      expect(thrown(() => dml("delete", record("Account", { Id: id }))).message).toContain(
        `therefore it cannot recursively ${operation} itself`,
      );
    });
  });

  it("take errors of the old rows where rows are deleted only", () => {
    const org = boxes({ "Account before update": () => addError(oldRow(), "", "no") });
    org.runTest(() => {
      const [id] = insert("Account", { Name: "a" });
      expect(thrown(() => dml("update", record("Account", { Id: id }))).message).toContain(
        "caused by: System.FinalException: SObject row does not allow errors",
      );
    });
  });

  it("cannot write their own records, in whatever list", () => {
    const org = boxes({ "Account after insert": () => void dml("update", [...newRows()]) });
    org.runTest(() => {
      expect(thrown(() => insert("Account", { Name: "a" })).message).toContain(
        "System.SObjectException: DML statement cannot operate on trigger.new or trigger.old",
      );
    });
  });

  it("refuse fields that cannot be told rather than say null", () => {
    const org = makeOrg({}, { "Account before update": () => newRows()[0]?.fields.get("BillingAddress") });
    org.runTest(() => {
      const [id] = insert("Account", { Name: "a" });
      expect(() => dml("update", record("Account", { Id: id }))).toThrow(
        "not modelled: the field Account.BillingAddress in a trigger",
      );
    });
  });

  it("stop at a depth of 16", () => {
    let depth = 0;
    const org = boxes({
      "Account before insert": () => {
        depth++;
        insert("Account", { Name: "again" });
      },
    });
    org.runTest(() => {
      expect(thrown(() => insert("Account", { Name: "a" })).message).toContain("maximum trigger depth exceeded");
    });
    expect(depth).toBe(16);
  });
});

describe("limits", () => {
  it(
    "count queries and statements, and stop at the next one",
    inOrg(() => {
      for (let i = 0; i < 100; i++) count("SELECT COUNT() FROM Account");
      expect(context().services.limits.use("queries")).toEqual({ used: 100, allowed: 100 });
      const error = thrown(() => count("SELECT COUNT() FROM Account"));
      expect([error.typeName, error.message, error.uncatchable]).toEqual([
        "System.LimitException",
        "Too many SOQL queries: 101",
        true,
      ]);
      insert("Account", { Name: "a" }, { Name: "b" });
      expect([
        context().services.limits.use("dmlStatements").used,
        context().services.limits.use("dmlRows").used,
      ]).toEqual([1, 2]);
    }),
  );
});

describe("mixed DML", () => {
  it(
    "is refused (sObjects That Cannot Be Used Together in DML Operations)",
    inOrg(() => {
      insert("Account", { Name: "a" });
      const [userId] = column("SELECT Id FROM User");
      const error = thrown(() => insert("GroupMember", { GroupId: userId, UserOrGroupId: userId }));
      expect(error.message).toContain(
        "MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): GroupMember, original object: Account: []",
      );
    }),
  );
});

describe("what standard objects derive (Object Reference)", () => {
  it(
    "names a lead and defaults its status",
    inOrg(() => {
      insert("Lead", { FirstName: "Philip", LastName: "Fry", Company: "Planet Express" });
      expect(column("SELECT Name FROM Lead")).toEqual(["Philip Fry"]);
      expect(column("SELECT Status FROM Lead")).toEqual(["Open - Not Contacted"]);
    }),
  );

  it(
    "closes a task by its status and dates the lead's last activity",
    inOrg(() => {
      const [leadId] = insert("Lead", { LastName: "l", Company: "c" });
      const [id] = insert("Task", { WhoId: leadId, Priority: "High", ActivityDate: new ApexDate(2026, 11, 20) });
      expect(column("SELECT IsClosed FROM Task WHERE IsHighPriority = true AND Status = 'Not Started'")).toEqual([
        false,
      ]);
      expect(column("SELECT LastActivityDate FROM Lead")).toEqual([null]);
      dml("update", record("Task", { Id: id, Status: "Completed" }));
      expect(column("SELECT CompletedDateTime FROM Task WHERE IsClosed = true")).toEqual(["2026-11-22 12:00:00"]);
      expect(column("SELECT LastActivityDate FROM Lead")).toEqual(["2026-11-20"]);
      dml("update", record("Task", { Id: id, Status: "In Progress" }));
      expect(column("SELECT CompletedDateTime FROM Task WHERE IsClosed = false")).toEqual([null]);
    }),
  );

  it(
    "takes probability and forecast from the stage unless they are given",
    inOrg(() => {
      const day = new ApexDate(2026, 8, 31);
      const [id] = insert("Opportunity", { Name: "o", StageName: "Proposal/Price Quote", CloseDate: day, Amount: 200 });
      const [row] = query(
        "SELECT Probability, ForecastCategory, ForecastCategoryName, IsClosed, IsWon, ExpectedRevenue, Fiscal FROM Opportunity",
      );
      expect([...(row?.fields ?? [])].map(([, value]) => String(value)).slice(0, 7)).toEqual([
        "75",
        "Pipeline",
        "Pipeline",
        "false",
        "false",
        "150.00",
        "2026 3",
      ]);
      dml("update", record("Opportunity", { Id: id, StageName: "Closed Won" }));
      expect(column("SELECT Probability FROM Opportunity WHERE IsWon = true AND ForecastCategory = 'Closed'")).toEqual([
        "100",
      ]);
      dml("update", record("Opportunity", { Id: id, StageName: "Qualification", Probability: 33 }));
      expect(column("SELECT Probability FROM Opportunity WHERE IsClosed = false")).toEqual(["33"]);
    }),
  );

  it(
    "gives a campaign two member statuses, and its members a response",
    inOrg(() => {
      const [campaignId] = insert("Campaign", { Name: "c" });
      expect(column("SELECT Label FROM CampaignMemberStatus ORDER BY SortOrder")).toEqual(["Sent", "Responded"]);
      const [leadId] = insert("Lead", { LastName: "l", Company: "c" });
      const [memberId] = insert("CampaignMember", { CampaignId: campaignId, LeadId: leadId, Status: "nonsense" });
      expect(
        column("SELECT Status FROM CampaignMember WHERE HasResponded = false AND FirstRespondedDate = null"),
      ).toEqual(["Sent"]);
      // github.com/openstax/tutor-server, pull request 1653
      expect(thrown(() => insert("CampaignMember", { CampaignId: campaignId, LeadId: leadId })).message).toContain(
        "DUPLICATE_VALUE, Already a campaign member.",
      );
      dml("update", record("CampaignMember", { Id: memberId, Status: "responded" }));
      expect(column("SELECT FirstRespondedDate FROM CampaignMember WHERE HasResponded = true")).toEqual(["2026-11-22"]);
      const [campaign] = query(
        "SELECT NumberOfLeads, NumberOfResponses, NumberOfContacts, HierarchyNumberOfLeads FROM Campaign",
      );
      expect(
        ["NumberOfLeads", "NumberOfResponses", "NumberOfContacts", "HierarchyNumberOfLeads"].map((name) =>
          campaign?.fields.get(name),
        ),
      ).toEqual([1, 1, 0, 1]);
      expect(thrown(() => insert("CampaignMember", { CampaignId: campaignId, LeadId: leadId })).message).toContain(
        "DUPLICATE_VALUE",
      );
    }),
  );
});
