/** What pages need of a running org. Values are as JSON has them: numbers, texts, ISO dates and moments. */
import type { RowError } from "../apex/runtime/context.ts";
import type { Schema } from "../schema/model.ts";

export type JsonScalar = string | number | boolean | null;

/** By field path as it was asked for (`Name`, `Owner.Name`); null also where there is no such parent. */
export type JsonRow = Readonly<Record<string, JsonScalar>>;

export interface Selection {
  readonly object: string;
  readonly fields: readonly string[];
  /** Rows that meet all of them. */
  readonly where: readonly { readonly field: string; readonly equals: string }[];
  /** SOQL: `CreatedDate DESC`. */
  readonly orderBy?: string;
  readonly limit?: number;
}

export interface OrgUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly title: string | null;
  readonly profile: string;
  readonly locale: string;
  readonly language: string;
  readonly timeZone: string;
}

export type SaveOperation = "insert" | "update" | "delete";

export interface SaveOutcome {
  readonly id: string | null;
  readonly errors: readonly RowError[];
}

/** An email written in the composer. */
export interface ComposedEmail {
  /** The record that it was written from. */
  readonly recordId: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** What a call of an Apex method came to. */
export type ApexOutcome = { readonly value: unknown; readonly cacheable: boolean } | { readonly error: ApexFailure };

export interface ApexFailure {
  /** The body of the error as the component gets it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What the developer reads in the terminal. */
  readonly trace: string;
}

export interface PageOrg {
  readonly schema: Schema;
  users(): readonly OrgUser[];
  /** ISO code of the org's currency. */
  readonly currency: string;
  /** API names of custom and user permissions that the user has. */
  permissions(userId: string): readonly string[];
  /** May the user read the object, the field? */
  mayRead(userId: string, object: string, field?: string): boolean;
  /** In user mode. Throws for a field that does not exist or that the user may not read. */
  select(userId: string, selection: Selection): JsonRow[];
  /** In user mode; triggers run. */
  save(
    userId: string,
    operation: SaveOperation,
    object: string,
    values: Readonly<Record<string, unknown>>,
  ): SaveOutcome;
  /** Sends nothing, and saves what the platform saves of a sent email. */
  sendEmail(userId: string, email: ComposedEmail): SaveOutcome;
  /** `wire` demands a cacheable method. */
  callApex(
    userId: string,
    className: string,
    method: string,
    parameters: Readonly<Record<string, unknown>>,
    wire: boolean,
  ): ApexOutcome;
}
