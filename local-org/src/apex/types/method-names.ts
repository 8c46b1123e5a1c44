/**
 * JavaScript names of methods. Methods that override or implement one another are one group and share a name; groups of
 * one name and number of parameters that meet in some class are told apart by their parameter types.
 */
import { longMethodName, shortMethodName } from "./javascript-names.ts";
import type { Schema } from "../../schema/model.ts";
import { interfacesOf, sameParameters } from "./members.ts";
import type { ClassSymbol, MethodSymbol } from "./model.ts";
import { implementationOf, overriddenBy } from "./overrides.ts";
import { lineage } from "./program.ts";
import { remembered } from "../runtime/remembered.ts";

class Groups {
  readonly #above = new Map<MethodSymbol, MethodSymbol>();

  of(method: MethodSymbol): MethodSymbol {
    let at = method;
    for (let next = this.#above.get(at); next; next = this.#above.get(at)) at = next;
    return at;
  }

  join(a: MethodSymbol, b: MethodSymbol): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(one, other);
  }
}

export function nameMethods(symbols: readonly ClassSymbol[], schema: Schema): void {
  const groups = new Groups();
  for (const symbol of symbols) joinOverrides(symbol, groups, schema);
  const names = new Map<MethodSymbol, string>();
  const crowded = new Set(symbols.flatMap((symbol) => meetings(symbol, groups)).flat());
  for (const symbol of symbols) {
    for (const method of ownMethods(symbol)) {
      const group = groups.of(method);
      const types = method.parameters.map((parameter) => parameter.type);
      names.set(
        group,
        crowded.has(group) ? longMethodName(method.name, types) : shortMethodName(method.name, types.length),
      );
    }
  }
  for (const symbol of symbols) separateEqualNames(symbol, groups, names);
  for (const symbol of symbols) {
    for (const method of ownMethods(symbol)) method.jsName = names.get(groups.of(method)) ?? "";
    nameOverloads(symbol.constructors, "constructor");
  }
}

/** Names for methods that nothing overrides: constructors, and methods of a trigger. */
export function nameOverloads(methods: readonly MethodSymbol[], name?: string): void {
  for (const method of methods) {
    const types = method.parameters.map((parameter) => parameter.type);
    const base = name ?? method.name;
    const isAlone = methods.filter((other) => other.parameters.length === types.length).length === 1;
    method.jsName = isAlone || types.length === 0 ? shortMethodName(base, types.length) : longMethodName(base, types);
  }
}

const ownMethods = (symbol: ClassSymbol): MethodSymbol[] => [...symbol.methods.values()].flat();

function joinOverrides(symbol: ClassSymbol, groups: Groups, schema: Schema): void {
  for (const method of ownMethods(symbol)) {
    const overridden = method.isStatic ? undefined : overriddenBy(symbol, method);
    if (overridden && !overridden.isStatic) groups.join(method, overridden);
  }
  const available = [...lineage(symbol)].flatMap(ownMethods);
  for (const required of [...lineage(symbol)].flatMap(interfacesOf).flatMap(ownMethods)) {
    const named = available.filter((method) => method.name.toLowerCase() === required.name.toLowerCase());
    const found = implementationOf(named, required, schema);
    if (found && !found.isStatic && sameParameters(found, required)) groups.join(found, required);
    else if (found) symbol.bridges.set(required, found);
  }
}

/** Groups of one name and number of parameters that a class sees more than one of. */
function meetings(symbol: ClassSymbol, groups: Groups): MethodSymbol[][] {
  const seen = new Map<string, Set<MethodSymbol>>();
  for (const method of visibleMethods(symbol)) {
    const key = shortMethodName(method.name, method.parameters.length);
    remembered(seen, key, () => new Set<MethodSymbol>()).add(groups.of(method));
  }
  return [...seen.values()].filter((set) => set.size > 1).map((set) => [...set]);
}

function visibleMethods(symbol: ClassSymbol): MethodSymbol[] {
  const classes = [...lineage(symbol)];
  return [...classes, ...classes.flatMap(interfacesOf)].flatMap(ownMethods);
}

/** A private method and one of the same signature below it are two methods: the lower one gets a number. */
function separateEqualNames(symbol: ClassSymbol, groups: Groups, names: Map<MethodSymbol, string>): void {
  const taken = new Map<string, MethodSymbol>();
  for (const method of [...lineage(symbol)].reverse().flatMap(ownMethods)) {
    if (method.isStatic) continue;
    const group = groups.of(method);
    const name = names.get(group) ?? "";
    const other = taken.get(name);
    if (other && other !== group) names.set(group, `${name}$2`);
    taken.set(names.get(group) ?? "", group);
  }
}
