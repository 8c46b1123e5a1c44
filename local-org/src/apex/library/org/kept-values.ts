/** Classes of the platform that do no more than keep what they are given, told by the names and types of their properties. */
import type { MemberImplementation, Members } from "../registry.ts";

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
