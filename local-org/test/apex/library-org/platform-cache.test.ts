/** Apex Reference Guide, "Cache Namespace": keys, partitions, CacheBuilder, "Cache Exceptions". */
import { metadata } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

const partition = (name: string, isDefault: boolean) => ({
  ...metadata(
    name,
    `<PlatformCachePartition><isDefaultPartition>${isDefault}</isDefaultPartition><masterLabel>${name}</masterLabel></PlatformCachePartition>`,
  ),
  type: "PlatformCachePartition",
});

const classes = {
  Job: `public class Job implements Queueable {
    public void execute(QueueableContext c) { Cache.Session.contains('a'); }
  }`,
  Names: `public class Names implements Cache.CacheBuilder {
    public static Integer loads = 0;
    public Object doLoad(String id) { loads++; return [SELECT Name FROM User WHERE Id = :id].Name; }
  }`,
};

const run = (statements: string, other = [partition("standard", true), partition("orders", false)]) =>
  debugLines(statements, { classes, parts: { other } });
const thrown = (statement: string, other?: ReturnType<typeof partition>[]) =>
  run(`try { ${statement} } catch (Exception e) { System.debug(e.getTypeName()); }`, other);

describe("the platform cache", () => {
  it("finds under a key of the default partition what is under its full name, in each cache for itself", () => {
    expect(
      run(`Cache.Org.put('a', 1); Cache.Session.put('local.orders.a', 2, 300);
        System.debug(Cache.Org.get('local.standard.a') + ' ' + Cache.Org.contains('local.orders.a') + ' ' + Cache.Session.get('a'));
        System.debug(Cache.Session.getPartition('local.orders').get('a'));`),
    ).toEqual(["1 false null", "2"]);
  });

  it("tells keys of a partition, in upper and lower case, and forgets what is removed", () => {
    expect(
      run(`Cache.OrgPartition p = Cache.Org.getPartition('local.orders'); p.put('b', 1, 3600, Cache.Visibility.ALL, false);
        System.debug(p.getKeys() + ' ' + p.getNumKeys() + ' ' + p.contains(new Set<String>{ 'b', 'B' }) + ' ' + p.isAvailable());
        System.debug(p.remove('b') + ' ' + p.remove('b') + ' ' + p.contains('b'));`),
    ).toEqual(["{b} 1 {b=true, B=false} true", "true false false"]);
  });

  it("asks a CacheBuilder once for what is missing", () => {
    expect(
      run(`Cache.Partition p = Cache.Org.getPartition('orders'); String id = UserInfo.getUserId();
        System.debug(p.get(Names.class, id) == UserInfo.getName()); p.get(Names.class, id); System.debug(Names.loads);
        p.remove(Names.class, id); p.get(Names.class, id); System.debug(Names.loads);`),
    ).toEqual(["true", "1", "2"]);
  });

  it("throws for a partition that is not there and for keys that are not alphanumeric", () => {
    expect(thrown("Cache.Org.getPartition('local.other');")).toEqual(["Cache.Org.OrgCacheException"]);
    expect(thrown("Cache.Org.put('a', 1);", [partition("orders", false)])).toEqual(["Cache.Org.OrgCacheException"]);
    expect(thrown("Cache.Org.put('a-b', 1);")).toEqual(["Cache.InvalidParamException"]);
    expect(thrown("Cache.Org.getPartition('local.orders').get('');")).toEqual(["Cache.InvalidParamException"]);
  });

  it.each([
    ["Cache.Org.put('a', null);", "null in the cache"],
    ["Cache.Org.put('a', 1, 299);", "299 seconds in the cache"],
    ["Cache.Session.put('a', 1, 28801);", "28801 seconds in the cache"],
    [`Cache.Org.get('${"a".repeat(51)}');`, "a key of the cache with more than 50 characters"],
    ["Test.startTest(); System.enqueueJob(new Job()); Test.stopTest();", "the session cache in asynchronous Apex"],
    ["Cache.Org.getPartition('ns.orders');", "the cache partition ns.orders of Org"],
    ["Cache.Session.getPartition('other');", "the cache partition other of Session"],
    [
      "Cache.Org.getPartition('orders').get(Names.class, UserInfo.getUserId()); Cache.Org.getPartition('orders').getKeys();",
      "the keys of what a CacheBuilder has made",
    ],
    [
      "Cache.Session.put('a', 1); User u = [SELECT Id FROM User WHERE Id != :UserInfo.getUserId() LIMIT 1]; System.runAs(u) { Cache.Session.get('a'); }",
      "the session cache of another user in System.runAs",
    ],
    ["Cache.Org.getPartition('local.orders').get(new Set<String>());", "Cache.Partition.get(Set<String>)"],
  ])("refuses %s", (statement, what) => {
    expect(() => run(statement)).toThrow(`not modelled: ${what}`);
  });
});
