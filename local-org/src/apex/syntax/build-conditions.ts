/** Conditions, functions and values of SOQL. */
import type {
  BoundExpressionContext,
  ComparisonOperatorContext,
  CoordinateValueContext,
  DateFormulaContext,
  FieldExpressionContext,
  FieldGroupByContext,
  FieldNameContext,
  FieldOrderContext,
  LocationValueContext,
  LogicalExpressionContext,
  SignedNumberContext,
  SoqlFunctionContext,
  SubQueryContext,
  ValueContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext,
  ConditionalExpressionContext,
  WhereConditionalExpressionContext,
} from "@apexdevtools/apex-parser";
import { queryStringValue, stringValue } from "./literals.ts";
import { nameOf } from "./names.ts";
import { span } from "./positions.ts";
import type { Condition, FieldPath, Query, QueryFunction, QueryOperator, QueryValue } from "./query-tree.ts";
import type { SourceText } from "./source-text.ts";
import type { Node } from "./tree.ts";

export class ConditionBuilder {
  readonly #source: SourceText;
  readonly #bind: (context: BoundExpressionContext) => QueryValue;
  readonly #query: (context: SubQueryContext) => Query;

  constructor(
    source: SourceText,
    bind: (context: BoundExpressionContext) => QueryValue,
    query: (context: SubQueryContext) => Query,
  ) {
    this.#source = source;
    this.#bind = bind;
    this.#query = query;
  }

  /** The grammar has the same rules twice: only a WHERE clause knows FORMULA. */
  where(context: WhereLogicalExpressionContext): Condition {
    const operands = context.whereConditionalExpression_list().map((operand) => this.#whereOperand(operand));
    return joined(context, operands);
  }

  condition(context: LogicalExpressionContext): Condition {
    return joined(
      context,
      context.conditionalExpression_list().map((operand) => this.#operand(operand)),
    );
  }

  #whereOperand(context: WhereConditionalExpressionContext): Condition {
    const nested = context.whereLogicalExpression();
    if (nested) return this.where(nested);
    const comparison = context.whereFieldExpression();
    return comparison.FORMULA() ? this.#formula(comparison) : this.#comparison(comparison.fieldExpression());
  }

  #operand(context: ConditionalExpressionContext): Condition {
    const nested = context.logicalExpression();
    return nested ? this.condition(nested) : this.#comparison(context.fieldExpression());
  }

  #comparison(context: FieldExpressionContext): Condition {
    const left = this.fieldOrFunction(context);
    const operator = operatorOf(context.comparisonOperator());
    const right = this.#value(context.value());
    this.#checkForm(context.value(), operator, right);
    return { kind: "comparison", ...span(context), left, operator, right };
  }

  /** The grammar lets every operator have every value. */
  #checkForm(context: ValueContext, operator: QueryOperator, { kind }: QueryValue): void {
    const found = `'${context.start.text}'`;
    const isSet = kind === "list" || kind === "query";
    if (operator === "includes" || operator === "excludes") {
      if (kind !== "list") this.#source.report(context.start, `expecting a left parentheses, found ${found}`);
    } else if (operator === "in" || operator === "not in") {
      const isBind = kind === "bind" || kind === "namedBind";
      if (!isSet && !isBind) this.#source.report(context.start, `expecting a colon, found ${found}`);
    } else if (isSet) {
      this.#source.report(context.start, `unexpected token: ${found}`);
    }
  }

  #formula(context: WhereFieldExpressionContext): Condition {
    const text = context.StringLiteral().symbol;
    const left: QueryFunction = {
      ...span(context),
      name: "FORMULA",
      arguments: [this.#string(this.#source.of(text), span(context))],
    };
    const right = this.#value(context.value());
    return { kind: "comparison", ...span(context), left, operator: operatorOf(context.comparisonOperator()), right };
  }

  fieldOrFunction(
    context: FieldExpressionContext | FieldGroupByContext | FieldOrderContext,
  ): FieldPath | QueryFunction {
    const field = context.fieldName();
    return field ? fieldPath(field) : this.function(context.soqlFunction());
  }

  function(context: SoqlFunctionContext): QueryFunction {
    return { ...span(context), name: nameOf(context), arguments: this.#arguments(context) };
  }

  #arguments(context: SoqlFunctionContext): QueryFunction["arguments"] {
    const date = context.dateFieldName();
    if (date?.CONVERT_TIMEZONE()) {
      return [{ ...span(date), name: nameOf(date), arguments: [fieldPath(date.fieldName())] }];
    }
    const field = date?.fieldName() ?? context.fieldName();
    if (field) return [fieldPath(field)];
    const nested = context.soqlFunction();
    if (nested) return [this.function(nested)];
    const unit = context.StringLiteral();
    const locations = context.locationValue_list().map((location) => this.#location(location));
    return unit ? [...locations, this.#string(this.#source.of(unit.symbol), span(context))] : locations;
  }

  #location(context: LocationValueContext): FieldPath | QueryFunction | QueryValue {
    const field = context.fieldName();
    if (field) return fieldPath(field);
    const bind = context.boundExpression();
    if (bind) return this.#bind(bind);
    const coordinates = context.coordinateValue_list().map((coordinate) => this.#coordinate(coordinate));
    return { ...span(context), name: nameOf(context), arguments: coordinates };
  }

  #coordinate(context: CoordinateValueContext): QueryValue {
    const bind = context.boundExpression();
    return bind ? this.#bind(bind) : this.#number(context.signedNumber());
  }

  // ---------------------------------------------------------------- values

  #value(context: ValueContext): QueryValue {
    const node = span(context);
    const text = this.#source.of(context);
    const number = context.signedNumber();
    if (number) return this.#number(number);
    const formula = context.dateFormula();
    if (formula) return dateLiteral(formula);
    const list = context.valueList();
    if (list) return { kind: "list", ...node, values: list.value_list().map((value) => this.#value(value)) };
    const query = context.subQuery();
    if (query) return { kind: "query", ...node, query: this.#query(query) };
    const bind = context.boundExpression();
    if (bind) return this.#bind(bind);
    if (context.NULL()) return { kind: "null", ...node };
    if (context.BooleanLiteral()) return { kind: "boolean", ...node, value: text.toLowerCase() === "true" };
    if (context.DateLiteral()) return { kind: "date", ...node, text };
    if (context.DateTimeLiteral()) return { kind: "datetime", ...node, text };
    if (context.TimeLiteral()) return { kind: "time", ...node, text };
    if (context.IntegralCurrencyLiteral()) return { kind: "currency", ...node, text };
    if (context.MultilineStringLiteral())
      this.#source.report(context.start, "A query cannot contain a multiline string");
    return this.#string(text, node);
  }

  #string(text: string, node: Node): QueryValue {
    return {
      kind: "string",
      ...node,
      value: this.#source.language === "soql" ? queryStringValue(text) : stringValue(text),
    };
  }

  #number(context: SignedNumberContext): QueryValue {
    const text = context.getText().replace("+", "");
    if (/d$/i.test(text)) this.#source.report(context.start, `unexpected token: '${text}'`);
    const value = Number(text);
    if (context.IntegerLiteral() && Number.isSafeInteger(value)) return { kind: "integer", ...span(context), value };
    return { kind: "decimal", ...span(context), text: text.replace(/^(-?)\./, "$10.") };
  }
}

/** `Owner.Profile.Name` */
export function fieldPath(context: FieldNameContext): FieldPath {
  return { ...span(context), names: context.soqlId_list().map(nameOf) };
}

function joined(
  context: WhereLogicalExpressionContext | LogicalExpressionContext,
  operands: readonly Condition[],
): Condition {
  const [first] = operands;
  if (first && context.NOT()) return { kind: "not", ...span(context), condition: first };
  if (first && operands.length === 1) return first;
  return { kind: context.SOQLOR_list().length > 0 ? "or" : "and", ...span(context), conditions: operands };
}

function operatorOf(context: ComparisonOperatorContext): QueryOperator {
  const words = (context.children ?? []).map((child) => child.getText().toLowerCase());
  if (words[0] === "not") return "not in";
  const operator = words.join("");
  return operator === "<>" ? "!=" : (operator as QueryOperator);
}

function dateLiteral(context: DateFormulaContext): QueryValue {
  const number = context.signedInteger();
  const name = nameOf(context).toUpperCase();
  return { kind: "dateLiteral", ...span(context), name, ...(number && { n: Number(number.getText()) }) };
}
