/** Members of classes of the platform that do no more than show or keep, told by their names and types. */
import type { MemberImplementation, Members } from "./registry.ts";

export class KeptValues {
  readonly values: Record<string, unknown> = {};
}

type Types = Readonly<Record<string, string>>;
/** What is read of a property; `value` is undefined where it was never set. */
type Read = (value: unknown, name: string, type: string) => unknown;

const nullUntilSet: Read = (value) => value ?? null;
const withGet: (type: string) => string = () => "get";

function membersOf(types: Types, memberOf: (name: string, type: string) => [string, MemberImplementation]): Members {
  return Object.fromEntries(Object.entries(types).map(([name, type]) => memberOf(name, type)));
}

const getter =
  (read: Read, name: string, type: string) =>
  ({ values }: KeptValues) =>
    read(values[name], name, type);
const setter =
  (name: string) =>
  ({ values }: KeptValues, value: unknown) =>
    void (values[name] = value);

/** `setTitle(String value)` */
export const setters = (types: Types): Members =>
  membersOf(types, (name, type) => [`void set${name}(${type} value)`, setter(name)]);

/** `getTitle()` */
export const getters = (types: Types, read = nullUntilSet, prefixOf = withGet): Members =>
  membersOf(types, (name, type) => [`${type} ${prefixOf(type)}${name}()`, getter(read, name, type)]);

/** `Title`, to be read and assigned */
export const properties = (types: Types, read = nullUntilSet): Members =>
  membersOf(types, (name, type) => [`${type} ${name}`, { get: getter(read, name, type), set: setter(name) }]);

/** `getName()` and `name` alike. */
export function readers<Self>(members: Record<string, (self: Self) => unknown>): Members {
  return Object.entries(members).reduce<Members>((all, [signature, read]) => {
    const [type = "", name = ""] = signature.split(" ");
    const property = name.replace(/^(?:get|is)/, "");
    const propertyName = name.startsWith("is") ? name.charAt(0) + name.slice(1) : property;
    return {
      ...all,
      [`${type} ${name}()`]: read,
      [`${type} ${propertyName.charAt(0).toLowerCase()}${propertyName.slice(1)}`]: { get: read },
    };
  }, {});
}
