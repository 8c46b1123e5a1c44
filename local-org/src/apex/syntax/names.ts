/** Names, names of types, modifiers and annotations. */
import type {
  AnnotationContext,
  ApexParserRuleContext,
  ApexToken,
  IdContext,
  LiteralContext,
  ModifierContext,
  QualifiedNameContext,
  TypeRefContext,
} from "@apexdevtools/apex-parser";
import { integerValue, stringValue } from "./literals.ts";
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

/** The name of something declared here. */
export function declaredName(context: IdContext, source: SourceText): string {
  const name = nameOf(context);
  if (!/^[a-z](?:_?[a-z0-9])*$/i.test(name)) source.report(context.start, `Invalid character in identifier: ${name}`);
  return name;
}

/** Of a field, property, parameter or local variable: types and methods may have some of the reserved words. */
export function variableName(context: IdContext, source: SourceText): string {
  const name = declaredName(context, source);
  const isReserved = reservedWords.has(name.toLowerCase());
  if (isReserved) source.report(context.start, `Identifier name is reserved: ${name}`);
  return name;
}

export function buildTypeName(context: TypeRefContext): TypeName {
  return {
    kind: "typeName",
    ...span(context),
    parts: context.typeName_list().map((part) => ({
      name: nameOf(part),
      arguments: part.typeArguments()?.typeList().typeRef_list().map(buildTypeName) ?? [],
    })),
    arrayDepth: context.arraySubscripts().LBRACK_list().length,
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
  const parameters = new Map<string, string | number | boolean>();
  const only = context.elementValue();
  if (only) parameters.set("value", annotationValue(only.literal(), source));
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
    const key = nameOf(pair.id()).toLowerCase();
    if (parameters.has(key)) source.report(pair.start, `Duplicate annotation parameter: ${key}`);
    parameters.set(key, annotationValue(pair.elementValue().literal(), source));
  }
  return { ...between(context.start, context.stop ?? context.start), name: nameOf(context.id()), parameters };
}

function annotationValue(literal: LiteralContext, source: SourceText): string | number | boolean {
  const text = source.of(literal);
  if (literal.StringLiteral() || literal.MultilineStringLiteral()) return stringValue(text);
  if (literal.BooleanLiteral()) return text.toLowerCase() === "true";
  const value = literal.IntegerLiteral() ? integerValue(text) : undefined;
  if (value === undefined) source.report(literal.start, `Illegal annotation value: ${text}`);
  return value ?? 0;
}
