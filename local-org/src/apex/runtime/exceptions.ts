/** Exceptions of Apex. One JavaScript class for the platform's; classes of the project extend it. */

export interface DmlFailure {
  /** Index of the row in the statement. */
  readonly index: number;
  readonly objectName: string;
  readonly id: string | null;
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Thrown by `throw`, by the library and by the database. It is an Error so that V8 keeps its stack, from which the
 *  Apex stack trace is made through the source maps. */
export class ApexException extends Error {
  /** `System.DmlException`, `MyException`, `Outer.MyException`. */
  declare typeName: string;
  /** Names of the exception classes above, up to System.Exception; exceptions of the platform have just that. */
  declare supertypeNames: ReadonlySet<string>;
  apexMessage: string | null;
  apexCause: ApexException | null = null;
  /** Rows of a System.DmlException. */
  dmlFailures: readonly DmlFailure[] = [];
  /** Of a System.QueryException in user mode: objects and fields. */
  inaccessibleFields: readonly (readonly [string, string])[] = [];
  /** By `new`, in the program: its text has the name alone, and its fields. */
  isMadeByProgram = false;
  /** addError and uncaught limits cannot be caught. */
  readonly uncatchable: boolean = false;
  constructor(message: string | null = null) {
    super(message ?? "");
    this.apexMessage = message;
  }
}

const PLATFORM_SUPERTYPES: ReadonlySet<string> = new Set(["System.Exception"]);

/** An exception of the platform: `throw platformException("System.NullPointerException", "Attempt to de-reference a null object")`. */
export function platformException(typeName: string, message: string | null): ApexException {
  const exception = new ApexException(message);
  exception.typeName = typeName;
  exception.supertypeNames = PLATFORM_SUPERTYPES;
  return exception;
}

/** Raised at run time where only then it shows that something is not modelled (dynamic SOQL, Type.forName …). Not an
 *  exception of Apex: Apex cannot catch it, and a test that meets it is refused, not failed. */
export class NotModelled extends Error {
  readonly member: string;
  constructor(member: string) {
    super(`not modelled: ${member}`);
    this.name = "NotModelled";
    this.member = member;
  }
}
