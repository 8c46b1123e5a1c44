/** A running org as pages see it. */
import { context, runInContext, type OrgServices } from "../apex/runtime/context.ts";
import { ApexException } from "../apex/runtime/exceptions.ts";
import { ApexRecord } from "../apex/runtime/record.ts";
import { fromJsonValue, toJsonValue } from "../apex/library/language/json-values.ts";
import type { CompiledProgram, ProgramInstance } from "../apex/program.ts";
import { parseQueryText } from "../apex/syntax/parse.ts";
import type { MethodSymbol } from "../apex/types/model.ts";
import { annotation, hasAnnotation } from "../apex/types/program.ts";
import { LimitException } from "../database/limits.ts";
import type { Org } from "../database/org.ts";
import type { Project } from "../project/model.ts";
import { children, textOf } from "../project/xml.ts";
import type { Schema } from "../schema/model.ts";
import { apexFailure } from "./apex-failures.ts";
import { AuraWriter } from "./aura-values.ts";
import { refusedEmail, saveSentEmail } from "./sent-email.ts";
import type {
  ApexOutcome,
  ComposedEmail,
  JsonRow,
  JsonScalar,
  OrgUser,
  PageOrg,
  SaveOperation,
  SaveOutcome,
  Selection,
} from "./page-org.ts";

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

export class LocalPageOrg implements PageOrg {
  readonly schema: Schema;
  readonly currency = "USD";
  readonly #org: Org;
  readonly #project: Project;
  readonly #program: CompiledProgram;
  readonly #afterwards: () => void;

  /** `afterwards`: what has been saved may have enqueued jobs. */
  constructor(org: Org, project: Project, program: CompiledProgram, afterwards: () => void) {
    this.schema = org.schema;
    this.#org = org;
    this.#project = project;
    this.#program = program;
    this.#afterwards = afterwards;
  }

  users(): OrgUser[] {
    const rows = [...this.#org.store.rows("User")].filter(
      (row) => row.get("IsActive") === true && row.get("UserType") !== "AutomatedProcess",
    );
    return rows.map((row) => {
      const text = (name: string, standard: string): string => (row.get(name) as string | undefined) ?? standard;
      const id = String(row.get("Id"));
      return {
        id,
        name: text("Name", [row.get("FirstName"), row.get("LastName")].filter(Boolean).join(" ")),
        username: text("Username", ""),
        title: (row.get("Title") as string | undefined) ?? null,
        profile: this.#org.access.profileName(id) ?? "",
        locale: text("LocaleSidKey", "en_US"),
        language: text("LanguageLocaleKey", "en_US"),
        timeZone: text("TimeZoneSidKey", "America/Los_Angeles"),
      };
    });
  }

  permissions(userId: string): string[] {
    const files = [...this.#project.permissionSets, ...this.#project.profiles];
    const user = files.flatMap((file) =>
      children(file.root, "userPermissions").map((element) => textOf(element, "name") ?? ""),
    );
    const names = new Set([...this.#project.customPermissions.map((file) => file.fullName), ...user]);
    return [...names].filter((name) => this.#org.access.hasName(userId, name));
  }

  mayRead(userId: string, objectName: string, fieldName?: string): boolean {
    const object = this.schema.object(objectName);
    if (!object || !this.#org.access.canReadObject(userId, object)) return false;
    if (fieldName === undefined) return true;
    const field = object.field(fieldName);
    return field !== undefined && this.#org.access.canReadField(userId, object, field);
  }

  select(userId: string, { object, fields, where, orderBy, limit }: Selection): JsonRow[] {
    if (where.some(({ field, equals }) => field.endsWith("Id") && !ID.test(equals))) return [];
    const conditions = where.map(({ field }, index) => `${field} = :value${index}`);
    const text = [
      `SELECT ${fields.join(", ")} FROM ${object}`,
      conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "",
      orderBy ? ` ORDER BY ${orderBy}` : "",
      limit === undefined ? "" : ` LIMIT ${limit}`,
    ].join("");
    const binds = new Map<string, unknown>(where.map(({ equals }, index) => [`value${index}`, equals]));
    return this.#org.run(userId, () => {
      const records = context().services.query(parseQueryText(text), binds, "user");
      return records.map((record) =>
        Object.fromEntries(fields.map((path) => [path, valueAt(record, path.split("."))])),
      );
    });
  }

  save(
    userId: string,
    operation: SaveOperation,
    objectName: string,
    values: Readonly<Record<string, unknown>>,
  ): SaveOutcome {
    const object = this.schema.object(objectName);
    const unknown = Object.keys(values).filter((name) => !object?.field(name));
    if (unknown.length > 0) {
      return {
        id: null,
        errors: unknown.map((name) => ({
          statusCode: "INVALID_FIELD",
          message: `No such column '${name}' on entity '${objectName}'.`,
          fields: [],
        })),
      };
    }
    return this.#attempt(userId, () => {
      const record = fromJsonValue(values, objectName) as ApexRecord;
      const [result] = context().services.dml(operation, [record], { allOrNone: true, access: "user" });
      return { id: result?.id ?? null, errors: result?.errors ?? [] };
    });
  }

  /** A save that fails answers with what was wrong. */
  #attempt(userId: string, action: () => SaveOutcome): SaveOutcome {
    try {
      return this.#transact(userId, action);
    } catch (error) {
      if (!(error instanceof ApexException)) throw error;
      const failures =
        error.dmlFailures.length > 0
          ? error.dmlFailures
          : [{ statusCode: "UNKNOWN_EXCEPTION", message: error.apexMessage ?? error.typeName, fields: [] }];
      return { id: null, errors: failures.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })) };
    }
  }

  sendEmail(userId: string, email: ComposedEmail): SaveOutcome {
    const object = this.schema.objectByKeyPrefix(email.recordId.slice(0, 3));
    const where = [{ field: "Id", equals: email.recordId }];
    if (!object || this.select(userId, { object: object.apiName, fields: ["Id"], where }).length === 0)
      return refusedEmail("This record does not exist, or you may not see it.");
    if (!email.to.includes("@")) return refusedEmail("Add a recipient to send an email.");
    return this.#attempt(userId, () => saveSentEmail(this.#org, userId, email));
  }

  callApex(
    userId: string,
    className: string,
    methodName: string,
    parameters: Readonly<Record<string, unknown>>,
    wire: boolean,
  ): ApexOutcome {
    const method = this.#auraMethod(className, methodName);
    const cacheable =
      method !== undefined && annotation(method.declaration.modifiers, "auraenabled")?.get("cacheable") === true;
    const refusal = this.#refusal(userId, className, methodName, method, wire && !cacheable);
    if (!method || refusal) return { error: { body: { message: refusal }, trace: refusal ?? "" } };
    try {
      const value = this.#transact(userId, (program) => {
        const call = (): unknown => {
          const values = method.parameters.map(({ name, type }) =>
            fromJsonValue(parameterNamed(parameters, name), type.name),
          );
          return new AuraWriter(this.#program).write(program.callStatic(method, values));
        };
        return cacheable ? withoutDml(call) : call();
      });
      return { value, cacheable };
    } catch (error) {
      return { error: apexFailure(error) };
    }
  }

  #transact<T>(userId: string, action: (program: ProgramInstance) => T): T {
    const result = this.#org.run(userId, action);
    this.#afterwards();
    return result;
  }

  #refusal(
    userId: string,
    className: string,
    methodName: string,
    method: MethodSymbol | undefined,
    isWiredWrongly: boolean,
  ): string | undefined {
    if (!method) return `there is no @AuraEnabled static method ${className}.${methodName}`;
    if (!this.#org.access.isAdministrator(userId) && !this.#org.access.hasName(userId, className)) {
      return `You do not have access to the Apex class named '${className}'.`;
    }
    return isWiredWrongly
      ? "Apex methods that are to be cached must be marked as @AuraEnabled(cacheable=true)"
      : undefined;
  }

  #auraMethod(className: string, methodName: string): MethodSymbol | undefined {
    const overloads = this.#program.classes.get(className.toLowerCase())?.methods.get(methodName.toLowerCase()) ?? [];
    return overloads.find(
      ({ isStatic, declaration }) => isStatic && hasAnnotation(declaration.modifiers, "auraenabled"),
    );
  }
}

/** What a cacheable method may do: it may only read. */
function withoutDml<T>(action: () => T): T {
  const outer = context();
  const refuse = (): never => {
    throw new LimitException("Too many DML statements: 1");
  };
  const services = Object.assign(Object.create(outer.services) as OrgServices, { dml: refuse, merge: refuse });
  return runInContext({ ...outer, services }, action);
}

/** Names of Apex tell no upper from lower case. */
function parameterNamed(parameters: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(parameters).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function valueAt(record: ApexRecord, [name = "", ...rest]: readonly string[]): JsonScalar {
  if (rest.length > 0) {
    const parent = record.parents.get(name);
    return parent ? valueAt(parent, rest) : null;
  }
  return toJsonValue(record.fields.get(name) ?? null) as JsonScalar;
}
