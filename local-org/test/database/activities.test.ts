/** Activities (Object Reference: Task, Event, EmailMessage), and what becomes of them and of other children when a lead
 *  is deleted, merged or converted. */
import { context } from "../../src/apex/runtime/context.ts";
import { ApexDate } from "../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../src/apex/runtime/datetime.ts";
import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import { triggerFrame } from "../../src/apex/library/org/trigger-context.ts";
import { column, count, dml, insert, makeOrg, objectSource, plain, query, record, thrown } from "./org-fixture.ts";

const NOW = Date.UTC(2026, 10, 22, 20);
const at = (hour: number) => new ApexDatetime(Date.UTC(2026, 10, 23, hour));

function lookup(name: string, constraint: string): string {
  return `<fullName>${name}__c</fullName><label>${name}</label><type>Lookup</type><referenceTo>Lead</referenceTo><deleteConstraint>${constraint}</deleteConstraint><relationshipName>${name}</relationshipName><relationshipLabel>${name}</relationshipLabel>`;
}

const children = objectSource("Box__c", [
  lookup("Plain", "SetNull"),
  lookup("Held", "Restrict"),
  lookup("Owned", "Cascade"),
]);
const events: string[] = [];
const note = (what: string) => () => {
  const { oldRecords, newRecords } = triggerFrame()!;
  const rows = ((oldRecords ?? newRecords)?.items ?? []) as ApexRecord[];
  const boxes = count("SELECT COUNT() FROM Box__c WHERE Plain__r.LastName = 'winner'");
  events.push(
    `${what} ${rows.map((row) => `${row.fields.get("LastName") as string} ${row.fields.get("MasterRecordId") ? "master" : "-"}`).join()} ${boxes}`,
  );
};
const org = makeOrg(
  { objects: [children] },
  {
    "Lead before delete": note("before delete"),
    "Lead after delete": note("after delete"),
    "Lead before update": note("before update"),
    "Lead after update": note("after update"),
    "Box__c before update": note("child"),
  },
  { now: () => NOW },
);
const inOrg = (action: () => void) => () => {
  events.length = 0;
  org.runTest(action);
};
const lead = (lastName: string) => ({ LastName: lastName, Company: "c" });
const activities = () => count("SELECT COUNT() FROM Task") + count("SELECT COUNT() FROM Event");

describe("activities", () => {
  it(
    "are about nothing else where they are about a lead",
    inOrg(() => {
      const [whoId] = insert("Lead", lead("l"));
      const [whatId] = insert("Account", { Name: "a" });
      const both = { WhoId: whoId, WhatId: whatId, StartDateTime: at(1), DurationInMinutes: 5 };
      expect(() => insert("Task", { WhoId: whoId, WhatId: whatId })).toThrow("not modelled: an activity of a lead");
      expect(() => insert("Event", both)).toThrow("not modelled: an activity of a lead");
    }),
  );

  it(
    "tasks are closed by their status, which stamps the moment",
    inOrg(() => {
      const [leadId] = insert("Lead", lead("l"));
      const [id] = insert("Task", { Subject: "Call", WhoId: leadId, TaskSubtype: "Call", Status: "Completed" });
      expect(column("SELECT CompletedDateTime FROM Task WHERE IsClosed = true AND TaskSubtype = 'Call'")).toEqual([
        "2026-11-22 20:00:00",
      ]);
      dml("update", record("Task", { Id: id, Status: "In Progress" }));
      expect(column("SELECT CompletedDateTime FROM Task WHERE IsClosed = false")).toEqual([null]);
      insert("Task", { Subject: "t", TaskSubtype: "Task" }, { Subject: "e", TaskSubtype: "Email" });
      expect(column("SELECT Status FROM Task WHERE TaskSubtype IN ('Task', 'Email')")).toEqual([
        "Not Started",
        "Not Started",
      ]);
      expect(
        thrown(() => dml("update", record("Task", { Id: id, TaskSubtype: "Email" }))).dmlFailures[0]?.fields,
      ).toEqual(["TaskSubtype"]);
    }),
  );

  it.each<[string, Record<string, unknown>, [string, number]]>([
    ["start and end", { StartDateTime: at(10), EndDateTime: at(12) }, ["2026-11-23 12:00:00", 120]],
    [
      "the other start and a duration",
      { ActivityDateTime: at(10), DurationInMinutes: 90 },
      ["2026-11-23 11:30:00", 90],
    ],
    [
      "all that agree",
      { StartDateTime: at(10), ActivityDateTime: at(10), EndDateTime: at(11), DurationInMinutes: 60 },
      ["2026-11-23 11:00:00", 60],
    ],
  ])("events are given by %s", (_what, values, [end, minutes]) =>
    inOrg(() => {
      const [leadId] = insert("Lead", lead("l"));
      const [id] = insert("Event", { Subject: "Meet", WhoId: leadId, EventSubtype: "Event", ...values });
      const [row] = query("SELECT EndDateTime, DurationInMinutes, ActivityDateTime, ActivityDate FROM Event");
      const value = (name: string) => plain(row?.fields.get(name));
      expect([value("EndDateTime"), value("DurationInMinutes")]).toEqual([end, minutes]);
      expect([value("ActivityDateTime"), value("ActivityDate")]).toEqual(["2026-11-23 10:00:00", "2026-11-23"]);
      dml("update", record("Event", { Id: id, EndDateTime: at(14) }));
      expect(column("SELECT DurationInMinutes FROM Event")).toEqual([240]);
      dml("update", record("Event", { Id: id, ActivityDateTime: at(11) }));
      expect(column("SELECT EndDateTime FROM Event")).toEqual(["2026-11-23 15:00:00"]);
    })(),
  );

  it.each<[Record<string, unknown>, string]>([
    [{ StartDateTime: at(10) }, "REQUIRED_FIELD_MISSING"],
    [{ DurationInMinutes: 10 }, "REQUIRED_FIELD_MISSING"],
    [{ StartDateTime: at(10), EndDateTime: at(12), DurationInMinutes: 60 }, "FIELD_INTEGRITY_EXCEPTION"],
    [{ StartDateTime: at(10), ActivityDateTime: at(11), DurationInMinutes: 60 }, "FIELD_INTEGRITY_EXCEPTION"],
  ])("events with %j are refused: %s", (values, code) =>
    inOrg(() => {
      expect(thrown(() => insert("Event", { Subject: "x", ...values })).dmlFailures[0]?.statusCode).toBe(code);
    })(),
  );

  it(
    "an email about a record makes its completed task (EmailMessage: ActivityId)",
    inOrg(() => {
      const [accountId] = insert("Account", { Name: "a" });
      insert("EmailMessage", {
        Subject: "Hello",
        RelatedToId: accountId,
        Incoming: false,
        Status: "3",
        MessageDate: at(1),
      });
      const [task] = query("SELECT Subject, Status, TaskSubtype, WhatId, ActivityDate, IsClosed FROM Task");
      const values = ["Subject", "Status", "TaskSubtype", "WhatId", "IsClosed"].map((name) => task?.fields.get(name));
      expect(values).toEqual(["Email: Hello", "Completed", "Email", accountId, true]);
      expect(column("SELECT ActivityId FROM EmailMessage")).toEqual([task?.fields.get("Id")]);
    }),
  );
});

describe("a lead's children", () => {
  const make = () => {
    const [winner, loser] = insert("Lead", lead("winner"), lead("loser")) as [string, string];
    insert("Task", { Subject: "t", WhoId: loser });
    insert("Event", { Subject: "e", WhoId: loser, StartDateTime: at(1), DurationInMinutes: 5 });
    return [winner, loser] as const;
  };

  it(
    "are cleared, held or deleted with it, and come back with it",
    inOrg(() => {
      const [, loser] = make();
      const [held] = insert("Box__c", { Name: "held", Held__c: loser });
      expect(thrown(() => dml("delete", record("Lead", { Id: loser }))).dmlFailures[0]?.statusCode).toBe(
        "DELETE_FAILED",
      );
      dml("delete", record("Box__c", { Id: held }));
      insert("Box__c", { Name: "plain", Plain__c: loser }, { Name: "owned", Owned__c: loser });
      dml("delete", record("Lead", { Id: loser }));
      expect([column("SELECT Name FROM Box__c WHERE Plain__c = null"), activities()]).toEqual([["plain"], 0]);
      dml("undelete", record("Lead", { Id: loser }));
      expect(column("SELECT Name FROM Box__c WHERE Plain__c != null OR Owned__c != null ORDER BY Name")).toEqual([
        "owned",
        "plain",
      ]);
      expect([activities(), column("SELECT WhoId FROM Task")]).toEqual([2, [loser]]);
    }),
  );

  it(
    "go to the winner of a merge between its delete triggers, without triggers of their own (Triggers and Merge Statements)",
    inOrg(() => {
      const [winner, loser] = make();
      insert("Box__c", { Name: "a", Plain__c: loser }, { Name: "b", Held__c: loser }, { Name: "c", Owned__c: loser });
      const options = { allOrNone: true, access: "system" } as const;
      context().services.merge(
        record("Lead", { Id: winner, Company: "kept" }),
        [record("Lead", { Id: loser })],
        options,
      );
      expect(events).toEqual([
        "before delete loser - 0",
        "after delete loser master 1",
        "before update winner - 1",
        "after update winner - 1",
      ]);
      expect(
        column("SELECT Name FROM Box__c WHERE Plain__c = :w OR Held__c = :w OR Owned__c = :w ORDER BY Name", {
          w: winner,
        }),
      ).toEqual(["a", "b", "c"]);
      expect([column("SELECT WhoId FROM Task"), column("SELECT WhoId FROM Event")]).toEqual([[winner], [winner]]);
      expect(column("SELECT Company FROM Lead")).toEqual(["kept"]);
      expect(column("SELECT MasterRecordId FROM Lead WHERE IsDeleted = true ALL ROWS")).toEqual([winner]);
    }),
  );

  it(
    "keep their lookups, and its activities go to the contact and the opportunity, when it is converted (Help 000385227)",
    inOrg(() => {
      const [, loser] = make();
      insert("Box__c", { Name: "a", Plain__c: loser });
      const [result] = context().services.convertLeads(
        [
          {
            LeadId: loser,
            ConvertedStatus: "Closed - Converted",
            AccountId: null,
            ContactId: null,
            OpportunityId: null,
            OpportunityName: "o",
            OwnerId: null,
            DoNotCreateOpportunity: false,
            OverwriteLeadSource: false,
          },
        ],
        true,
      );
      expect([column("SELECT WhoId FROM Task"), column("SELECT WhatId FROM Task")]).toEqual([
        [result?.contactId],
        [result?.opportunityId],
      ]);
      expect(column("SELECT WhatId FROM Event")).toEqual([result?.opportunityId]);
      expect(column("SELECT AccountId FROM Task")).toEqual([result?.accountId]);
      expect(column("SELECT Plain__c FROM Box__c")).toEqual([loser]);
      expect(column("SELECT ConvertedDate FROM Lead WHERE IsConverted = true")).toEqual([
        String(new ApexDate(2026, 11, 22)),
      ]);
    }),
  );
});
