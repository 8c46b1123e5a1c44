/**
 * The platform's classes whose members are all known, with those of the Apex Reference Guide that are not modelled: what such a
 * class neither has there nor models does not exist.
 */
import { readData } from "../../project/data.ts";

/** May be called on anything. */
const ANY = ["clone", "addError"];

const UNMODELLED = new Map(
  Object.entries(JSON.parse(readData("unmodelled-members.json")) as Record<string, string[]>).map(([name, members]) => [
    name.toLowerCase(),
    new Set([...members, ...ANY].map((member) => member.toLowerCase())),
  ]),
);

/** Whether the class has a member of this name that is not modelled; undefined where nobody knows. */
export function isUnmodelledMember(qualifiedName: string, member: string): boolean | undefined {
  const isException = /^System\.\w*Exception$/.test(qualifiedName);
  return UNMODELLED.get(isException ? "system.exception" : qualifiedName.toLowerCase())?.has(member.toLowerCase());
}
