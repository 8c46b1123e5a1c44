/**
 * Classes, their members, triggers and anonymous blocks. A field, a property or a parameter starts where its name
 * stands, as what is to be said about it is said about its name; everything else with its modifiers.
 */
import type * as Grammar from "@apexdevtools/apex-parser";
import { ApexLexer, type ApexToken } from "@apexdevtools/apex-parser";
import { StatementBuilder } from "./build-statements.ts";
import { buildModifiers, buildTypeName, declaredName, nameOf, optional, startToken, variableName } from "./names.ts";
import { between, span, startOf } from "./positions.ts";
import type { SourceText } from "./source-text.ts";
import type {
  Accessor,
  AnonymousBlock,
  ClassDeclaration,
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  Node,
  Parameter,
  PropertyDeclaration,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
  TypeName,
} from "./tree.ts";

const accessModifiers = new Set([ApexLexer.PRIVATE, ApexLexer.PROTECTED, ApexLexer.PUBLIC, ApexLexer.GLOBAL]);

type ModifierContexts = readonly Grammar.ModifierContext[];

/** What may stand in a class, a trigger or an anonymous block alike. */
interface MemberContext {
  methodDeclaration(): Grammar.MethodDeclarationContext | null;
  interfaceDeclaration(): Grammar.InterfaceDeclarationContext | null;
  classDeclaration(): Grammar.ClassDeclarationContext | null;
  enumDeclaration(): Grammar.EnumDeclarationContext | null;
  propertyDeclaration(): Grammar.PropertyDeclarationContext | null;
  fieldDeclaration(): Grammar.FieldDeclarationContext | null;
}

/** A statement, or a declaration with its modifiers. */
interface LooseContext {
  modifier_list(): Grammar.ModifierContext[];
  statement(): Grammar.StatementContext | null;
}

export class DeclarationBuilder {
  readonly #source: SourceText;
  readonly #statements: StatementBuilder;

  readonly #typeName = (context: Grammar.TypeRefContext): TypeName => buildTypeName(context, this.#source);

  constructor(source: SourceText) {
    this.#source = source;
    this.#statements = new StatementBuilder(source);
  }

  typeDeclaration(context: Grammar.TypeDeclarationContext): TypeDeclaration | undefined {
    return this.#type(context.modifier_list(), context);
  }

  trigger(context: Grammar.TriggerUnitContext): TriggerDeclaration | undefined {
    const [name, object] = context.id_list();
    if (!name || !object) return undefined;
    const block = context.triggerBlock();
    const { statements, members } = this.#mixed(block.triggerBlockMember_list(), (member) =>
      member.triggerMemberDeclaration(),
    );
    return {
      kind: "trigger",
      ...between(context.start, block.stop ?? block.start),
      name: declaredName(name, this.#source),
      nameStart: startOf(name.start),
      object: nameOf(object),
      objectStart: startOf(object.start),
      events: context.triggerCase_list().map(({ start, stop }) => `${start.text} ${stop?.text ?? ""}`.toLowerCase()),
      body: { kind: "block", ...span(block), statements },
      members,
    };
  }

  anonymous(context: Grammar.AnonymousBlockContext): AnonymousBlock {
    const { statements, members } = this.#mixed(context.anonymousBlockMember_list(), (member) =>
      member.anonymousMemberDeclaration(),
    );
    return { kind: "anonymous", ...span(context), body: { kind: "block", ...span(context), statements }, members };
  }

  /** Of a trigger or anonymous block. A variable is a statement: it gets its value in its turn. */
  #mixed<Part extends LooseContext>(
    parts: readonly Part[],
    declarationOf: (part: Part) => MemberContext | null,
  ): { statements: readonly Statement[]; members: readonly Member[] } {
    const statements: Statement[] = [];
    const members: Member[] = [];
    for (const part of parts) {
      const [modifiers, declaration, statement] = [part.modifier_list(), declarationOf(part), part.statement()];
      const field = declaration?.fieldDeclaration();
      if (statement) statements.push(this.#statements.visit(statement));
      else if (field)
        statements.push(this.#statements.localVariables(modifiers, field.typeRef(), field.variableDeclarators()));
      else if (declaration) members.push(...this.#member(modifiers, declaration));
    }
    return { statements, members };
  }

  // ---------------------------------------------------------------- types

  #type(modifiers: ModifierContexts, context: TypeContext): TypeDeclaration | undefined {
    return (
      optional(context.classDeclaration(), (declaration) => this.#class(modifiers, declaration)) ??
      optional(context.interfaceDeclaration(), (declaration) => this.#interface(modifiers, declaration)) ??
      optional(context.enumDeclaration(), (declaration) => this.#enum(modifiers, declaration))
    );
  }

  #head(modifiers: ModifierContexts, context: NamedContext): Head {
    return {
      ...between(startToken(modifiers, context), context.stop ?? context.start),
      name: declaredName(context.id(), this.#source),
      nameStart: startOf(context.id().start),
      modifiers: buildModifiers(modifiers, this.#source),
    };
  }

  #class(modifiers: ModifierContexts, context: Grammar.ClassDeclarationContext): ClassDeclaration {
    return {
      kind: "class",
      ...this.#head(modifiers, context),
      superclass: optional(context.typeRef(), this.#typeName),
      interfaces: context.typeList()?.typeRef_list().map(this.#typeName) ?? [],
      members: context
        .classBody()
        .classBodyDeclaration_list()
        .flatMap((declaration) => this.#bodyDeclaration(declaration)),
    };
  }

  #interface(modifiers: ModifierContexts, context: Grammar.InterfaceDeclarationContext): InterfaceDeclaration {
    const methods = context.interfaceBody().interfaceMethodDeclaration_list();
    this.#refuse(context.typeList()?.COMMA_list()[0]?.symbol);
    for (const method of methods) this.#refuse(method.modifier_list()[0]?.start);
    return {
      kind: "interface",
      ...this.#head(modifiers, context),
      interfaces: context.typeList()?.typeRef_list().map(this.#typeName) ?? [],
      methods: methods.map((method) => this.#method(method.modifier_list(), method)),
    };
  }

  #enum(modifiers: ModifierContexts, context: Grammar.EnumDeclarationContext): EnumDeclaration {
    const constants = context.enumConstants()?.id_list() ?? [];
    const values = constants.map((id) => ({ name: declaredName(id, this.#source), start: startOf(id.start) }));
    return { kind: "enum", ...this.#head(modifiers, context), values };
  }

  /** What the grammar allows and the platform does not. */
  #refuse(token: ApexToken | undefined): void {
    if (token) this.#source.reportUnexpected(token);
  }

  // ---------------------------------------------------------------- members

  #bodyDeclaration(context: Grammar.ClassBodyDeclarationContext): readonly Member[] {
    const block = context.block();
    if (block) {
      return [
        {
          kind: "initializer",
          ...span(context),
          static: Boolean(context.STATIC()),
          body: this.#statements.block(block),
        },
      ];
    }
    this.#refuse(context.SEMI()?.symbol);
    const member = context.memberDeclaration();
    if (!member) return [];
    const constructor = member.constructorDeclaration();
    if (constructor) return [this.#constructorDeclaration(context.modifier_list(), constructor)];
    return this.#member(context.modifier_list(), member);
  }

  #member(modifiers: ModifierContexts, context: MemberContext): readonly Member[] {
    const field = context.fieldDeclaration();
    if (field) return this.#fields(modifiers, field);
    const member =
      optional(context.methodDeclaration(), (method) => this.#method(modifiers, method)) ??
      optional(context.propertyDeclaration(), (property) => this.#property(modifiers, property)) ??
      this.#type(modifiers, context);
    return member ? [member] : [];
  }

  #fields(modifiers: ModifierContexts, context: Grammar.FieldDeclarationContext): readonly FieldDeclaration[] {
    const {
      modifiers: built,
      typeName,
      variables,
    } = this.#statements.localVariables(modifiers, context.typeRef(), context.variableDeclarators());
    return variables.map((variable) => ({ kind: "field", ...variable, modifiers: built, typeName }));
  }

  #property(modifiers: ModifierContexts, context: Grammar.PropertyDeclarationContext): PropertyDeclaration {
    const accessors = context.propertyBlock_list();
    if (accessors.length === 0) this.#refuse(context.RBRACE().symbol);
    return {
      kind: "property",
      ...between(context.id().start, context.stop ?? context.start),
      modifiers: buildModifiers(modifiers, this.#source),
      typeName: this.#typeName(context.typeRef()),
      name: variableName(context.id(), this.#source),
      getter: this.#accessor(accessors, (accessor) => accessor.getter()),
      setter: this.#accessor(accessors, (accessor) => accessor.setter()),
    };
  }

  #accessor(
    contexts: readonly Grammar.PropertyBlockContext[],
    kind: (context: Grammar.PropertyBlockContext) => Grammar.GetterContext | Grammar.SetterContext | null,
  ): Accessor | undefined {
    const [accessor, second] = contexts.filter(kind);
    if (second) this.#source.report(second.start, "Property accessor already defined");
    const modifiers = accessor?.modifier_list().filter((modifier) => !accessModifiers.has(modifier.start.type)) ?? [];
    this.#refuse(modifiers[0]?.start);
    return optional(accessor, (context) => ({
      ...span(context),
      modifiers: buildModifiers(context.modifier_list(), this.#source),
      body: optional(kind(context)?.block(), (block) => this.#statements.block(block)),
    }));
  }

  #method(
    modifiers: ModifierContexts,
    context: Grammar.MethodDeclarationContext | Grammar.InterfaceMethodDeclarationContext,
  ): MethodDeclaration {
    const block = "block" in context ? context.block() : undefined;
    return {
      kind: "method",
      ...this.#head(modifiers, context),
      returnType: optional(context.typeRef(), this.#typeName),
      parameters: this.#parameters(context.formalParameters()),
      body: optional(block, (body) => this.#statements.block(body)),
    };
  }

  #constructorDeclaration(
    modifiers: ModifierContexts,
    context: Grammar.ConstructorDeclarationContext,
  ): ConstructorDeclaration {
    return {
      kind: "constructor",
      ...between(startToken(modifiers, context), context.stop ?? context.start),
      modifiers: buildModifiers(modifiers, this.#source),
      name: context.qualifiedName().getText(),
      nameStart: startOf(context.start),
      parameters: this.#parameters(context.formalParameters()),
      body: this.#statements.block(context.block()),
    };
  }

  #parameters(context: Grammar.FormalParametersContext): readonly Parameter[] {
    const parameters = context.formalParameterList()?.formalParameter_list() ?? [];
    return parameters.map((parameter) => ({
      ...span(parameter.id()),
      modifiers: buildModifiers(parameter.modifier_list(), this.#source),
      typeName: this.#typeName(parameter.typeRef()),
      name: variableName(parameter.id(), this.#source),
    }));
  }
}

type TypeContext = Pick<MemberContext, "classDeclaration" | "interfaceDeclaration" | "enumDeclaration">;
interface NamedContext extends Grammar.ApexParserRuleContext {
  id(): Grammar.IdContext;
}
type Head = Node & Pick<ClassDeclaration, "name" | "nameStart" | "modifiers">;
