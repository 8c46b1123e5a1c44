/** Names, names of types, modifiers and annotations. */
import {
  TypeRefPrimaryContext,
  type AnnotationContext,
  type ApexParserRuleContext,
  type ApexToken,
  type CreatedNameContext,
  type IdContext,
  type LiteralContext,
  type ModifierContext,
  type QualifiedNameContext,
  type TypeListContext,
  type TypeRefContext,
} from "@apexdevtools/apex-parser";
import { stringValue } from "./literals.ts";
import { between, span } from "./positions.ts";
import type { SourceText } from "./source-text.ts";
import type { Annotation, Modifiers, TypeName } from "./tree.ts";

/** A name is always one token. */
export function nameOf(context: ApexParserRuleContext): string {
  return context.start.text;
}

// The grammar's accessors give null for what is absent, whatever their declared types say.
export function optional<Context, Built>(
  context: Context | null | undefined,
  build: (context: Context) => Built,
): Built | undefined {
  return context ? build(context) : undefined;
}

const reservedWords = new Set(
  (
    "abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch " +
    "char class collect commit const continue currency date datetime decimal default delete desc do double else end " +
    "enum exception exit export extends false final finally float for from global goto group having hint if implements " +
    "import in inner insert instanceof int integer interface into join like limit list long loop map merge new not null " +
    "nulls number object of on or outer override package parallel pragma private protected public retrieve return " +
    "rollback select set short sobject sort static string super switch synchronized system testmethod then this throw " +
    "time transaction trigger true try undelete update upsert using virtual void webservice when where while"
  ).split(" "),
);

/** Those of them that the grammar takes for names, and the platform nowhere. */
const keywords = new Set(
  "and as asc bulk by commit desc from having in instanceof like limit not nulls or select trigger using where".split(
    " ",
  ),
);

/** The name of something declared here. */
export function declaredName(context: IdContext, source: SourceText): string {
  const name = nameOf(context);
  if (keywords.has(name.toLowerCase())) source.reportUnexpected(context.start);
  else if (!/^[a-z](?:_?[a-z0-9])*$/i.test(name))
    source.report(context.start, `Invalid character in identifier: ${name}`);
  return name;
}

/** Of a field, property, parameter or local variable: types and methods may have some of the reserved words. */
export function variableName(context: IdContext, source: SourceText): string {
  const name = declaredName(context, source);
  const word = name.toLowerCase();
  if (reservedWords.has(word) && !keywords.has(word))
    source.report(context.start, `Identifier name is reserved: ${name}`);
  return name;
}

export function buildTypeName(context: TypeRefContext, source: SourceText): TypeName {
  const arrayDepth = context.arraySubscripts().LBRACK_list().length;
  const parts = context.typeName_list().map((part) => ({ part, list: part.typeArguments()?.typeList() }));
  return typeName(context, parts, arrayDepth, source);
}

export function createdTypeName(context: CreatedNameContext, arrayDepth: number, source: SourceText): TypeName {
  const parts = context.idCreatedNamePair_list().map((part) => ({ part, list: part.typeList() }));
  return typeName(context, parts, arrayDepth, source);
}

interface TypeNamePart {
  readonly part: ApexParserRuleContext;
  readonly list: TypeListContext | null | undefined;
}

function typeName(
  context: ApexParserRuleContext,
  parts: readonly TypeNamePart[],
  arrayDepth: number,
  source: SourceText,
): TypeName {
  const [first] = parts;
  const last = parts.at(-1);
  const isClass = context.parentCtx instanceof TypeRefPrimaryContext;
  const isRaw = first === last && !first?.list && /^(list|set|map)$/i.test(context.start.text) && !isClass;
  // The platform has no arrays of generic types, and arguments only at the end.
  const isArrayOfGeneric = last?.list && arrayDepth > 0;
  if (isRaw || isArrayOfGeneric || parts.slice(0, -1).some(({ list }) => list)) source.reportUnexpected(context.start);
  return {
    kind: "typeName",
    ...span(context),
    parts: parts.map(({ part, list }) => ({
      name: nameOf(part),
      arguments: list?.typeRef_list().map((argument) => buildTypeName(argument, source)) ?? [],
    })),
    arrayDepth,
  };
}

export function typeNameOf(context: QualifiedNameContext): TypeName {
  const parts = context.id_list().map((id) => ({ name: nameOf(id), arguments: [] }));
  return { kind: "typeName", ...span(context), parts, arrayDepth: 0 };
}

export function buildModifiers(contexts: readonly ModifierContext[], source: SourceText): Modifiers {
  const annotations: Annotation[] = [];
  const keywords = new Set<string>();
  for (const context of contexts) {
    const annotation = context.annotation();
    if (annotation) {
      annotations.push(buildAnnotation(annotation, source));
      continue;
    }
    const keyword = (context.children ?? []).map((child) => child.getText().toLowerCase()).join(" ");
    // The set cannot show it to the type pass.
    if (keywords.has(keyword)) source.report(context.start, `Duplicate modifier: ${keyword}`);
    keywords.add(keyword);
  }
  return { annotations, keywords };
}

/** Of a declaration that begins with its modifiers. */
export function startToken(modifiers: readonly ModifierContext[], declaration: ApexParserRuleContext): ApexToken {
  return modifiers[0]?.start ?? declaration.start;
}

function buildAnnotation(context: AnnotationContext, source: SourceText): Annotation {
  const parameters = new Map<string, string | boolean>();
  const [comma] = context.elementValuePairs()?.COMMA_list() ?? [];
  if (comma) source.reportUnexpected(comma.symbol);
  const only = context.elementValue();
  if (only) parameters.set("value", annotationValue(only.literal(), source));
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
    const key = nameOf(pair.id()).toLowerCase();
    if (parameters.has(key)) source.report(pair.start, `Duplicate annotation parameter: ${key}`);
    parameters.set(key, annotationValue(pair.elementValue().literal(), source));
  }
  return { ...between(context.start, context.stop ?? context.start), name: nameOf(context.id()), parameters };
}

function annotationValue(literal: LiteralContext, source: SourceText): string | boolean {
  const text = source.of(literal);
  if (literal.StringLiteral() || literal.MultilineStringLiteral()) return stringValue(text);
  if (!literal.BooleanLiteral()) source.reportUnexpected(literal.start);
  return text.toLowerCase() === "true";
}
