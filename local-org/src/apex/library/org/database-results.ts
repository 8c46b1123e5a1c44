/** What Database methods answer. */
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import type { RowError, RowResult } from "../../runtime/context.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { NotModelled, type ApexException } from "../../runtime/exceptions.ts";
import { failure } from "../language/exceptions.ts";
import { platformReaders, readTyped } from "../language/json-read.ts";
import type { JsonTree } from "../language/json-text.ts";
import { extendPlatformClass, platformClass, platformEnum } from "../registry.ts";
import { fieldTokenNamed } from "./describe-tokens.ts";

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

abstract class Result {
  readonly row: RowResult;
  constructor(row: RowResult) {
    this.row = row;
  }
}

export class SaveResult extends Result {
  static readonly apexName = "Database.SaveResult";
}
export class UpsertResult extends Result {
  static readonly apexName = "Database.UpsertResult";
}
export class DeleteResult extends Result {
  static readonly apexName = "Database.DeleteResult";
}
export class UndeleteResult extends Result {
  static readonly apexName = "Database.UndeleteResult";
}
export class EmptyRecycleBinResult extends Result {
  static readonly apexName = "Database.EmptyRecycleBinResult";
}
export class MergeResult extends Result {
  static readonly apexName = "Database.MergeResult";
}

const errorOf = ({ statusCode, message, fields }: RowError) => new ApexDatabaseError(statusCode, message, fields);

const COMMON = {
  "Id getId()": ({ row }: Result) => row.id,
  "Boolean isSuccess()": ({ row }: Result) => row.success,
  "List<Database.Error> getErrors()": ({ row }: Result) => new ApexList("Database.Error", row.errors.map(errorOf)),
  "Id id": { get: ({ row }: Result) => row.id },
  "Boolean success": { get: ({ row }: Result) => row.success },
  "List<Database.Error> errors": { get: ({ row }: Result) => new ApexList("Database.Error", row.errors.map(errorOf)) },
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
  "Boolean isCreated()": ({ row }: Result) => row.created,
  "Boolean created": { get: ({ row }: Result) => row.created },
});

platformClass("Database.Error", {
  "String getMessage()": (self: ApexDatabaseError) => self.message,
  "System.StatusCode getStatusCode()": (self: ApexDatabaseError) =>
    platformEnumValue("System.StatusCode", self.statusCode),
  "List<String> getFields()": (self: ApexDatabaseError) => new ApexList("String", [...self.fields]),
});

platformEnum(
  "System.StatusCode",
  "ALL_OR_NONE_OPERATION_ROLLED_BACK CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY CANNOT_UPDATE_CONVERTED_LEAD DELETE_FAILED DUPLICATE_EXTERNAL_ID DUPLICATE_USERNAME DUPLICATE_VALUE ENTITY_IS_DELETED FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_FILTER_VALIDATION_EXCEPTION FIELD_INTEGRITY_EXCEPTION INACTIVE_OWNER_OR_USER INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY INSUFFICIENT_ACCESS_OR_READONLY INVALID_CROSS_REFERENCE_KEY INVALID_EMAIL_ADDRESS INVALID_FIELD INVALID_FIELD_FOR_INSERT_UPDATE INVALID_ID_FIELD INVALID_OPERATION INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST INVALID_STATUS INVALID_TYPE_ON_FIELD_IN_RECORD MALFORMED_ID MISSING_ARGUMENT MIXED_DML_OPERATION NUMBER_OUTSIDE_VALID_RANGE REQUIRED_FIELD_MISSING SELF_REFERENCE_FROM_TRIGGER STANDARD_PRICE_NOT_DEFINED STRING_TOO_LONG UNABLE_TO_LOCK_ROW UNDELETE_FAILED UNKNOWN_EXCEPTION",
);

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
