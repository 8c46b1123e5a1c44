import { saveSentEmail } from "../../src/server/sent-email.ts";
import { column, insert, makeOrg } from "../database/org-fixture.ts";
import { ApexDate } from "../../src/apex/runtime/date.ts";

const EMAIL = { to: "maya@example.com", subject: "Your request", body: "Shall we talk at three?" };

// Object Reference, "EmailMessage": ActivityId is set by the system for all but cases; "Task": TaskSubtype Email.
describe("an email sent from a record", () => {
  it("is kept as a message and as a completed task of the subtype Email with the person", () => {
    const events: string[] = [];
    const org = makeOrg({}, { "Task after insert": () => events.push("task") });
    org.run(org.administratorId, () => {
      const [recordId = ""] = insert("Lead", { LastName: "Chen", Company: "Acme" });
      const { id } = saveSentEmail(org, org.administratorId, { recordId, ...EMAIL });
      const text = (name: string, from: string) => column(`SELECT ${name} FROM ${from}`)[0];
      expect(text("Id", "EmailMessage")).toBe(id);
      expect(text("ActivityId", "EmailMessage")).toBe(text("Id", "Task"));
      expect(text("ToAddress", "EmailMessage")).toBe(EMAIL.to);
      expect(text("Incoming", "EmailMessage")).toBe(false);
      expect(text("WhoId", "Task")).toBe(recordId);
      expect(text("Subject", "Task")).toBe("Email: Your request");
      expect(text("TaskSubtype", "Task")).toBe("Email");
      expect(text("IsClosed", "Task")).toBe(true);
    });
    expect(events).toEqual(["task"]);
  });

  it("is about a record that is no person", () => {
    const org = makeOrg();
    org.run(org.administratorId, () => {
      const [recordId = ""] = insert("Opportunity", {
        Name: "Pick line",
        StageName: "Prospecting",
        CloseDate: new ApexDate(2026, 12, 1),
      });
      saveSentEmail(org, org.administratorId, { recordId, ...EMAIL });
      expect(column("SELECT WhatId FROM Task")).toEqual([recordId]);
    });
  });
});
