/** Calls whose method is found only at run time: through interfaces of the platform, and of exceptions. */
import { findPlatformClass, type PlatformClass, type PlatformMember } from "../library/registry.ts";
import { context } from "./context.ts";
import { ApexException, NotModelled } from "./exceptions.ts";
import { runtimeTypeName } from "./kinds.ts";
import { ApexObject, type RuntimeClass } from "./values.ts";

/** Calls the method of an object of the project or of the platform by its name and number of arguments. */
export function callDynamic(name: string, target: object, ...values: unknown[]): unknown {
  if (target instanceof ApexObject) return context().program.callMethod(target, name, values);
  const own = target instanceof ApexException ? ownMethod(target, name, values.length) : undefined;
  if (own) return own.apply(target, values);
  const className = runtimeTypeName(target).replace(/<.*/s, "");
  const definition =
    findPlatformClass(className) ??
    findPlatformClass(target instanceof ApexException ? "System.Exception" : `System.${className}`);
  const member = definition && findMember(definition, name, values.length);
  if (!member?.invoke) throw new NotModelled(`${className}.${name}`);
  return (member.invoke as (...values: unknown[]) => unknown)(target, ...values);
}

/** The class of the project, if it is one. */
export const classOf = ({ typeName }: ApexException): RuntimeClass | undefined =>
  findPlatformClass(typeName) ? undefined : context().program.runtimeClass(typeName);

/** What a class of the project puts in the place of a method of System.Exception. */
export function ownMethod(
  exception: ApexException,
  name: string,
  count: number,
): ((...values: unknown[]) => unknown) | undefined {
  const [jsName] = classOf(exception)?.methods.get(`${name.toLowerCase()}$${count}`) ?? [];
  return jsName === undefined
    ? undefined
    : (exception as unknown as Record<string, (...values: unknown[]) => unknown>)[jsName];
}

function findMember(definition: PlatformClass, name: string, count: number): PlatformMember | undefined {
  const wanted = name.toLowerCase();
  const own = definition.members.find(
    (member) => member.kind === "method" && member.name.toLowerCase() === wanted && member.parameters.length === count,
  );
  const above = definition.superclass && findPlatformClass(definition.superclass.name);
  return own ?? (above && findMember(above, name, count));
}
