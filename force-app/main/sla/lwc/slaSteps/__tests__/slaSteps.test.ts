import { factsOf, type ClockAnswer } from "c/slaFacts";
import { readClock } from "c/slaReading";
import { ladderOf, wordStep, wordStepsDone, type StepAnswer } from "c/slaSteps";
import { plain } from "../../../../../../test/jest/page";

const NOW = Date.parse("2026-11-19T22:06:25Z");
/** Asked at 1:38 PM, due at 2:38 PM; it is 2:06:25 PM, Pacific time. */
const CLOCK: ClockAnswer = {
  serverNow: "2026-11-19T22:06:25.000Z",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  targetMinutes: 60,
  secondsLeft: 1895,
  openIntervals: [{ opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-20T01:00:00.000Z" }],
};
const REMIND: StepAnswer = {
  name: "Remind_Owner",
  action: "Remind the owner",
  minutes: 15,
  state: "DONE",
  dueOn: "2026-11-19T21:53:00.000Z",
  doneOn: "2026-11-19T21:53:10.000Z",
  recipientName: "Jordan Lee",
  recipientIsMe: true,
};
const TELL: StepAnswer = {
  name: "Tell_Manager",
  label: "Tell the manager",
  action: "Tell the manager",
  minutes: 45,
  state: "NEXT",
  dueOn: "2026-11-19T22:23:00.000Z",
  recipientName: "Priya Nair",
};
const TASK: StepAnswer = {
  name: "Open_Task",
  action: "Open a task",
  minutes: 55,
  state: "LATER",
  dueOn: "2026-11-19T22:33:00.000Z",
  recipientName: "Jordan Lee",
  recipientIsMe: true,
};

function ladder(steps: StepAnswer[], changes: Partial<ClockAnswer> = {}, now = NOW) {
  const facts = factsOf({ ...CLOCK, ...changes });
  if (!facts) throw new Error("the answer has a clock");
  const result = ladderOf(steps, facts, readClock(facts, now), now);
  return {
    title: result?.title,
    lines: result?.rows.map(({ word, after, what, when }) => plain(`${word} | ${after} | ${what} | ${when}`)),
    details: result?.rows.map(({ detail }) => detail),
  };
}

describe("ladderOf", () => {
  it("says what was taken, what comes next and when, and names the reader", () => {
    expect(ladder([REMIND, TELL, TASK])).toMatchObject({
      title: "Agreed steps if nobody answers",
      lines: [
        "Done | 15 min | Remind you | 1:53 PM",
        // 2:23:00 PM - 2:06:25 PM = 16:35
        "Next | 45 min | Tell Priya Nair | in 16:35",
        "Later | 55 min | Task for you | 2:33 PM",
      ],
    });
  });

  it("tells the step before the end of the promise from the one at its end", () => {
    const atEnd = { ...TELL, minutes: 60 };
    expect(wordStep({ ...TELL, minutes: 59 }, 60)).toBe("Tell Priya Nair");
    expect(wordStep(atEnd, 60)).toBe("Tell Priya Nair time is up");
    expect(wordStep({ ...atEnd, recipientIsMe: true }, 60)).toBe("Tell you time is up");
    expect(ladder([atEnd]).lines?.[0]).toContain("Tell Priya Nair time is up");
  });

  it("is nothing where no steps were agreed", () => {
    expect(ladder([]).lines).toBeUndefined();
  });

  it("says why a step failed and how to mend it", () => {
    const detail = "No manager is set. Set Manager on the user.";
    const failed = { ...TELL, state: "FAILED", recipientName: null, detail };
    expect(ladder([failed])).toMatchObject({
      lines: ["Not done | 45 min | Tell the manager | Not done"],
      details: [detail],
    });
  });

  it("does not count down over closed hours, but names the moment", () => {
    const nextDay = { ...TELL, dueOn: "2026-11-20T17:07:00.000Z" };
    expect(ladder([nextDay]).lines).toEqual(["Next | 45 min | Tell Priya Nair | Fri 9:07 AM"]);
  });

  it("says so when the moment of a step has come and the sweep has not", () => {
    const late = Date.parse("2026-11-19T22:23:01Z");
    expect(ladder([TELL], {}, late).lines).toEqual(["Next | 45 min | Tell Priya Nair | due now"]);
  });

  it("promises nothing while it is paused", () => {
    const pause = { pausedOn: "2026-11-19T22:00:00.000Z" };
    expect(ladder([REMIND, TELL], { pause }).lines).toEqual([
      "Done | 15 min | Remind you | 1:53 PM",
      "Next | 45 min | Tell Priya Nair | after it resumes",
    ]);
  });

  it("sums up what was not needed", () => {
    const answered = { firstResponseOn: "2026-11-19T22:00:00.000Z" };
    const spared = [TELL, TASK].map((step) => ({ ...step, state: "NOT_NEEDED" }));
    expect(ladder([REMIND, ...spared], answered)).toMatchObject({
      title: "Steps taken",
      lines: ["Done | 15 min | Remind you | 1:53 PM", "not needed | 45 min | 2 further steps | not needed"],
    });
    expect(ladder(spared, answered).lines).toEqual(["not needed | 45 min | 2 steps | not needed"]);
    expect(ladder(spared.slice(0, 1), answered).lines).toEqual(["not needed | 45 min | Tell Priya Nair | not needed"]);
  });

  it.each([
    ["answered late", { firstResponseOn: "2026-11-19T22:56:00.000Z" }],
    ["stopped late", { ending: { endedOn: "2026-11-19T22:56:00.000Z", secondsAfterDue: 1080 } }],
  ])("belongs to the next 1:1 when the clock was %s", (_, changes) => {
    expect(ladder([REMIND], changes).title).toBe("Steps taken, for the next 1:1");
  });

  it("is for nobody to talk about when the clock was stopped in time", () => {
    const ending = { endedOn: "2026-11-19T22:00:00.000Z", secondsAfterDue: null };
    expect(ladder([REMIND], { ending }).title).toBe("Steps taken");
  });

  it("writes long waits in hours", () => {
    expect(ladder([{ ...REMIND, minutes: 480 }]).lines?.[0]).toContain("| 8 h |");
  });
});

describe("wordStep", () => {
  it("hands over by name, and falls back on the step's own name", () => {
    expect(wordStep({ action: "Hand over", recipientName: "Inbound Desk" }, 60)).toBe("Hand to Inbound Desk");
    expect(wordStep({ action: "Tell the manager", label: "Tell the manager", recipientName: null }, 60)).toBe(
      "Tell the manager",
    );
  });
});

describe("wordStepsDone", () => {
  const before = { handoffId: "a00", steps: [REMIND, TELL] };
  const after = { handoffId: "a00", steps: [REMIND, { ...TELL, state: "DONE" }] };

  it("tells what was taken since", () => {
    expect(wordStepsDone(before, after)).toBe("Done: Tell Priya Nair.");
    expect(wordStepsDone(after, after)).toBe("");
  });

  it("is silent on load and on another request", () => {
    expect(wordStepsDone(null, after)).toBe("");
    expect(wordStepsDone({ ...before, handoffId: "a01" }, after)).toBe("");
  });
});
