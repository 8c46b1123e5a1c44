import { AccessControl } from "../../src/database/access.ts";
import type { Fault } from "../fault.ts";

export const permissionsMissing: Fault = {
  name: "no custom permissions",
  says: "Nobody holds a custom permission.",
  probe: `
    System.runAs(ProbeData.person()) {
      Assert.isTrue(FeatureManagement.checkPermission('Probe'));
    }`,
  apply(changes) {
    changes.replace(AccessControl.prototype, "hasName", () => () => false);
  },
};
