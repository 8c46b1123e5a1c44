/**
 * The platform cache, as long as a transaction or a test lasts: an org may lose what is in it at any time. Apex Reference Guide,
 * "Cache Namespace".
 */
import { textOf } from "../../../project/xml.ts";
import { ApexMap, ApexSet } from "../../runtime/collections.ts";
import { context, perTransaction } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { constructors } from "../language/exceptions.ts";
import { newInstance, type ApexTypeToken } from "../language/type.ts";
import { platformClass, platformInterface } from "../registry.ts";
import { isAsynchronous } from "./job-state.ts";
import { remembered } from "../../runtime/remembered.ts";

type Kind = "Org" | "Session";

class Partition {
  readonly values = new Map<string, unknown>();
  readonly userId = context().userId;
}

class OrgPartition extends Partition {
  static readonly apexName = "Cache.OrgPartition";
}

class SessionPartition extends Partition {
  static readonly apexName = "Cache.SessionPartition";

  constructor() {
    super();
    if (isAsynchronous()) throw new NotModelled("the session cache in asynchronous Apex");
  }
}

const CLASSES = { Org: OrgPartition, Session: SessionPartition };
const partitions = perTransaction(() => new Map<string, Partition>());

const declared = () => context().services.project.other.filter(({ type }) => type === "PlatformCachePartition");

/** `local.name`, `namespace.name` or, of the code's own namespace, `name`. */
function partition(kind: Kind, name: string): Partition {
  const [own = "", prefix = "local"] = name.split(".").reverse();
  const isOwn = [context().services.project.namespace, "local"].includes(prefix);
  const file = declared().find(({ fullName }) => fullName.toLowerCase() === own.toLowerCase());
  if (!isOwn || (!file && kind === "Session")) throw new NotModelled(`the cache partition ${name} of ${kind}`);
  if (!file) throw platformException("Cache.Org.OrgCacheException", `Unable to find the partition ${name}`);
  return remembered(partitions(), `${kind}.${file.fullName}`, () => new CLASSES[kind]());
}

/** The partition and the key in it of `namespace.partition.key` or, in the default partition, of `key`. */
function locate(kind: Kind, text: string): [Partition, string] {
  const dot = text.lastIndexOf(".");
  if (dot >= 0) return [partition(kind, text.slice(0, dot)), text.slice(dot + 1)];
  const standard = declared().find(({ root }) => textOf(root, "isDefaultPartition") === "true");
  return [partition(kind, standard?.fullName ?? "(default)"), text];
}

const invalid = (message: string): Error => platformException("Cache.InvalidParamException", message);

/** The values for a key that the platform allows. */
function valuesFor(self: Partition, key: string | null): Map<string, unknown> {
  if (!/^[a-z\d]+$/i.test(key ?? "")) throw invalid(`Invalid key: ${key}. Keys are alphanumeric.`);
  if (key!.length > 50) throw new NotModelled("a key of the cache with more than 50 characters");
  return valuesOf(self);
}

function valuesOf(self: Partition): Map<string, unknown> {
  if (self instanceof SessionPartition && self.userId !== context().userId) {
    throw new NotModelled("the session cache of another user in System.runAs");
  }
  return self.values;
}

type Act = (self: Partition, key: string, ...values: never[]) => unknown;

const SECONDS = { shortest: 300, Org: 172_800, Session: 28_800 };

function put(self: Partition, key: string, value: unknown, seconds = SECONDS.shortest): void {
  if (value === null) throw new NotModelled("null in the cache");
  const longest = self instanceof SessionPartition ? SECONDS.Session : SECONDS.Org;
  if (seconds < SECONDS.shortest || seconds > longest) throw new NotModelled(`${seconds} seconds in the cache`);
  valuesFor(self, key).set(key, value);
}

const get = (self: Partition, key: string) => valuesFor(self, key).get(key) ?? null;
const contains = (self: Partition, key: string) => valuesFor(self, key).has(key);
const remove = (self: Partition, key: string) => valuesFor(self, key).delete(key);

function containsAll(self: Partition, keys: ApexSet): ApexMap {
  return new ApexMap(
    "String",
    "Boolean",
    Array.from(keys, (key) => [key, contains(self, key as string)] as const),
  );
}

const builtKey = (builder: ApexTypeToken, key: string) => `${builder.name}:${key}`;

/** What the CacheBuilder makes of the key when it is not in the cache. */
function getBuilt(self: Partition, builder: ApexTypeToken, key: string): unknown {
  const values = valuesFor(self, key);
  const name = builtKey(builder, key);
  if (!values.has(name)) {
    const made = callDynamic("doLoad", newInstance(builder) as object, key);
    if (made === null) throw new NotModelled("a CacheBuilder that makes null");
    values.set(name, made);
  }
  return values.get(name);
}

const removeBuilt = (self: Partition, builder: ApexTypeToken, key: string) =>
  valuesFor(self, key).delete(builtKey(builder, key));

function keysOf(self: Partition): ApexSet {
  const keys = [...valuesOf(self).keys()];
  if (keys.some((key) => key.includes(":"))) throw new NotModelled("the keys of what a CacheBuilder has made");
  return new ApexSet("String", keys);
}

/** Methods with a key, of a partition and of Cache.Org and Cache.Session. */
const WITH_KEY: Readonly<Record<string, Act>> = {
  "Boolean contains(String key)": contains,
  "Object get(String key)": get,
  "void put(String key, Object value[, Integer ttlSecs[, Cache.Visibility visibility, Boolean immutable]])": put,
  "void put(String key, Object value, Cache.Visibility visibility)": (self, key, value) => put(self, key, value),
  "Boolean remove(String key)": remove,
};

platformInterface("Cache.CacheBuilder", { "Object doLoad(String var)": null });
platformClass("Cache.Partition", {
  ...WITH_KEY,
  "Map<String,Boolean> contains(Set<String> setOfKeys)": containsAll,
  "Map<String,Object> get(Set<String> keys)": () => {
    throw new NotModelled("Cache.Partition.get(Set<String>)");
  },
  "Object get(System.Type cacheBuilder, String key)": getBuilt,
  "Boolean remove(System.Type cacheBuilder, String key)": removeBuilt,
  "Set<String> getKeys()": keysOf,
  "Long getNumKeys()": (self: Partition) => BigInt(keysOf(self).size),
  "Boolean isAvailable()": () => !isAsynchronous(),
});

for (const kind of ["Org", "Session"] as const) {
  platformClass(`Cache.${kind}Partition`, {}, { extends: "Cache.Partition" });
  const located = Object.entries(WITH_KEY).map(([signature, act]) => [
    `static ${signature}`,
    (key: string, ...values: never[]) => act(...locate(kind, key), ...values),
  ]);
  platformClass(`Cache.${kind}`, {
    ...Object.fromEntries(located),
    [`static Cache.${kind}Partition getPartition(String partitionName)`]: (name: string) => partition(kind, name),
  });
}

for (const name of ["InvalidParamException", "Org.OrgCacheException", "Session.SessionCacheException"]) {
  platformClass(`Cache.${name}`, constructors(`Cache.${name}`), { extends: "System.Exception" });
}
