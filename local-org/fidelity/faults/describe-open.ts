import { allPlatformClasses } from "../../src/apex/library/registry.ts";
import type { Fault } from "../fault.ts";

const RIGHTS = /^Schema\.Describe(SObject|Field)Result\.is(Accessible|Createable|Updateable|Deletable|Queryable)\(\)$/;

export const describeOpen: Fault = {
  name: "describe ignores rights",
  says: "Describes say that everybody may see, create, change and delete everything.",
  probe: `
    System.runAs(ProbeData.person()) {
      Assert.isFalse(Schema.SObjectType.Thing__c.fields.Secret__c.isAccessible());
    }`,
  apply(changes) {
    const members = allPlatformClasses().flatMap((each) => each.members);
    for (const { key } of members.filter((member) => RIGHTS.test(member.key))) changes.member(key, () => () => true);
  },
};
