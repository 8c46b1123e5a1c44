/** Reads records for the standard panels, as far as one user may. */
import { isTold } from "../database/engine.ts";
import type { ShownField } from "../lightning/pages/model.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../schema/model.ts";
import type { Reader } from "./formats.ts";
import type { JsonRow, OrgUser, PageOrg } from "./page-org.ts";
import { pathsFor, shownField } from "./shown-fields.ts";

const MOST_ROWS = 200;

export class RecordReader {
  readonly schema: Schema;
  readonly reader: Reader;
  readonly #org: PageOrg;
  readonly #user: OrgUser;

  constructor(org: PageOrg, user: OrgUser) {
    this.schema = org.schema;
    this.reader = { locale: user.locale, timeZone: user.timeZone, currency: org.currency };
    this.#org = org;
    this.#user = user;
  }

  mayRead(object: ObjectDescription, field?: FieldDescription): boolean {
    return object.queryable && this.#org.mayRead(this.#user.id, object.apiName, field?.apiName);
  }

  /** Those of the named fields that there are and that the user may read. */
  readable(object: ObjectDescription, names: readonly string[]): FieldDescription[] {
    return names.flatMap((name) => object.field(name) ?? []).filter((field) => this.mayRead(object, field));
  }

  /** undefined: there is no such record, or the user may not see it. */
  row(object: ObjectDescription, id: string, fields: readonly FieldDescription[]): JsonRow | undefined {
    return this.rows(object, fields, [{ field: "Id", equals: id }])[0];
  }

  /** The newest first. */
  rows(
    object: ObjectDescription,
    fields: readonly FieldDescription[],
    where: readonly { readonly field: string; readonly equals: string }[],
  ): JsonRow[] {
    if (!this.mayRead(object)) return [];
    const told = fields.filter((field) => isTold(object, field));
    const paths = new Set(["Id", ...told.flatMap((field) => pathsFor(object, field, this.schema))]);
    const orderBy = object.field("CreatedDate") ? "CreatedDate DESC, Id DESC" : "Id DESC";
    const selection = { object: object.apiName, fields: [...paths], where, orderBy, limit: MOST_ROWS };
    return this.#org.select(this.#user.id, selection);
  }

  shown(object: ObjectDescription, field: FieldDescription, row: JsonRow): ShownField {
    const shown = shownField(object, field, row, this.schema, this.reader);
    return isTold(object, field) ? shown : { ...shown, text: "(not modelled: a calculated field)" };
  }
}
