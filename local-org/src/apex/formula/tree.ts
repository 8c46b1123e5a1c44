/** A formula as it is written: fields, default values and validation rules have the same language. */

/** Offset into the formula's text. */
export interface At {
  readonly offset: number;
}

export type FormulaNode = At &
  (
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "null" }
    /** `Account.Name`, `Owner:User.Email`, `$User.Id` */
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "call"; readonly name: string; readonly parameters: readonly FormulaNode[] }
    | { readonly kind: "unary"; readonly operator: "-" | "+" | "!"; readonly operand: FormulaNode }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: FormulaNode;
        readonly right: FormulaNode;
      }
  );

export type BinaryOperator = "||" | "&&" | "=" | "<>" | "<" | ">" | "<=" | ">=" | "+" | "-" | "&" | "^" | "*" | "/";

/** What is wrong with a formula, and where in its text. */
export class FormulaError extends Error {
  readonly offset: number;
  constructor(message: string, { offset }: At) {
    super(message);
    this.offset = offset;
  }
}
