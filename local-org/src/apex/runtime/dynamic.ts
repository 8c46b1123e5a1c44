/** Calls whose method is found only at run time: through interfaces of the platform. */
import { findPlatformClass } from "../library/registry.ts";
import type { PlatformClass, PlatformMember } from "../library/registry.ts";
import { context } from "./context.ts";
import { NotModelled } from "./exceptions.ts";
import { runtimeTypeName } from "./kinds.ts";
import { ApexObject } from "./values.ts";

/** Calls the method of an object of the project or of the platform by its name and number of arguments. */
export function callDynamic(name: string, target: object, ...values: unknown[]): unknown {
  if (target instanceof ApexObject) return context().program.callMethod(target, name, values);
  const className = runtimeTypeName(target).replace(/<.*/s, "");
  const definition = findPlatformClass(className) ?? findPlatformClass(`System.${className}`);
  const member = definition && findMember(definition, name, values.length);
  if (!member?.invoke) throw new NotModelled(`${className}.${name}`);
  return (member.invoke as (...values: unknown[]) => unknown)(target, ...values);
}

function findMember(definition: PlatformClass, name: string, count: number): PlatformMember | undefined {
  const wanted = name.toLowerCase();
  const own = definition.members.find(
    (member) => member.kind === "method" && member.name.toLowerCase() === wanted && member.parameters.length === count,
  );
  const above = definition.superclass && findPlatformClass(definition.superclass.name);
  return own ?? (above && findMember(above, name, count));
}
