/** Members of platform classes, as a type with its arguments sees them. */
import { findPlatformClass, type PlatformMember, type TypeSignature } from "../library/registry.ts";
import { bindingsOf, builtin, platformType, signatureType, type TypeBindings } from "./construct.ts";
import { allSupertypes } from "./conversions.ts";
import type { ApexType, PlatformType } from "./model.ts";
import type { Program } from "./program.ts";

export interface BoundMember {
  readonly member: PlatformMember;
  readonly bindings: TypeBindings;
}

/** Members of a name that a platform type, or a class of the project through its platform supertypes, has. */
export function platformMembers(
  type: ApexType,
  name: string,
  kind: PlatformMember["kind"],
  program: Program,
): BoundMember[] {
  const key = name.toLowerCase();
  const found: BoundMember[] = [];
  for (const each of [type, ...allSupertypes(type, program.schema), builtin("Object")]) {
    if (each.kind !== "platform") continue;
    const members = each.definition.members.filter((one) => one.kind === kind && one.name.toLowerCase() === key);
    for (const member of members) {
      const isOverridden = found.some((other) => sameSignature(other.member, member));
      if (!isOverridden) found.push({ member, bindings: bindingsOf(each) });
    }
    if (kind === "constructor") break;
  }
  return found;
}

function sameSignature(a: PlatformMember, b: PlatformMember): boolean {
  const types = (member: PlatformMember): string => member.key.slice(member.key.indexOf("("));
  return types(a) === types(b);
}

/** A type of a member's signature; undefined where the library does not declare it. */
export function boundType(signature: TypeSignature, bound: BoundMember, program: Program): ApexType | undefined {
  return signatureType(signature, bound.member.owner, bound.bindings, program.schema);
}

/** `Schema.CustomMetadataType<T>` for `Policy__mdt.getAll()`: the generic class that holds static members of a type. */
export function genericOver(qualifiedName: string, type: ApexType): PlatformType | undefined {
  const definition = findPlatformClass(qualifiedName);
  return definition && platformType(definition, [type]);
}
