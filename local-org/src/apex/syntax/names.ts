/** Names, names of types, modifiers and annotations. */
import * as Grammar from "@apexdevtools/apex-parser";
import { type ApexToken } from "@apexdevtools/apex-parser";
import { stringValue } from "./literals.ts";
import { between, span } from "./positions.ts";
import type { SourceText } from "./source-text.ts";
import type { Annotation, Modifiers, TypeName } from "./tree.ts";

/** A name is always one token. */
export function nameOf(context: Grammar.ApexParserRuleContext): string {
  return context.start.text;
}

// The grammar's accessors give null for what is absent, whatever their declared types say.
export function optional<Context, Built>(
  context: Context | null | undefined,
  build: (context: Context) => Built,
): Built | undefined {
  return context ? build(context) : undefined;
}

/** Words that are no name anywhere, though the grammar takes them for one. */
const keywords = new Set(
  "and as asc bulk by commit desc from having in instanceof like limit not nulls or select trigger using where".split(
    " ",
  ),
);

/** Words that are no name of a variable. */
const reservedWords = new Set(
  (
    "activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date " +
    "datetime decimal default double end exception exit export float goto group hint import inner int integer into " +
    "join long loop number object of outer package parallel pragma retrieve rollback set short sobject sort string " +
    "switch synchronized system then time transaction when"
  ).split(" "),
);

/** The name of something declared here. */
export function declaredName(context: Grammar.IdContext, source: SourceText): string {
  const name = nameOf(context);
  const isSpeltRight = /^[a-z](?:_?[a-z0-9])*$/i.test(name);
  if (keywords.has(name.toLowerCase())) source.reportUnexpected(context.start);
  else if (!isSpeltRight) source.report(context.start, `Invalid character in identifier: ${name}`);
  return name;
}

/** Of a field, property, parameter or local variable. */
export function variableName(context: Grammar.IdContext, source: SourceText): string {
  const name = declaredName(context, source);
  const isReserved = reservedWords.has(name.toLowerCase());
  if (isReserved) source.report(context.start, `Identifier name is reserved: ${name}`);
  return name;
}

export function buildTypeName(context: Grammar.TypeRefContext, source: SourceText): TypeName {
  const arrayDepth = context.arraySubscripts().LBRACK_list().length;
  const parts = context.typeName_list().map((part) => ({ part, list: part.typeArguments()?.typeList() }));
  return typeName(context, parts, arrayDepth, source);
}

export function createdTypeName(context: Grammar.CreatedNameContext, arrayDepth: number, source: SourceText): TypeName {
  const parts = context.idCreatedNamePair_list().map((part) => ({ part, list: part.typeList() }));
  return typeName(context, parts, arrayDepth, source);
}

interface TypeNamePart {
  readonly part: Grammar.ApexParserRuleContext;
  readonly list: Grammar.TypeListContext | null | undefined;
}

function typeName(
  context: Grammar.ApexParserRuleContext,
  parts: readonly TypeNamePart[],
  arrayDepth: number,
  source: SourceText,
): TypeName {
  const [first] = parts;
  const last = parts.at(-1);
  const isClass = context.parentCtx instanceof Grammar.TypeRefPrimaryContext;
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

export function typeNameOf(context: Grammar.QualifiedNameContext): TypeName {
  const parts = context.id_list().map((id) => ({ name: nameOf(id), arguments: [] }));
  return { kind: "typeName", ...span(context), parts, arrayDepth: 0 };
}

export function buildModifiers(contexts: readonly Grammar.ModifierContext[], source: SourceText): Modifiers {
  const annotations: Annotation[] = [];
  const words = new Set<string>();
  for (const context of contexts) {
    const annotation = context.annotation();
    if (annotation) {
      annotations.push(buildAnnotation(annotation, source));
      continue;
    }
    const word = (context.children ?? []).map((child) => child.getText().toLowerCase()).join(" ");
    // The set cannot show it to the type pass.
    if (words.has(word)) source.report(context.start, `Duplicate modifier: ${word}`);
    words.add(word);
  }
  return { annotations, keywords: words };
}

/** Of a declaration that begins with its modifiers. */
export function startToken(
  modifiers: readonly Grammar.ModifierContext[],
  declaration: Grammar.ApexParserRuleContext,
): ApexToken {
  return modifiers[0]?.start ?? declaration.start;
}

function buildAnnotation(context: Grammar.AnnotationContext, source: SourceText): Annotation {
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

function annotationValue(literal: Grammar.LiteralContext, source: SourceText): string | boolean {
  const text = source.of(literal);
  if (literal.StringLiteral() || literal.MultilineStringLiteral()) return stringValue(text);
  if (!literal.BooleanLiteral()) source.reportUnexpected(literal.start);
  return text.toLowerCase() === "true";
}
