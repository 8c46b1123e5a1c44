import { allPlatformClasses } from "../../src/apex/library/registry.ts";
import { platformException } from "../../src/apex/runtime/exceptions.ts";
import type { Fault } from "../fault.ts";

const isAssertion = (key: string): boolean => /^System\.(Assert\.|System\.assert)/.test(key);

/** Apart from the others: it tells which tests assert anything at all. */
export const assertionsFail: Fault = {
  name: "assertions always fail",
  says: "Every call of Assert and System.assert… fails.",
  probe: `
    Assert.isTrue(true);`,
  apply(changes) {
    const members = allPlatformClasses().flatMap((each) => each.members);
    for (const { key } of members.filter((member) => isAssertion(member.key))) {
      changes.member(key, () => () => {
        throw platformException("System.AssertException", "Assertion Failed");
      });
    }
  },
};
