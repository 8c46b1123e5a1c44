import { ApexObject } from "../../src/apex/runtime/values.ts";
import type { Fault } from "../fault.ts";

const isStub = (value: unknown): value is ApexObject => value instanceof ApexObject && Object.hasOwn(value, "apexType");

export const stubsSilent: Fault = {
  name: "stubs silent",
  says: "What Test.createStub makes answers null and asks no provider.",
  probe: `
    ThingNamer stub = (ThingNamer) Test.createStub(ThingNamer.class, new ThingStubs());
    Assert.areEqual('stubbed', stub.name());`,
  apply(changes) {
    changes.member("System.Test.createStub(System.Type,System.StubProvider)", (former) => (...values) => {
      const stub = former(...values);
      if (!isStub(stub)) return stub;
      const silent = Object.create(Object.getPrototypeOf(stub) as object) as object;
      for (const [name, given] of Object.entries(Object.getOwnPropertyDescriptors(stub))) {
        const value: unknown = typeof given.value === "function" && name !== "$text" ? () => null : given.value;
        Object.defineProperty(silent, name, { value });
      }
      return silent;
    });
  },
};
