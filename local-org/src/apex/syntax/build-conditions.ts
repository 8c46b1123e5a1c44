/** Conditions, functions and values of SOQL. */
import * as Grammar from "@apexdevtools/apex-parser";
import { ApexLexer, type ApexToken } from "@apexdevtools/apex-parser";
import { integerValue, queryStringValue } from "./literals.ts";
import { nameOf } from "./names.ts";
import { between, span } from "./positions.ts";
import type { Condition, FieldPath, Query, QueryFunction, QueryOperator, QueryValue } from "./query-tree.ts";
import { quoted, type SourceText } from "./source-text.ts";

type Bind = (context: Grammar.BoundExpressionContext) => QueryValue;

export abstract class ConditionBuilder {
  protected readonly source: SourceText;
  /** Makes something of `:expression`. */
  protected readonly bind: Bind;

  constructor(source: SourceText, bind: Bind) {
    this.source = source;
    this.bind = bind;
  }

  abstract query(context: Grammar.SubQueryContext): Query;

  /** The grammar has the same rules twice: only a WHERE clause knows FORMULA. */
  where(context: Grammar.WhereLogicalExpressionContext): Condition {
    const operands = context.whereConditionalExpression_list().map((operand) => this.#whereOperand(operand));
    return joined(context, operands);
  }

  condition(context: Grammar.LogicalExpressionContext): Condition {
    return joined(
      context,
      context.conditionalExpression_list().map((operand) => this.#operand(operand)),
    );
  }

  #whereOperand(context: Grammar.WhereConditionalExpressionContext): Condition {
    const nested = context.whereLogicalExpression();
    if (nested) return this.where(nested);
    const comparison = context.whereFieldExpression();
    return comparison.FORMULA() ? this.#formula(comparison) : this.#comparison(comparison.fieldExpression());
  }

  #operand(context: Grammar.ConditionalExpressionContext): Condition {
    const nested = context.logicalExpression();
    return nested ? this.condition(nested) : this.#comparison(context.fieldExpression());
  }

  #comparison(context: Grammar.FieldExpressionContext): Condition {
    const left = this.fieldOrFunction(context);
    const operator = operatorOf(context.comparisonOperator());
    const right = this.#value(context.value());
    this.#checkForm(context.value(), operator, right);
    return { kind: "comparison", ...span(context), left, operator, right };
  }

  /** The grammar lets every operator have every value. */
  #checkForm(context: Grammar.ValueContext, operator: QueryOperator, { kind }: QueryValue): void {
    const isSet = kind === "list" || kind === "query";
    const isBind = kind === "bind" || kind === "namedBind";
    if (operator === "includes" || operator === "excludes") {
      if (kind !== "list") this.#reportMissing(context.start, "a left parentheses", "Missing '('");
    } else if (operator === "in" || operator === "not in") {
      if (!isSet && !isBind) this.#reportMissing(context.start, "a colon", undefined);
    } else if (isSet) {
      this.source.reportUnexpected(context.start);
    }
  }

  #reportMissing(token: ApexToken, inQueryText: string, inApex: string | undefined): void {
    const found = quoted(token);
    if (this.source.language === "soql") this.source.report(token, `expecting ${inQueryText}, found ${found}`);
    else if (inApex) this.source.report(token, `${inApex} at ${found}`);
    else this.source.reportUnexpected(token);
  }

  #formula(context: Grammar.WhereFieldExpressionContext): Condition {
    const text = context.StringLiteral().symbol;
    const left: QueryFunction = {
      ...span(context),
      name: "FORMULA",
      arguments: [this.#string(text)],
    };
    const right = this.#value(context.value());
    return { kind: "comparison", ...span(context), left, operator: operatorOf(context.comparisonOperator()), right };
  }

  fieldOrFunction(
    context: Grammar.FieldExpressionContext | Grammar.FieldGroupByContext | Grammar.FieldOrderContext,
  ): FieldPath | QueryFunction {
    const field = context.fieldName();
    return field ? fieldPath(field) : this.function(context.soqlFunction());
  }

  function(context: Grammar.SoqlFunctionContext): QueryFunction {
    const isInSelect =
      context.parentCtx instanceof Grammar.SelectEntryContext ||
      context.parentCtx instanceof Grammar.SubFieldEntryContext;
    if (context.COUNT() && !context.fieldName() && !isInSelect) this.source.reportUnexpected(context.RPAREN().symbol);
    return { ...span(context), name: nameOf(context), arguments: this.#arguments(context) };
  }

  #arguments(context: Grammar.SoqlFunctionContext): QueryFunction["arguments"] {
    const date = context.dateFieldName();
    if (date?.CONVERT_TIMEZONE()) {
      return [{ ...span(date), name: nameOf(date), arguments: [fieldPath(date.fieldName())] }];
    }
    const field = date?.fieldName() ?? context.fieldName();
    if (field) return [fieldPath(field)];
    const nested = context.soqlFunction();
    if (nested) return [this.function(nested)];
    const unit = context.StringLiteral() ?? context.MultilineStringLiteral();
    const locations = context.locationValue_list().map((location) => this.#location(location));
    return unit ? [...locations, this.#string(unit.symbol)] : locations;
  }

  #location(context: Grammar.LocationValueContext): FieldPath | QueryFunction | QueryValue {
    const field = context.fieldName();
    if (field) return fieldPath(field);
    const bind = context.boundExpression();
    if (bind) return this.bind(bind);
    const coordinates = context.coordinateValue_list().map((coordinate) => this.#coordinate(coordinate));
    return { ...span(context), name: nameOf(context), arguments: coordinates };
  }

  #coordinate(context: Grammar.CoordinateValueContext): QueryValue {
    const bind = context.boundExpression();
    return bind ? this.bind(bind) : this.#number(context.signedNumber());
  }

  // ---------------------------------------------------------------- values

  #value(context: Grammar.ValueContext): QueryValue {
    const node = span(context);
    const text = this.source.of(context);
    const number = context.signedNumber();
    if (number) return this.#number(number);
    const formula = context.dateFormula();
    if (formula) return this.#dateLiteral(formula);
    const list = context.valueList();
    if (list) return { kind: "list", ...node, values: list.value_list().map((value) => this.#listed(value)) };
    const query = context.subQuery();
    if (query) return { kind: "query", ...node, query: this.query(query) };
    const bind = context.boundExpression();
    if (bind) return this.bind(bind);
    if (context.NULL()) return { kind: "null", ...node };
    if (context.BooleanLiteral()) return { kind: "boolean", ...node, value: text.toLowerCase() === "true" };
    this.#checkDate(context);
    if (context.DateLiteral()) return { kind: "date", ...node, text };
    if (context.DateTimeLiteral()) return { kind: "datetime", ...node, text };
    if (context.TimeLiteral()) return { kind: "time", ...node, text };
    if (context.IntegralCurrencyLiteral()) return { kind: "currency", ...node, text };
    return this.#string(context.start);
  }

  #listed(context: Grammar.ValueContext): QueryValue {
    if (context.valueList() || context.subQuery()) this.source.reportUnexpected(context.start);
    return this.#value(context);
  }

  #string(token: ApexToken): QueryValue {
    const isMultiline = token.type === ApexLexer.MultilineStringLiteral;
    if (isMultiline) this.source.report(token, "A query cannot contain a multiline string");
    return { kind: "string", ...between(token, token), value: queryStringValue(this.source.of(token)) };
  }

  #number(context: Grammar.SignedNumberContext): QueryValue {
    const text = context.getText().replace("+", "");
    const token = context.stop ?? context.start;
    if (/d$/i.test(text)) this.source.reportUnexpected(token);
    if (!context.IntegerLiteral()) return { kind: "decimal", ...span(context), text: text.replace(/^(-?)\./, "$10.") };
    if (this.source.language === "apex" && integerValue(token.text) === undefined)
      this.source.report(token, "Illegal integer");
    const value = Number(text);
    if (!Number.isSafeInteger(value)) return { kind: "decimal", ...span(context), text };
    return { kind: "integer", ...span(context), value };
  }

  #dateLiteral(context: Grammar.DateFormulaContext): QueryValue {
    const number = context.signedInteger();
    const sign = number?.ADD() ?? number?.SUB();
    if (sign) this.source.reportUnexpected(sign.symbol);
    const name = nameOf(context).toUpperCase();
    return { kind: "dateLiteral", ...span(context), name, ...(number && { n: Number(number.getText()) }) };
  }

  #checkDate(context: Grammar.ValueContext): void {
    const kind = context.DateLiteral()
      ? "Date"
      : context.DateTimeLiteral()
        ? "DateTime"
        : context.TimeLiteral()
          ? "Time"
          : undefined;
    const text = this.source.of(context);
    if (kind && !forms[kind].test(text)) this.source.report(context.start, `Invalid ${kind} '${text}'.`);
  }
}

const date = "(?!0000)\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{3,})?(?:z|[+-]\\d\\d:?\\d\\d)";
const forms = {
  Date: new RegExp(`^${date}$`),
  DateTime: new RegExp(`^${date}t${time}$`, "i"),
  Time: new RegExp(`^${time}$`, "i"),
};

/** `Owner.Profile.Name` */
export function fieldPath(context: Grammar.FieldNameContext): FieldPath {
  return { ...span(context), names: context.soqlId_list().map(nameOf) };
}

function joined(
  context: Grammar.WhereLogicalExpressionContext | Grammar.LogicalExpressionContext,
  operands: readonly Condition[],
): Condition {
  const [first] = operands;
  if (first && context.NOT()) return { kind: "not", ...span(context), condition: first };
  if (first && operands.length === 1) return first;
  return { kind: context.SOQLOR_list().length > 0 ? "or" : "and", ...span(context), conditions: operands };
}

function operatorOf(context: Grammar.ComparisonOperatorContext): QueryOperator {
  const words = (context.children ?? []).map((child) => child.getText().toLowerCase());
  if (words[0] === "not") return "not in";
  const operator = words.join("");
  return operator === "<>" ? "!=" : (operator as QueryOperator);
}
