import { ApexDecimal } from "../../src/apex/runtime/decimal.ts";
import type { Fault } from "../fault.ts";

export const decimalsCut: Fault = {
  name: "Decimals cut off",
  says: "Decimals are cut off where they should be rounded, and quotients keep two places.",
  probe: `
    Decimal price = 2.675;
    Assert.areEqual(2.68, price.setScale(2));`,
  apply(changes) {
    const { prototype } = ApexDecimal;
    changes.replace(prototype, "divide", () => {
      return function (this: ApexDecimal, other) {
        return this.divideTo(other, 2, "DOWN");
      };
    });
    changes.replace(prototype, "setScale", (former) => {
      return function (this: ApexDecimal, scale) {
        return former.call(this, scale, "DOWN");
      };
    });
  },
};
