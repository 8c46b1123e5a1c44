/** Values of Apex as a component receives them: of objects what @AuraEnabled shows, of records the fields that are filled. */
import { ApexList, ApexMap, ApexSet } from "../apex/runtime/collections.ts";
import { ApexRecord } from "../apex/runtime/record.ts";
import { ApexObject, type RuntimeClass } from "../apex/runtime/values.ts";
import { toJsonValue } from "../apex/library/language/json-values.ts";
import type { CompiledProgram } from "../apex/program.ts";
import type { Member } from "../apex/syntax/tree.ts";
import type { ClassSymbol } from "../apex/types/model.ts";
import { hasAnnotation } from "../apex/types/program.ts";

type Slots = Readonly<Record<string, unknown>>;

type Shown = Extract<Member, { kind: "field" | "property" | "method" }>;

/** Fields, properties and `getX()` methods with @AuraEnabled reach the browser. */
export function shownMember(member: Member): { name: string; member: Shown } | undefined {
  if (member.kind !== "field" && member.kind !== "property" && member.kind !== "method") return undefined;
  const { modifiers, name } = member;
  if (!hasAnnotation(modifiers, "auraenabled") || modifiers.keywords.has("static")) return undefined;
  if (member.kind !== "method") return { name, member };
  const [, first, rest = ""] = /^get(.)(.*)$/i.exec(name) ?? [];
  return first && member.parameters.length === 0 ? { name: first.toLowerCase() + rest, member } : undefined;
}

export class AuraWriter {
  readonly #program: CompiledProgram;

  constructor(program: CompiledProgram) {
    this.#program = program;
  }

  write(value: unknown): unknown {
    if (value === undefined || value === null) return null;
    if (value instanceof ApexList || value instanceof ApexSet) return [...value].map((item) => this.write(item));
    if (value instanceof ApexMap)
      return Object.fromEntries([...value].map(([key, item]) => [String(this.write(key)), this.write(item)]));
    if (value instanceof ApexRecord) return this.#record(value);
    if (value instanceof ApexObject) return this.#object(value);
    return toJsonValue(value);
  }

  /** Without `attributes`; children are a plain list, and where there are none, nothing. */
  #record(record: ApexRecord): object {
    const entries: [string, unknown][] = [];
    for (const [name, value] of record.fields)
      if (value !== null || !record.isQueried) entries.push([name, this.write(value)]);
    for (const [name, parent] of record.parents) if (parent) entries.push([name, this.write(parent)]);
    for (const [name, children] of record.children) {
      if ((children as ApexList).items.length > 0) entries.push([name, this.write(children)]);
    }
    return Object.fromEntries(entries);
  }

  /** Without members that are null: the Aura framework serialises objects so (JsonSerializationContext, nullValues false). */
  #object(value: ApexObject): object {
    const entries = this.#classes(value.apexType).flatMap((symbol) => this.#shown(symbol, value));
    return Object.fromEntries(entries.filter(([, shown]) => shown !== null));
  }

  /** The class and those above it, the topmost first. */
  #classes(type: RuntimeClass | undefined): ClassSymbol[] {
    if (!type) return [];
    const symbol = this.#program.classes.get(type.name.toLowerCase());
    return [...this.#classes(type.superclass), ...(symbol ? [symbol] : [])];
  }

  #shown(symbol: ClassSymbol, value: ApexObject): [string, unknown][] {
    const { declaration } = symbol;
    if (declaration.kind !== "class") return [];
    return declaration.members.flatMap((member): [string, unknown][] => {
      const shown = shownMember(member);
      if (!shown) return [];
      const slot = (value as unknown as Slots)[shown.member.symbol?.jsName ?? ""];
      if (shown.member.kind !== "method") return [[shown.name, this.write(slot)]];
      return typeof slot === "function" ? [[shown.name, this.write(slot.call(value))]] : [];
    });
  }
}
