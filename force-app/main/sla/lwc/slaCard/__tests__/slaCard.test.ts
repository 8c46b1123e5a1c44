import { keepParts } from "c/keptParts";
import { plain } from "../../../../../../test/jest/page";
import { card, figures, IN_QUEUE, NOW, OTHERS, STEPS } from "./cards";

describe("where the time went", () => {
  it("keeps system delay and rep response apart", () => {
    expect(figures()).toEqual(["System delay: 4 min", "Your time so far: 24 min"]);
    expect(figures(OTHERS)).toEqual(["System delay: 4 min", "Jordan Lee’s time so far: 24 min"]);
  });

  it("blames nobody for the time of the owners before", () => {
    // 24:25 in all, 5 min of them mine: 19:25 with others.
    expect(figures({ ownerSeconds: 300 })).toEqual([
      "System delay: 4 min",
      "Your time so far: 5 min",
      "With others before: 19 min",
    ]);
  });

  it("goes on counting the system's delay in a queue", () => {
    expect(figures(IN_QUEUE)).toEqual(["System delay: 4 min so far", "Rep response: not started"]);
  });

  it("says that no rep had it where a queue had it to the end", () => {
    const ending = { reason: "Recycled", endedOn: "2026-11-19T22:00:00.000Z" };
    expect(figures({ ...IN_QUEUE, ending })).toEqual(["System delay: 4 min", "Rep response: no rep had it"]);
  });

  it("says who took notice", () => {
    const acknowledgement = { byName: "Jordan Lee", acknowledgedOn: "2026-11-19T21:42:00.000Z" };
    expect(figures({ acknowledgement })[2]).toBe("Acknowledged: Jordan Lee, today at 1:42 PM");
  });
});

describe("what stopped the clock", () => {
  const firstResponseOn = "2026-11-19T22:00:41.000Z";
  const proof = { id: "00T1", subject: "first talk", byName: "Jordan Lee", completedOn: firstResponseOn };

  it.each([
    ["Call", "standard:log_a_call", "Call: first talk"],
    ["Email", "standard:email", "Email: first talk"],
    ["Event", "standard:event", "Meeting: first talk"],
  ])("names a proof of the kind %s", (kind, icon, subject) => {
    const shown = card({ firstResponseOn, proof: { ...proof, kind } }).proof;
    expect(shown).toMatchObject({ id: "00T1", icon, subject, loggedLate: "" });
    expect(plain(shown?.note)).toBe("Jordan Lee, today at 2:00 PM");
  });

  it.each([
    ["Email", "Email: your request", "Email: your request"],
    ["Call", "Call", "Call"],
    ["Call", "Calling back", "Calling back"],
    ["Event", "Demo", "Meeting: Demo"],
  ])("names the kind of a proof once: %s %s", (kind, subject, name) => {
    expect(card({ firstResponseOn, proof: { ...proof, kind, subject } }).proof?.subject).toBe(name);
  });

  it("says that it was logged on a later day", () => {
    expect(card({ firstResponseOn, proof: { ...proof, loggedLate: true } }).proof?.loggedLate).toContain("later day");
  });

  it("says so when the record cannot be shown", () => {
    const gone = card({ firstResponseOn, proof: { ...proof, id: null, subject: null } }).proof;
    expect(gone?.id).toBeNull();
    expect(gone?.note).toContain("cannot be shown to you");
  });

  it("says what became of a proof, also when the clock runs again", () => {
    const proofNote = "The call was deleted by Ana Ruiz, 2026-11-19 22:06 UTC.";
    expect(plain(card({ proofNote }).proofNote)).toBe("The call was deleted by Ana Ruiz, today at 2:06 PM.");
  });
});

describe("from tick to tick", () => {
  it("keeps every part that says the same, so that only the time is drawn again", () => {
    const before = card({ steps: STEPS });
    const after = keepParts(before, card({ steps: STEPS }, NOW + 1000));
    expect(after.face).not.toBe(before.face);
    expect(after.turn).toBe(before.turn);
    expect(after.figures).toBe(before.figures);
    expect(after.ladder).toBe(before.ladder);
    expect(after.marks).toBe(before.marks);
  });
});
