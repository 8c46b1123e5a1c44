/**
 * The tree of a SOQL query, from an inline query or from a text (`Database.query`). Names are as written;
 * the type pass checks them against the schema for inline queries, the database for texts.
 */
import type { Expression, Node, Position } from "./tree.ts";

export interface Query extends Node {
  readonly select: readonly SelectItem[];
  /** The object, or in a child query the relationship. */
  readonly from: string;
  readonly fromStart: Position;
  readonly alias?: string;
  /** `FROM Lead l, l.Owner o`: further aliases by path. */
  readonly furtherFrom: readonly { readonly path: readonly string[]; readonly alias?: string }[];
  readonly scope?: string;
  readonly where?: Condition;
  readonly access?: "USER_MODE" | "SYSTEM_MODE" | "SECURITY_ENFORCED";
  readonly groupBy?: GroupBy;
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: QueryValue;
  readonly offset?: QueryValue;
  readonly allRows: boolean;
  readonly forClauses: readonly ("view" | "reference" | "update")[];
  /** What the grammar knows and nobody reads yet (WITH DATA CATEGORY, UPDATE TRACKING …); the type pass refuses it. */
  readonly unsupported?: { readonly what: string; readonly start: Position };
}

export type SelectItem =
  | ({ readonly kind: "field"; readonly path: FieldPath; readonly alias?: string } & Node)
  | ({ readonly kind: "function"; readonly function: QueryFunction; readonly alias?: string } & Node)
  | ({ readonly kind: "children"; readonly query: Query } & Node)
  | ({ readonly kind: "fieldsFunction"; readonly which: "ALL" | "CUSTOM" | "STANDARD" } & Node)
  | ({
      readonly kind: "typeof";
      readonly path: FieldPath;
      readonly branches: readonly { readonly object: string; readonly fields: readonly FieldPath[] }[];
      readonly otherwise: readonly FieldPath[];
    } & Node);

/** `Owner.Profile.Name` → ["Owner", "Profile", "Name"] */
export interface FieldPath extends Node {
  readonly names: readonly string[];
}

/** COUNT(), COUNT(Id), SUM(Amount), CALENDAR_MONTH(convertTimezone(CreatedDate)), FORMAT(x), toLabel(x), GROUPING(x) … */
export interface QueryFunction extends Node {
  readonly name: string;
  readonly arguments: readonly (FieldPath | QueryFunction | QueryValue)[];
}

export interface GroupBy extends Node {
  readonly kind: "plain" | "rollup" | "cube";
  readonly items: readonly (FieldPath | QueryFunction)[];
}

export interface OrderItem extends Node {
  readonly by: FieldPath | QueryFunction;
  readonly descending: boolean;
  /** Absent: nulls first, whatever the direction (SOQL and SOSL Reference, "ORDER BY"). */
  readonly nulls?: "first" | "last";
}

export type Condition =
  | ({ readonly kind: "and" | "or"; readonly conditions: readonly Condition[] } & Node)
  | ({ readonly kind: "not"; readonly condition: Condition } & Node)
  | ({
      readonly kind: "comparison";
      readonly left: FieldPath | QueryFunction;
      readonly operator: QueryOperator;
      readonly right: QueryValue;
    } & Node);

export type QueryOperator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "like" | "in" | "not in" | "includes" | "excludes";

export type QueryValue =
  | ({ readonly kind: "null" } & Node)
  | ({ readonly kind: "boolean"; readonly value: boolean } & Node)
  | ({ readonly kind: "integer"; readonly value: number } & Node)
  | ({ readonly kind: "decimal"; readonly text: string } & Node)
  | ({ readonly kind: "string"; readonly value: string } & Node)
  /** 2026-11-22 */
  | ({ readonly kind: "date"; readonly text: string } & Node)
  /** 2026-11-22T10:00:00Z, with any offset */
  | ({ readonly kind: "datetime"; readonly text: string } & Node)
  | ({ readonly kind: "time"; readonly text: string } & Node)
  /** TODAY, LAST_N_DAYS:30; name in upper case, n where the literal has one */
  | ({ readonly kind: "dateLiteral"; readonly name: string; readonly n?: number } & Node)
  /** USD500.00 */
  | ({ readonly kind: "currency"; readonly text: string } & Node)
  | ({ readonly kind: "list"; readonly values: readonly QueryValue[] } & Node)
  | ({ readonly kind: "query"; readonly query: Query } & Node)
  /** `:expression` of an inline query. `index` counts the binds of the outermost query from 0, in the order of the
   *  text, child queries and semi-joins included. */
  | ({ readonly kind: "bind"; readonly index: number; readonly expression: Expression } & Node)
  /** `:name` or `:name.field` in the text of a dynamic query. */
  | ({ readonly kind: "namedBind"; readonly path: readonly string[] } & Node);

/** SOSL. What it returns of an object is a query of its own. */
export interface SearchQuery extends Node {
  readonly term: QueryValue;
  readonly returning: readonly Query[];
  readonly access?: Query["access"];
  readonly limit?: QueryValue;
  readonly unsupported?: Query["unsupported"];
}
