import { ApexRecord } from "../../src/apex/runtime/record.ts";
import { findPlatformClass } from "../../src/apex/library/registry.ts";
import type { Fault } from "../fault.ts";

/** A record as it is where nobody set anything. */
function emptied(value: unknown): unknown {
  return value instanceof ApexRecord ? new ApexRecord(value.object) : value;
}

export const settingsMissing: Fault = {
  name: "custom settings empty",
  says: "getInstance, getValues and getOrgDefaults of custom settings answer records without values.",
  probe: `
    insert new Switches__c(SetupOwnerId = UserInfo.getOrganizationId(), Label__c = 'on');
    Assert.areEqual('on', Switches__c.getInstance().Label__c);`,
  apply(changes) {
    for (const { name, key } of findPlatformClass("Schema.CustomSettingType")!.members) {
      if (name === "getAll") continue;
      changes.member(
        key,
        (former) =>
          (...values) =>
            emptied(former(...values)),
      );
    }
  },
};
