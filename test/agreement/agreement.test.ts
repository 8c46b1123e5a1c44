/**
 * Tandem's Apex against a second way of counting, over generated cases: due and warning moments, what is left and what is
 * used, to the second; business hours in ten zones, with holidays, pauses and changes of the clock.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ALL_HOURS, generateCases, type Case } from "./cases.ts";
import { afterOpenTime, openTimeBetween, type Hours } from "./open-time.ts";

const ROOT = path.resolve(__dirname, "../..");
const MINUTE = 60_000;
const CASES = generateCases(240);
const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00.000Z`;

function settingsOf(all: readonly Hours[]): string {
  const entries = all.map(({ name, zone, open }) => {
    const days = DAYS.map((day, index) => {
      const times = open[index];
      if (!times) return "";
      return `<${day}EndTime>${clockTime(times[1])}</${day}EndTime><${day}StartTime>${clockTime(times[0])}</${day}StartTime>`;
    });
    return `<businessHours><active>true</active><default>false</default>${days.join("")}<name>${name}</name><timeZoneId>${zone}</timeZoneId></businessHours>`;
  });
  const holidays = all.flatMap(({ name, holidays }) =>
    holidays.map(({ date, from, until }) => {
      const times = `<endTime>${clockTime(until)}</endTime>`;
      const isWhole = from === 0 && until === 24 * 60;
      return `<holidays><activityDate>${date}</activityDate><businessHours>${name}</businessHours>${isWhole ? "" : times}<isRecurring>false</isRecurring><name>${name} ${date}</name>${isWhole ? "" : `<startTime>${clockTime(from)}</startTime>`}</holidays>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<BusinessHoursSettings xmlns="http://soap.sforce.com/2006/04/metadata">${entries.join("")}${holidays.join("")}</BusinessHoursSettings>`;
}

/** One line a case: hours, start, target, warning, when looked, and the pauses; moments in milliseconds. */
const lineOf = ({ hours, start, targetMinutes, warningMinutes, looked, pauses }: Case): string =>
  [
    hours?.name ?? "",
    start,
    targetMinutes,
    warningMinutes,
    looked,
    ...pauses.flatMap(({ from, until }) => [from, until]),
  ].join(";");

const script = (lines: readonly string[]): string => `
Map<String, Id> hoursByName = new Map<String, Id>{ '' => null };
for (BusinessHours hours : [SELECT Id, Name FROM BusinessHours]) {
    hoursByName.put(hours.Name, hours.Id);
}
for (String line : new List<String>{ ${lines.map((line) => `'${line}'`).join(", ")} }) {
    List<String> parts = line.split(';');
    BusinessCalendar calendar = BusinessCalendar.forHours(hoursByName.get(parts[0]));
    Mql_Handoff__c handoff = new Mql_Handoff__c(
        Starts_At__c = SlaClock.FROM_HAND_RAISE,
        Started_On__c = Datetime.newInstance(Long.valueOf(parts[1])),
        Assigned_On__c = Datetime.newInstance(Long.valueOf(parts[1])),
        Target_Minutes__c = Integer.valueOf(parts[2]),
        Warning_Minutes__c = Integer.valueOf(parts[3])
    );
    List<Mql_Handoff_Span__c> pauses = new List<Mql_Handoff_Span__c>();
    for (Integer i = 5; i < parts.size(); i += 2) {
        pauses.add(new Mql_Handoff_Span__c(
            Kind__c = 'Pause',
            Began_On__c = Datetime.newInstance(Long.valueOf(parts[i])),
            Ended_On__c = Datetime.newInstance(Long.valueOf(parts[i + 1]))
        ));
    }
    SlaClock.setDue(handoff, calendar, pauses);
    SlaSpans spans = new SlaSpans(handoff, pauses, calendar, Datetime.newInstance(Long.valueOf(parts[4])));
    System.debug(
        handoff.Due_On__c.getTime() + ';' + handoff.Warning_On__c?.getTime() + ';' + spans.left() + ';' + spans.used()
    );
}`;

function answersOfApex(): string[] {
  const project = mkdtempSync(path.join(os.tmpdir(), "tandem-agreement-"));
  try {
    cpSync(path.join(ROOT, "force-app"), path.join(project, "force-app"), { recursive: true });
    const settings = path.join(project, "force-app/main/settings");
    mkdirSync(settings);
    writeFileSync(path.join(settings, "BusinessHours.settings-meta.xml"), settingsOf(ALL_HOURS));
    cpSync(path.join(ROOT, "sfdx-project.json"), path.join(project, "sfdx-project.json"));
    const file = path.join(project, "cases.apex");
    writeFileSync(file, script(CASES.map(lineOf)));
    const command = [path.join(ROOT, "local-org/bin/local-org.js"), "run", file, "--project", project];
    const output = execFileSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 26 });
    return output.split("\n").flatMap((line) => /\d+;[^|]*$/.exec(line)?.[0] ?? []);
  } finally {
    rmSync(project, { recursive: true });
  }
}

function expected({ hours, start, targetMinutes, warningMinutes, pauses, looked }: Case): string {
  const due = afterOpenTime(hours, start, targetMinutes * MINUTE, pauses);
  const warns = warningMinutes > 0;
  const warning = warns ? afterOpenTime(hours, start, (targetMinutes - warningMinutes) * MINUTE, pauses) : "null";
  const left = Math.ceil(openTimeBetween(hours, looked, due, pauses) / 1000);
  const used = Math.floor(openTimeBetween(hours, start, looked, pauses) / 1000);
  return [due, warning, left, used].join(";");
}

it("agrees to the second, in every case", () => {
  const answers = answersOfApex();
  expect(answers).toHaveLength(CASES.length);
  const wrong = CASES.flatMap((one, index) => {
    const [right, answer] = [expected(one), answers[index]];
    return right === answer ? [] : [`case ${index} (${lineOf(one)}): ${right} expected, ${answer} by Apex`];
  });
  expect(wrong).toEqual([]);
}, 60_000);

it("has cases of every kind", () => {
  const withPause = CASES.filter(({ pauses }) => pauses.length > 0);
  const late = CASES.filter(
    (one) => one.looked > afterOpenTime(one.hours, one.start, one.targetMinutes * MINUTE, one.pauses),
  );
  expect(new Set(CASES.map(({ hours }) => hours?.name)).size).toBe(ALL_HOURS.length + 1);
  expect(withPause.length).toBeGreaterThan(CASES.length / 3);
  expect(late.length).toBeGreaterThan(CASES.length / 4);
  expect(late.length).toBeLessThan(CASES.length * 0.9);
});
