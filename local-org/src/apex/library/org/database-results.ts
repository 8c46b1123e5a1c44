/** What Database methods answer. */
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import type { RowError, RowResult } from "../../runtime/context.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { NotModelled, type ApexException } from "../../runtime/exceptions.ts";
import { failure } from "../language/exceptions.ts";
import { platformReaders, readTyped } from "../language/json-read.ts";
import type { JsonTree } from "../language/json-text.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { fieldTokenNamed } from "./describe-tokens.ts";
import { readers } from "../properties.ts";

extendPlatformClass("System.DmlException", {
  "List<Schema.SObjectField> getDmlFields(Integer index)": (self: ApexException, index: number) => {
    const { objectName, fields } = failure(self, index);
    return new ApexList(
      "Schema.SObjectField",
      fields.map((field) => fieldTokenNamed(objectName, field)),
    );
  },
});

extendPlatformClass("System.QueryException", {
  "Map<String,Set<String>> getInaccessibleFields()": ({ inaccessibleFields }: ApexException) => {
    if (inaccessibleFields.length === 0) throw new NotModelled("getInaccessibleFields of another failure than that");
    const objects = [...new Set(inaccessibleFields.map(([object]) => object))];
    const fieldsOf = (name: string) =>
      inaccessibleFields.filter(([object]) => object === name).map(([, field]) => field);
    const entries = objects.map((name) => [name, new ApexSet("String", fieldsOf(name))] as const);
    return new ApexMap("String", "Set<String>", entries);
  },
});

export class ApexDatabaseError {
  static readonly apexName = "Database.Error";
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  constructor(statusCode: string, message: string, fields: readonly string[]) {
    this.statusCode = statusCode;
    this.message = message;
    this.fields = fields;
  }
  toString(): string {
    return `Database.Error[getFields=(${this.fields.join(", ")});getMessage=${this.message};getStatusCode=${this.statusCode};]`;
  }
}

export class Result {
  static readonly apexName: string;
  readonly row: RowResult;
  constructor(row: RowResult) {
    this.row = row;
  }
}

const resultClass = (name: string) =>
  class extends Result {
    static override readonly apexName = `Database.${name}`;
  };

export type ResultClass = typeof Result;
export const SaveResult = resultClass("SaveResult");
export const UpsertResult = resultClass("UpsertResult");
export const DeleteResult = resultClass("DeleteResult");
export const UndeleteResult = resultClass("UndeleteResult");
export const EmptyRecycleBinResult = resultClass("EmptyRecycleBinResult");
export const MergeResult = resultClass("MergeResult");

const errorOf = ({ statusCode, message, fields }: RowError) => new ApexDatabaseError(statusCode, message, fields);

export const errorList = (errors: readonly RowError[]) => new ApexList("Database.Error", errors.map(errorOf));

const success = ({ row }: Result) => row.success;
const created = ({ row }: Result) => row.created;

const COMMON = {
  ...readers<Result>({
    "Id getId": ({ row }) => row.id,
    "List<Database.Error> getErrors": ({ row }) => errorList(row.errors),
  }),
  "Boolean isSuccess()": success,
  "Boolean success": { get: success },
};

for (const name of ["SaveResult", "DeleteResult", "UndeleteResult", "EmptyRecycleBinResult"])
  platformClass(`Database.${name}`, COMMON);
platformClass("Database.MergeResult", {
  ...COMMON,
  "List<String> getMergedRecordIds()": ({ row }: Result) => new ApexList("String", row.merged ? [row.merged.id] : []),
  "List<String> getUpdatedRelatedIds()": ({ row }: Result) => new ApexList("String", [...(row.merged?.related ?? [])]),
});
platformClass("Database.UpsertResult", {
  ...COMMON,
  "Boolean isCreated()": created,
  "Boolean created": { get: created },
});

platformClass("Database.Error", {
  "String getMessage()": (self: ApexDatabaseError) => self.message,
  "System.StatusCode getStatusCode()": (self: ApexDatabaseError) =>
    platformEnumValue("System.StatusCode", self.statusCode),
  "List<String> getFields()": (self: ApexDatabaseError) => new ApexList("String", [...self.fields]),
});

/** `{"success":false,"id":"…","errors":[{"statusCode":"…","message":"…","fields":["…"]}]}` */
function readRow(tree: ReadonlyMap<string, JsonTree>): RowResult {
  const read = (from: ReadonlyMap<string, JsonTree>, name: string, type: string) =>
    readTyped(from.get(name) ?? null, type, "lenient");
  const errors = tree.get("errors") as readonly ReadonlyMap<string, JsonTree>[] | undefined;
  return {
    id: read(tree, "id", "Id") as string | null,
    success: read(tree, "success", "Boolean") === true,
    created: read(tree, "created", "Boolean") === true,
    // None or null: github.com/ZackFra/Salesforce-Unit-Of-Work takes it for null.
    get errors() {
      if (!errors) throw new NotModelled("the errors of a result from JSON that tells of none");
      return errors.map((error) => ({
        statusCode: read(error, "statusCode", "String") as string,
        message: read(error, "message", "String") as string,
        fields: ((read(error, "fields", "List<String>") as ApexList | null)?.items as string[] | undefined) ?? [],
      }));
    },
  };
}

for (const made of [SaveResult, UpsertResult, DeleteResult, UndeleteResult]) {
  platformReaders.set(made.apexName, (tree) => new made(readRow(tree)));
}
