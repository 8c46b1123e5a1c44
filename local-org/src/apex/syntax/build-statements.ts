/** Statements: one method for each rule of the grammar. */
import * as Grammar from "@apexdevtools/apex-parser";
import { ExpressionBuilder, TreeBuilder } from "./build-expressions.ts";
import { buildModifiers, variableName, nameOf, optional, startToken, typeNameOf } from "./names.ts";
import { between, span, startOf } from "./positions.ts";
import type {
  Block,
  CatchClause,
  DmlOperation,
  DmlStatement,
  Expression,
  ForStatement,
  LocalVariableStatement,
  Statement,
  SwitchBranch,
  SwitchStatement,
} from "./tree.ts";

export class StatementBuilder extends TreeBuilder<Statement> {
  readonly expressions = new ExpressionBuilder(this.source);

  block(context: Grammar.BlockContext): Block {
    const statements = context.statement_list().map((statement) => this.visit(statement));
    return { kind: "block", ...span(context), statements };
  }

  localVariables(
    modifiers: readonly Grammar.ModifierContext[],
    typeRef: Grammar.TypeRefContext,
    declarators: Grammar.VariableDeclaratorsContext,
  ): LocalVariableStatement {
    return {
      kind: "local",
      ...between(startToken(modifiers, typeRef), declarators.stop ?? declarators.start),
      modifiers: buildModifiers(modifiers, this.source),
      typeName: this.typeName(typeRef),
      variables: declarators.variableDeclarator_list().map((declarator) => ({
        ...span(declarator),
        name: variableName(declarator.id(), this.source),
        initializer: optional(declarator.expression(), (expression) => this.#expression(expression)),
      })),
    };
  }

  #expression(context: Grammar.ExpressionContext): Expression {
    return this.expressions.visit(context);
  }

  // ---------------------------------------------------------------- statements

  visitStatement(context: Grammar.StatementContext): Statement {
    return this.visit(context.getChild(0));
  }

  visitBlock(context: Grammar.BlockContext): Statement {
    return this.block(context);
  }

  visitLocalVariableDeclarationStatement(context: Grammar.LocalVariableDeclarationStatementContext): Statement {
    return { ...this.#localVariableDeclaration(context.localVariableDeclaration()), ...span(context) };
  }

  #localVariableDeclaration(context: Grammar.LocalVariableDeclarationContext): LocalVariableStatement {
    return this.localVariables(context.modifier_list(), context.typeRef(), context.variableDeclarators());
  }

  visitExpressionStatement(context: Grammar.ExpressionStatementContext): Statement {
    const expression = context.expression();
    if (!hasEffect(expression)) this.source.report(expression.start, "Expression cannot be a statement.");
    return { kind: "expressionStatement", ...span(context), expression: this.#expression(expression) };
  }

  visitIfStatement(context: Grammar.IfStatementContext): Statement {
    const condition = this.#expression(context.parExpression().expression());
    const [then, otherwise] = context.statement_list().map((statement) => this.visit(statement));
    if (!then) throw new Error("an if without a statement");
    return { kind: "if", ...span(context), condition, then, else: otherwise };
  }

  visitSwitchStatement(context: Grammar.SwitchStatementContext): SwitchStatement {
    const controls = context.whenControl_list();
    const elseIndex = controls.findIndex((control) => control.whenValue().ELSE());
    const afterElse = elseIndex < 0 ? undefined : controls[elseIndex + 1];
    if (afterElse) this.source.report(afterElse.start, "The when else block must be the last one");
    const subject = this.#expression(context.expression());
    return { kind: "switch", ...span(context), subject, branches: controls.map((control) => this.#branch(control)) };
  }

  #branch(context: Grammar.WhenControlContext): SwitchBranch {
    const value = context.whenValue();
    return { ...span(context), match: this.#match(value), body: this.block(context.block()) };
  }

  #match(context: Grammar.WhenValueContext): SwitchBranch["match"] {
    if (context.ELSE()) return { kind: "else" };
    const typeRef = context.typeRef();
    if (typeRef)
      return { kind: "type", typeName: this.typeName(typeRef), name: variableName(context.id(), this.source) };
    return { kind: "values", values: context.whenLiteral_list().map((literal) => this.#whenLiteral(literal)) };
  }

  #whenLiteral(context: Grammar.WhenLiteralContext): Expression {
    const nested = context.whenLiteral();
    if (nested) return this.#whenLiteral(nested);
    const name = context.qualifiedName();
    if (name) return nameChain(name);
    const signs = context.SUB_list().length + context.ADD_list().length;
    const negative = context.SUB_list().length % 2 === 1;
    const literal = context.stop ?? context.start;
    return this.expressions.literal(literal, signs > 0 ? { token: context.start, negative } : undefined);
  }

  visitForStatement(context: Grammar.ForStatementContext): Statement {
    const control = context.forControl();
    const body = optional(context.statement(), (statement) => this.visit(statement));
    const each = control.enhancedForControl();
    if (!each) return this.#for(context, control, body);
    return {
      kind: "forEach",
      ...span(context),
      typeName: this.typeName(each.typeRef()),
      name: variableName(each.id(), this.source),
      iterable: this.#expression(each.expression()),
      body,
    };
  }

  #for(
    context: Grammar.ForStatementContext,
    control: Grammar.ForControlContext,
    body: Statement | undefined,
  ): ForStatement {
    const initial = control.forInit();
    const declaration = initial?.localVariableDeclaration();
    const update = control.forUpdate()?.expressionList();
    const [comma] = update?.COMMA_list() ?? [];
    if (comma) this.source.reportUnexpected(comma.symbol);
    return {
      kind: "for",
      ...span(context),
      initial: declaration
        ? this.#localVariableDeclaration(declaration)
        : optional(initial, (expressions) => this.expressions.list(expressions.expressionList())),
      condition: optional(control.expression(), (condition) => this.#expression(condition)),
      update: this.expressions.list(update),
      body,
    };
  }

  visitWhileStatement(context: Grammar.WhileStatementContext): Statement {
    const condition = this.#expression(context.parExpression().expression());
    const body = optional(context.statement(), (statement) => this.visit(statement));
    return { kind: "while", ...span(context), condition, body };
  }

  visitDoWhileStatement(context: Grammar.DoWhileStatementContext): Statement {
    const body = this.block(context.block());
    return {
      kind: "doWhile",
      ...span(context),
      body,
      condition: this.#expression(context.parExpression().expression()),
    };
  }

  visitTryStatement(context: Grammar.TryStatementContext): Statement {
    return {
      kind: "try",
      ...span(context),
      body: this.block(context.block()),
      catches: context.catchClause_list().map((clause) => this.#catch(clause)),
      finally: optional(context.finallyBlock(), (clause) => this.block(clause.block())),
    };
  }

  #catch(context: Grammar.CatchClauseContext): CatchClause {
    return {
      ...span(context),
      typeName: typeNameOf(context.qualifiedName()),
      name: variableName(context.id(), this.source),
      body: this.block(context.block()),
    };
  }

  visitReturnStatement(context: Grammar.ReturnStatementContext): Statement {
    const value = optional(context.expression(), (expression) => this.#expression(expression));
    return { kind: "return", ...span(context), value };
  }

  visitThrowStatement(context: Grammar.ThrowStatementContext): Statement {
    return { kind: "throw", ...span(context), value: this.#expression(context.expression()) };
  }

  visitBreakStatement(context: Grammar.ApexParserRuleContext): Statement {
    return { kind: "break", ...span(context) };
  }

  visitContinueStatement(context: Grammar.ApexParserRuleContext): Statement {
    return { kind: "continue", ...span(context) };
  }

  visitRunAsStatement(context: Grammar.RunAsStatementContext): Statement {
    const [user, second] = this.expressions.list(context.expressionList());
    const body = this.block(context.block());
    if (user && !second) return { kind: "runAs", ...span(context), user, body };
    this.source.report(context.start, "System.runAs needs one user");
    return body;
  }

  // ---------------------------------------------------------------- DML

  readonly #dml = (context: DmlContext): DmlStatement => ({
    kind: "dml",
    ...span(context),
    operation: context.start.text.toLowerCase() as DmlOperation,
    records: this.#expression(context.expression()),
    access: accessOf(context),
  });

  readonly visitInsertStatement = this.#dml;
  readonly visitUpdateStatement = this.#dml;
  readonly visitDeleteStatement = this.#dml;
  readonly visitUndeleteStatement = this.#dml;

  visitUpsertStatement(context: Grammar.UpsertStatementContext): Statement {
    const externalIdField = optional(context.qualifiedName(), (field) => field.getText());
    return { ...this.#dml(context), externalIdField };
  }

  visitMergeStatement(context: Grammar.MergeStatementContext): Statement {
    const [records, duplicates] = context.expression_list().map((expression) => this.#expression(expression));
    return {
      kind: "dml",
      ...span(context),
      operation: "merge",
      records: records!,
      duplicates,
      access: accessOf(context),
    };
  }
}

interface DmlContext extends Grammar.ApexParserRuleContext {
  expression(): Grammar.ExpressionContext;
  accessLevel(): Grammar.AccessLevelContext;
}

function accessOf(context: { accessLevel(): Grammar.AccessLevelContext | null }): DmlStatement["access"] {
  const level = context.accessLevel();
  if (!level) return undefined;
  return level.USER() ? "user" : "system";
}

/** Can the expression stand by itself? */
function hasEffect(context: Grammar.ExpressionContext): boolean {
  if (context instanceof Grammar.SubExpressionContext) return hasEffect(context.expression());
  if (context instanceof Grammar.DotExpressionContext) return Boolean(context.dotMethodCall());
  if (context instanceof Grammar.PreOpExpressionContext) return Boolean(context.INC() ?? context.DEC());
  return (
    context instanceof Grammar.AssignExpressionContext ||
    context instanceof Grammar.PostOpExpressionContext ||
    context instanceof Grammar.MethodCallExpressionContext ||
    context instanceof Grammar.NewExpressionContext
  );
}

/** `RED`, `Color.RED` */
function nameChain(context: Grammar.QualifiedNameContext): Expression {
  const [first, ...further] = context.id_list();
  if (!first) throw new Error("a name without a name");
  const start: Expression = { kind: "name", ...span(first), name: nameOf(first) };
  return further.reduce<Expression>(
    (target, id) => ({
      kind: "member",
      ...between(context.start, id.start),
      target,
      name: nameOf(id),
      nameStart: startOf(id.start),
      safe: false,
    }),
    start,
  );
}
