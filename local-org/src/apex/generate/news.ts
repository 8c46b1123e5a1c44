/** JavaScript of `new`. */
import type { NamedArgument, NewExpression } from "../syntax/tree.ts";
import { isBuiltin } from "../types/construct.ts";
import type { ApexType, PlatformType } from "../types/model.ts";
import { list } from "./calls.ts";
import { argument, argumentList } from "./expressions.ts";
import { quote, type Scope } from "./scope.ts";
import { isExceptionType } from "./types.ts";

export function newExpression(scope: Scope, node: NewExpression): string {
  const { creation } = node;
  const type = node.typeName.type!;
  const start = scope.mark(node);
  switch (creation.kind) {
    case "arguments":
      return withArguments(scope, node, type, argumentList(scope, creation.arguments));
    case "fields":
      return `${start}$.withFields($.newRecord(${quote(type.name)}), { ${fields(scope, creation.fields)} })`;
    case "values": {
      const kind = isBuiltin(type, "Set") ? "newSet" : "newList";
      return `$.${kind}(${typeNames(type)}, [${argumentList(scope, creation.values)}])`;
    }
    case "entries": {
      const entries = creation.entries.map((each) => `[${argument(scope, each.key)}, ${argument(scope, each.value)}]`);
      return `$.newMap(${typeNames(type)}, [${entries.join(", ")}])`;
    }
    case "size":
      return `${start}$.newListOfSize(${typeNames(type)}, ${argument(scope, creation.size)})`;
  }
}

function withArguments(scope: Scope, node: NewExpression, type: ApexType, values: string): string {
  const start = scope.mark(node);
  if (type.kind === "user") return newObject(scope, node, type, values);
  if (type.kind === "record") return `${start}$.newRecord(${quote(type.name)})`;
  const member = node.platformConstructor;
  if (!member) throw new Error(`line ${node.start.line}: new ${type.name}() is not resolved`);
  const types = member.owner.typeParameters.length > 0 ? `[${typeNames(type)}]` : "";
  return `${start}${scope.unit.member(member.key)}(${list(types, values)})`;
}

/** Exceptions have the platform's constructors besides their own. */
function newObject(scope: Scope, node: NewExpression, type: ApexType & { kind: "user" }, values: string): string {
  const start = scope.mark(node);
  const object = `${start}new ${scope.classReference(type.symbol)}()`;
  const own = node.constructorSymbol;
  if (!own && isExceptionType(type)) return `${start}$.initException(${list(`${object}.$built()`, values)})`;
  return `${object}.${start}${own?.jsName ?? "constructor$0"}(${values})`;
}

function typeNames(type: ApexType): string {
  return (type as PlatformType).arguments.map((argument) => quote(argument.name)).join(", ");
}

/** Parents have a `^` in front of their names. */
function fields(scope: Scope, named: readonly NamedArgument[]): string {
  return named
    .map(({ name, field, relationshipName, value }) => {
      const key = relationshipName === undefined ? (field?.apiName ?? name) : `^${relationshipName}`;
      return `${/^\w+$/.test(key) ? key : quote(key)}: ${argument(scope, value)}`;
    })
    .join(", ");
}
