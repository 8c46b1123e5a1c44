/** Business hours and holidays from the project's settings; without them those of a new org. */
import { HOLIDAYS_OF_HOURS } from "../apex/library/org/business-hours.ts";
import { ApexTime } from "../apex/runtime/time.ts";
import { DateTime } from "luxon";
import type { XmlElement } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import { metadataValue, type SetupRoom } from "./setup.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export function addBusinessHours(room: SetupRoom): void {
  const settings = room.project.other.find((file) => file.type === "Settings" && file.fullName === "BusinessHours");
  const entries = settings?.root.children.filter((element) => element.name === "businessHours") ?? [];
  const holidays = settings?.root.children.filter((element) => element.name === "holidays") ?? [];
  if (!entries.some((entry) => textOf(entry, "default") === "true")) addRoundTheClock(room);
  const idsByName = new Map(entries.map((entry) => [textOf(entry, "name") ?? "", addEntry(room, entry)]));
  for (const holiday of holidays) addHoliday(room, holiday, idsByName);
}

/** `MondayStartTime` and the others. */
function timesOf(of: (name: string) => ApexTime | null): Readonly<Record<string, ApexTime | null>> {
  const names = WEEKDAYS.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]);
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

function addRoundTheClock({ add, timeZone }: SetupRoom): void {
  const midnight = new ApexTime(0);
  const times = timesOf(() => midnight);
  add("BusinessHours", { Name: "Default", IsActive: true, IsDefault: true, TimeZoneSidKey: timeZone, ...times });
}

function addEntry({ add, timeZone }: SetupRoom, entry: XmlElement): string | undefined {
  return add("BusinessHours", {
    Name: textOf(entry, "name"),
    IsActive: textOf(entry, "active") !== "false",
    IsDefault: textOf(entry, "default") === "true",
    TimeZoneSidKey: textOf(entry, "timeZoneId") ?? timeZone,
    ...timesOf((name) => timeOf(textOf(entry, name.charAt(0).toLowerCase() + name.slice(1)))),
  });
}

/** `09:00:00.000Z` */
function timeOf(text: string | undefined): ApexTime | null {
  if (!text) return null;
  return new ApexTime(DateTime.fromISO(`1970-01-01T${text.trim()}`, { zone: "UTC" }).toMillis());
}

function addHoliday(
  { add, store }: SetupRoom,
  holiday: XmlElement,
  idsByName: ReadonlyMap<string, string | undefined>,
): void {
  const [start, end] = [timeOf(textOf(holiday, "startTime")), timeOf(textOf(holiday, "endTime"))];
  const id = add("Holiday", {
    Name: textOf(holiday, "name"),
    Description: textOf(holiday, "description"),
    ActivityDate: dayOf(textOf(holiday, "activityDate")),
    IsAllDay: !start,
    StartTimeInMinutes: start && start.milliseconds / 60_000,
    EndTimeInMinutes: end && end.milliseconds / 60_000,
    IsRecurrence: textOf(holiday, "isRecurring") === "true",
    RecurrenceType: textOf(holiday, "recurrenceType"),
    RecurrenceStartDate: dayOf(textOf(holiday, "recurrenceStartDate")),
    RecurrenceEndDateOnly: dayOf(textOf(holiday, "recurrenceEndDate")),
    RecurrenceInterval: numberOf(textOf(holiday, "recurrenceInterval")),
    RecurrenceDayOfMonth: numberOf(textOf(holiday, "recurrenceDayOfMonth")),
    RecurrenceDayOfWeekMask: weekdayMask(holiday),
    RecurrenceInstance: textOf(holiday, "recurrenceInstance"),
    RecurrenceMonthOfYear: textOf(holiday, "recurrenceMonthOfYear"),
  });
  const names = holiday.children
    .filter((element) => element.name === "businessHours")
    .map((element) => element.text.trim());
  for (const name of names) {
    const hoursId = idsByName.get(name);
    const key = `${hoursId}:${id}`;
    if (id && hoursId)
      store.put(HOLIDAYS_OF_HOURS, new Map(Object.entries({ Id: key, BusinessHoursId: hoursId, HolidayId: id })));
  }
}

/** A bit for each weekday that is named, Sunday's being 1. */
function weekdayMask(holiday: XmlElement): number | null {
  const days = holiday.children.filter((element) => element.name === "recurrenceDayOfWeek");
  const bits = days.map((element) => 1 << WEEKDAYS.indexOf(element.text.trim() as (typeof WEEKDAYS)[number]));
  return days.length === 0 ? null : bits.reduce((mask, bit) => mask | bit);
}

const dayOf = (text: string | undefined): unknown => (text ? metadataValue("date", text) : null);

const numberOf = (text: string | undefined): number | null => (text ? Number(text) : null);
