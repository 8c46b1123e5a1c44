/** Expressions: one method for each alternative of the grammar. */
import * as Grammar from "@apexdevtools/apex-parser";
import { ApexLexer, ApexParserBaseVisitor, type ApexToken } from "@apexdevtools/apex-parser";
import { buildQuery, buildSearch } from "./build-query.ts";
import { integerValue, longValue, stringValue } from "./literals.ts";
import { buildTypeName, createdTypeName, nameOf } from "./names.ts";
import { between, span, startOf } from "./positions.ts";
import type { QueryValue } from "./query-tree.ts";
import type { SourceText } from "./source-text.ts";
import { illegalEscape } from "./strings.ts";
import type {
  AssignmentExpression,
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  Literal,
  NamedArgument,
  NewExpression,
  TypeName,
  UnaryExpression,
} from "./tree.ts";

interface Sign {
  readonly token: ApexToken;
  readonly negative: boolean;
}

interface TwoOperands extends Grammar.ApexParserRuleContext {
  expression(index: number): Grammar.ExpressionContext;
}

/** What goes deeper ends in an overflow of the stack here, in a later pass or when it is run. */
const DEEPEST = 1000;

/** Builds of the grammar's nodes what it visits. */
export abstract class TreeBuilder<Built> extends ApexParserBaseVisitor<Built> {
  protected readonly source: SourceText;
  protected readonly typeName = (context: Grammar.TypeRefContext): TypeName => buildTypeName(context, this.source);
  #depth = 0;

  constructor(source: SourceText) {
    super();
    this.source = source;
  }

  override visit(tree: Parameters<ApexParserBaseVisitor<Built>["visit"]>[0]): Built {
    if (++this.#depth > DEEPEST) throw new RangeError("Maximum depth of the tree");
    const built = super.visit(tree) as Built;
    this.#depth--;
    return built;
  }
}

export class ExpressionBuilder extends TreeBuilder<Expression> {
  list(context: Grammar.ExpressionListContext | null | undefined): readonly Expression[] {
    return context?.expression_list().map((expression) => this.visit(expression)) ?? [];
  }

  // ---------------------------------------------------------------- primaries

  visitPrimaryExpression(context: Grammar.PrimaryExpressionContext): Expression {
    return this.visit(context.primary());
  }

  visitSubExpression(context: Grammar.SubExpressionContext): Expression {
    return this.visit(context.expression());
  }

  visitThisPrimary(context: Grammar.ApexParserRuleContext): Expression {
    return { kind: "this", ...span(context) };
  }

  visitSuperPrimary(context: Grammar.ApexParserRuleContext): Expression {
    if (!(context.parentCtx?.parentCtx instanceof Grammar.DotExpressionContext))
      this.source.reportUnexpected(context.start);
    return { kind: "super", ...span(context) };
  }

  visitLiteralPrimary(context: Grammar.LiteralPrimaryContext): Expression {
    return this.literal(context.start);
  }

  visitTypeRefPrimary(context: Grammar.TypeRefPrimaryContext): Expression {
    return { kind: "typeLiteral", ...span(context), typeName: this.typeName(context.typeRef()) };
  }

  visitVoidPrimary(context: Grammar.ApexParserRuleContext): Expression {
    const parts = [{ name: "void", arguments: [] }];
    const typeName: TypeName = { kind: "typeName", ...span(context), parts, arrayDepth: 0 };
    return { kind: "typeLiteral", ...span(context), typeName };
  }

  visitIdPrimary(context: Grammar.IdPrimaryContext): Expression {
    return { kind: "name", ...span(context), name: nameOf(context) };
  }

  visitSoqlPrimary(context: Grammar.SoqlPrimaryContext): Expression {
    const query = this.#withBinds((bind) => buildQuery(context.soqlLiteral().query(), this.source, bind));
    return { kind: "query", ...span(context), query };
  }

  visitSoslPrimary(context: Grammar.SoslPrimaryContext): Expression {
    const search = this.#withBinds((bind) => buildSearch(context.soslLiteral(), this.source, bind));
    return { kind: "search", ...span(context), search };
  }

  /** Binds of each query are counted from 0. */
  #withBinds<T>(build: (bind: (context: Grammar.BoundExpressionContext) => QueryValue) => T): T {
    let binds = 0;
    return build((context) => {
      const index = binds++;
      return { kind: "bind", ...span(context), index, expression: this.visit(context.expression()) };
    });
  }

  /** With its sign, where it stands in a `when`. */
  literal(token: ApexToken, sign?: Sign): Literal {
    const text = this.source.of(token);
    const negative = sign?.negative ?? false;
    const node = { kind: "literal", ...between(sign?.token ?? token, token) } as const;
    switch (token.type) {
      case ApexLexer.IntegerLiteral: {
        const value = integerValue(text);
        if (value === undefined) this.source.report(token, "Illegal integer");
        return { ...node, literalType: "Integer", value: negative && value ? -value : (value ?? 0) };
      }
      case ApexLexer.LongLiteral: {
        const value = longValue(text);
        if (value === undefined) this.source.report(token, "Illegal long");
        return { ...node, literalType: "Long", value: negative && value ? -value : (value ?? 0n) };
      }
      case ApexLexer.NumberLiteral:
        if (/d$/i.test(text)) return { ...node, literalType: "Double", value: Number(text.slice(0, -1)) };
        return { ...node, literalType: "Decimal", value: text.startsWith(".") ? `0${text}` : text };
      case ApexLexer.BooleanLiteral:
        return { ...node, literalType: "Boolean", value: text.toLowerCase() === "true" };
      case ApexLexer.NULL:
        return { ...node, literalType: "null", value: null };
      default: {
        const escapeOfQueries = /\\(?:\\|([_%]))/g;
        for (const [sequence, character] of text.matchAll(escapeOfQueries)) {
          if (character) this.source.report(token, illegalEscape(text, sequence));
        }
        return { ...node, literalType: "String", value: stringValue(text) };
      }
    }
  }

  // ---------------------------------------------------------------- members and calls

  visitDotExpression(context: Grammar.DotExpressionContext): Expression {
    const target = this.visit(context.expression());
    const safe = Boolean(context.QUESTIONDOT());
    const call = context.dotMethodCall();
    const name = call ? call.anyId() : context.anyId();
    const member = { ...span(context), target, name: nameOf(name), nameStart: startOf(name.start), safe };
    return call
      ? { kind: "call", ...member, arguments: this.list(call.expressionList()) }
      : { kind: "member", ...member };
  }

  visitMethodCallExpression(context: Grammar.MethodCallExpressionContext): CallExpression {
    const call = context.methodCall();
    const keyword = call.THIS() ?? call.SUPER();
    return {
      kind: "call",
      ...span(context),
      name: keyword ? nameOf(call).toLowerCase() : nameOf(call),
      nameStart: startOf(call.start),
      safe: false,
      arguments: this.list(call.expressionList()),
    };
  }

  visitArrayExpression(context: Grammar.ArrayExpressionContext): Expression {
    const target = this.visit(context.expression(0));
    return { kind: "index", ...span(context), target, index: this.visit(context.expression(1)) };
  }

  // ---------------------------------------------------------------- new

  visitNewExpression(context: Grammar.NewExpressionContext): NewExpression {
    const creator = context.creator();
    const array = creator.arrayCreatorRest();
    const typeName = createdTypeName(creator.createdName(), array ? 1 : 0, this.source);
    return { kind: "new", ...span(context), typeName, creation: this.#creation(creator, typeName) };
  }

  #creation(creator: Grammar.CreatorContext, typeName: TypeName): NewExpression["creation"] {
    const array = creator.arrayCreatorRest();
    if (array) return this.#arrayCreation(array);
    const call = creator.classCreatorRest();
    if (call) return this.#argumentCreation(call.arguments().expressionList());
    const collection = typeName.parts.at(-1)?.name.toLowerCase() ?? "";
    const map = creator.mapCreatorRest();
    const values = creator.setCreatorRest();
    const isFitting = collection === "map" ? !values : !map && /^(list|set)$/.test(collection);
    if (!isFitting) this.source.reportUnexpected((map ?? values ?? creator.noRest()).start);
    return collection === "map"
      ? { kind: "entries", entries: map?.mapCreatorRestPair_list().map((pair) => this.#entry(pair)) ?? [] }
      : { kind: "values", values: values?.expression_list().map((value) => this.visit(value)) ?? [] };
  }

  #entry(pair: Grammar.MapCreatorRestPairContext): { key: Expression; value: Expression } {
    return { key: this.visit(pair.expression(0)), value: this.visit(pair.expression(1)) };
  }

  #arrayCreation(context: Grammar.ArrayCreatorRestContext): NewExpression["creation"] {
    const size = context.expression();
    if (size) return { kind: "size", size: this.visit(size) };
    const initializer = context.arrayInitializer();
    const values = initializer?.expression_list() ?? [];
    if (!initializer) this.source.report(context.start, "An array needs a size or values");
    else if (initializer.COMMA_list().length === values.length && values.length > 0) {
      this.source.reportUnexpected(initializer.RBRACE().symbol);
    }
    return { kind: "values", values: values.map((value) => this.visit(value)) };
  }

  #argumentCreation(list: Grammar.ExpressionListContext | null): NewExpression["creation"] {
    const [first, ...more] = list?.expression_list() ?? [];
    if (!first || !isNamedArgument(first)) return { kind: "arguments", arguments: this.list(list) };
    const fields = [this.#namedArgument(first)];
    for (const argument of more) {
      if (isNamedArgument(argument)) fields.push(this.#namedArgument(argument));
      else this.source.reportUnexpected(argument.start);
    }
    return { kind: "fields", fields };
  }

  #namedArgument(context: Grammar.AssignExpressionContext): NamedArgument {
    return { ...span(context), name: nameOf(context), value: this.visit(context.expression(1)) };
  }

  // ---------------------------------------------------------------- operators

  visitCastExpression(context: Grammar.CastExpressionContext): Expression {
    const typeName = this.typeName(context.typeRef());
    return { kind: "cast", ...span(context), typeName, operand: this.visit(context.expression()) };
  }

  visitInstanceOfExpression(context: Grammar.InstanceOfExpressionContext): Expression {
    const operand = this.visit(context.expression());
    return { kind: "instanceof", ...span(context), operand, typeName: this.typeName(context.typeRef()) };
  }

  visitPostOpExpression(context: Grammar.PostOpExpressionContext): Expression {
    const operator = context.INC() ? "++" : "--";
    return { kind: "unary", ...span(context), operator, postfix: true, operand: this.visit(context.expression()) };
  }

  visitPreOpExpression(context: Grammar.PreOpExpressionContext): Expression {
    return this.#prefix(context, context.expression());
  }

  visitNegExpression(context: Grammar.NegExpressionContext): Expression {
    return this.#prefix(context, context.expression());
  }

  #prefix(context: Grammar.ApexParserRuleContext, operand: Grammar.ExpressionContext): UnaryExpression {
    const operator = context.start.text as UnaryExpression["operator"];
    return { kind: "unary", ...span(context), operator, postfix: false, operand: this.visit(operand) };
  }

  readonly #binary = (context: TwoOperands): BinaryExpression => {
    const left = this.visit(context.expression(0));
    const operator = operatorOf(context) as BinaryOperator;
    return { kind: "binary", ...span(context), operator, left, right: this.visit(context.expression(1)) };
  };

  readonly visitArth1Expression = this.#binary;
  readonly visitArth2Expression = this.#binary;
  readonly visitBitExpression = this.#binary;
  readonly visitCmpExpression = this.#binary;
  readonly visitEqualityExpression = this.#binary;
  readonly visitBitAndExpression = this.#binary;
  readonly visitBitNotExpression = this.#binary;
  readonly visitBitOrExpression = this.#binary;
  readonly visitLogAndExpression = this.#binary;
  readonly visitLogOrExpression = this.#binary;
  readonly visitCoalExpression = this.#binary;

  visitCondExpression(context: Grammar.CondExpressionContext): Expression {
    const condition = this.visit(context.expression(0));
    const then = this.visit(context.expression(1));
    return { kind: "ternary", ...span(context), condition, then, else: this.visit(context.expression(2)) };
  }

  visitAssignExpression(context: Grammar.AssignExpressionContext): AssignmentExpression {
    const target = this.visit(context.expression(0));
    const operator = operatorOf(context) as AssignmentExpression["operator"];
    return { kind: "assignment", ...span(context), operator, target, value: this.visit(context.expression(1)) };
  }
}

/** What stands between the operands; `>>` and `>=` are several tokens. */
function operatorOf(context: Grammar.ApexParserRuleContext): string {
  const between = (context.children ?? []).slice(1, -1);
  return between.map((child) => child.getText()).join("");
}

function isNamedArgument(context: Grammar.ExpressionContext): context is Grammar.AssignExpressionContext {
  if (!(context instanceof Grammar.AssignExpressionContext) || !context.ASSIGN()) return false;
  const name = context.expression(0);
  return name instanceof Grammar.PrimaryExpressionContext && name.primary() instanceof Grammar.IdPrimaryContext;
}
