/** An org of a few rows, without Apex and without a database. */
import type {
  ApexOutcome,
  ComposedEmail,
  JsonRow,
  OrgUser,
  PageOrg,
  SaveOperation,
  SaveOutcome,
  Selection,
} from "../../src/server/page-org.ts";
import type { Schema } from "../../src/schema/model.ts";

export const REP: OrgUser = {
  id: "005000000000001AAA",
  name: "Jordan Lee",
  username: "jordan@example.com",
  title: "Sales rep",
  profile: "Standard User",
  locale: "en_US",
  language: "en_US",
  timeZone: "America/Los_Angeles",
};
export const MARKETER: OrgUser = {
  ...REP,
  id: "005000000000002AAA",
  name: "Priya Nair",
  username: "priya@example.com",
};

export class FakeOrg implements PageOrg {
  readonly schema: Schema;
  readonly currency = "USD";
  readonly rows: Record<string, Record<string, JsonRow[string]>[]> = {};
  hidden = new Set<string>();
  /** Objects whose rows cannot be read for a reason that nobody foresaw. */
  broken = new Set<string>();
  saves: { operation: SaveOperation; object: string; values: unknown }[] = [];
  nextSave: SaveOutcome | undefined;
  emails: ComposedEmail[] = [];
  nextCall: ApexOutcome = { value: null, cacheable: false };
  calls: unknown[] = [];

  constructor(schema: Schema) {
    this.schema = schema;
  }

  users(): OrgUser[] {
    return [REP, MARKETER];
  }

  permissions(): string[] {
    return ["Tune_Clocks"];
  }

  mayRead(_userId: string, object: string, field?: string): boolean {
    return !this.hidden.has(object) && !this.hidden.has(`${object}.${field}`);
  }

  select(_userId: string, { object, fields, where, limit = 200 }: Selection): JsonRow[] {
    if (this.broken.has(object)) throw new Error(`not modelled: role hierarchy over ${object}`);
    const rows = (this.rows[object] ?? []).filter((row) => where.every(({ field, equals }) => row[field] === equals));
    return rows.slice(0, limit).map((row) => Object.fromEntries(fields.map((path) => [path, row[path] ?? null])));
  }

  save(
    _userId: string,
    operation: SaveOperation,
    object: string,
    values: Readonly<Record<string, unknown>>,
  ): SaveOutcome {
    this.saves.push({ operation, object, values });
    const id = String(values["Id"] ?? "00Q000000000009AAA");
    if (this.nextSave) return this.nextSave;
    if (operation === "insert") (this.rows[object] ??= []).push({ ...(values as JsonRow), Id: id });
    const row = this.rows[object]?.find((candidate) => candidate["Id"] === id);
    if (operation === "update" && row) Object.assign(row, values);
    return { id, errors: [] };
  }

  sendEmail(_userId: string, email: ComposedEmail): SaveOutcome {
    this.emails.push(email);
    return this.nextSave ?? { id: "02s000000000001AAA", errors: [] };
  }

  callApex(...call: unknown[]): ApexOutcome {
    this.calls.push(call);
    return this.nextCall;
  }
}
