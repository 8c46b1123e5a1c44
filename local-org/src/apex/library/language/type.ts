import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { typeFits } from "../../runtime/kinds.ts";
import { findObject } from "../../runtime/named.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { NamedValue } from "../../runtime/values.ts";
import { platformName } from "../../types/platform-names.ts";
import {
  findPlatformClass,
  findPlatformMember,
  formatType,
  parseType,
  platformClass,
  type TypeSignature,
} from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { textHash } from "./characters.ts";
import { enumValues } from "./enums.ts";

/** A System.Type by its canonical name: `Lead.class`. */
export class ApexTypeToken extends NamedValue {
  static readonly apexName = "System.Type";
}

/** The canonical spelling of a type's name; undefined where there is no such type. */
function canonicalName(signature: TypeSignature): string | undefined {
  const inner = signature.arguments.map(canonicalName);
  if (inner.includes(undefined)) return undefined;
  const name = simpleName(signature.name);
  if (name === undefined) return undefined;
  const definition = findPlatformClass(name) ?? findPlatformClass(`System.${name}`);
  if (definition?.kind === "interface" && inner.length === 0) return name;
  if ((definition?.typeParameters.length ?? 0) !== inner.length) return undefined;
  return inner.length === 0 ? name : `${name}<${inner.join(", ")}>`;
}

function simpleName(full: string): string | undefined {
  const [namespace = "", rest] = full.split(/\.(.*)/);
  const isOwn = rest !== undefined && namespace.toLowerCase() === context().services.project.namespace?.toLowerCase();
  const written = isOwn ? rest : full;
  const own = context().program.runtimeClass(written);
  // Nebula Logger takes the object there (LoggerSObjectMetadata_Tests, beside a class User).
  if (own && findObject(written)) throw new NotModelled(`Type.forName of ${written}, a class and an object`);
  if (own) return own.name;
  const platform = findPlatformClass(written) ?? findPlatformClass(`System.${written}`);
  if (platform) return isPrimitive(platform.qualifiedName) ? platform.name : platform.qualifiedName;
  const object = findObject(written.replace(/^schema\./i, ""))?.typeName;
  if (object === undefined && platformName(written)) throw new NotModelled(`the type ${written}`);
  return object;
}

/** Types that Apex names without their namespace. */
function isPrimitive(qualifiedName: string): boolean {
  return /^System\.(Blob|Boolean|Date|Datetime|Decimal|Double|Id|Integer|Long|Object|SObject|String|Time|List|Set|Map)$/.test(
    qualifiedName,
  );
}

/** Type.forName: null where there is no such type. */
function findType(name: string): ApexTypeToken | null {
  if (!/^[\w.]+(\s*<.*>)?(\[\])?$/s.test(name.trim())) return null;
  if (/^(List|Set|Map)$/i.test(name.trim())) throw new NotModelled(`Type.forName of a ${name.trim()} of nothing`);
  const text = name.trim().replace(/^(.*)\[\]$/s, "List<$1>");
  const canonical = canonicalName(parseType(text));
  return canonical === undefined ? null : new ApexTypeToken(canonical);
}

/** What is the name of a class is no namespace: "using an invalid namespace while calling this method returns null" (API version 60.0 and later). */
const mayBeNamespace = (name: string): boolean => !context().program.runtimeClass(name);

export function newInstance(self: ApexTypeToken): unknown {
  const { program, services } = context();
  const own = program.runtimeClass(self.name);
  if (own) return own.newInstance();
  const object = services.schema.object(self.name);
  if (object) return new ApexRecord(object);
  const signature = parseType(self.name);
  const names = signature.arguments.map(formatType) as [string, string];
  if (signature.name === "List") return new ApexList(names[0]);
  if (signature.name === "Set") return new ApexSet(names[0]);
  if (signature.name === "Map") return new ApexMap(...names);
  if (isPrimitive(`System.${self.name}`) || enumValues(self.name)) {
    throw platformException("System.TypeException", `Class cannot be constructed: ${self.name}`);
  }
  const definition = findPlatformClass(self.name);
  const hasConstructor = definition?.members.some(
    (member) => member.kind === "constructor" && member.parameters.length === 0,
  );
  if (!hasConstructor) throw new NotModelled(`Type.newInstance of ${self.name}`);
  return (findPlatformMember(`${self.name}.<init>()`).invoke as () => unknown)();
}

provideHooks({ typeLiteral: (typeName) => new ApexTypeToken(typeName) });

platformClass("System.Type", {
  "static System.Type forName(String fullyQualifiedName)": (name: string | null) =>
    name === null ? null : findType(name),
  "static System.Type forName(String namespace, String name)": (namespace: string | null, name: string | null) => {
    if (name === null) return null;
    if (!namespace) return findType(name);
    return mayBeNamespace(namespace) ? findType(`${namespace}.${name}`) : null;
  },
  "Integer hashCode()": (self: ApexTypeToken) => textHash(self.name),
  "String getName()": (self: ApexTypeToken) => self.name,
  "Object newInstance()": newInstance,
  ...withoutNulls({
    "Boolean isAssignableFrom(System.Type sourceType)": (self: ApexTypeToken, source: ApexTypeToken) =>
      typeFits(source.name, self.name) || areConvertible(source.name, self.name) || isOfAny(source.name, self.name),
  }),
});

/** `Database.Batchable` without its type stands for one of any type. */
function isOfAny(source: string, target: string): boolean {
  const supertypes = context().program.runtimeClass(source)?.supertypes ?? [];
  return [...supertypes].some((each) => each.startsWith(`${target}<`));
}

/** String and Id can be assigned to each other, and numbers to wider ones. */
function areConvertible(source: string, target: string): boolean {
  const numbers = ["Integer", "Long", "Double", "Decimal"];
  if (numbers.includes(source)) return numbers.indexOf(target) >= numbers.indexOf(source);
  return (source === "String" && target === "Id") || (source === "Id" && target === "String");
}
