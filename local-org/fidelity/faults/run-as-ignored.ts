import type { Fault } from "../fault.ts";

export const runAsIgnored: Fault = {
  name: "runAs ignored",
  says: "The block of System.runAs runs as whoever ran before.",
  probe: `
    User person = ProbeData.person();
    System.runAs(person) {
      Assert.areEqual(person.Id, UserInfo.getUserId());
    }`,
  apply(changes) {
    changes.hook("enterRunAs", () => () => () => undefined);
  },
};
