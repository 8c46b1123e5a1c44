/** Rows that the platform adds by itself. */
import type { ObjectDescription } from "../../schema/model.ts";
import { context } from "./context.ts";
import { ApexDatetime } from "./datetime.ts";

/** What the platform keeps of when and by whom a row was made. */
export function auditValues(object: ObjectDescription, now: number, userId: string): [string, unknown][] {
  const moment = ApexDatetime.toTheSecond(now);
  const moments = { CreatedDate: moment, LastModifiedDate: moment, SystemModstamp: moment };
  const values = { ...moments, CreatedById: userId, LastModifiedById: userId };
  return Object.entries(values).filter(([name]) => object.field(name));
}

/** Answers the id; undefined where the schema has no such object. */
export function addRow(objectName: string, values: Readonly<Record<string, unknown>>): string | undefined {
  const { services, now, userId } = context();
  const object = services.schema.object(objectName);
  if (!object) return undefined;
  const id = services.store.newId(object);
  const given = Object.entries(values).filter(([, value]) => value !== null);
  services.store.put(objectName, new Map([...auditValues(object, now(), userId), ...given, ["Id", id]]));
  return id;
}
