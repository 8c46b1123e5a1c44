import { Program } from "../../src/apex/instance.ts";
import type { Fault } from "../fault.ts";

const OWN = new Set(["equals$1", "hashcode$0"]);

export const equalityByIdentity: Fault = {
  name: "own equals ignored",
  says: "Objects are equal only to themselves, whatever their equals and hashCode say.",
  probe: `
    Assert.areEqual(1, new Set<ThingNamer>{ new ThingNamer(), new ThingNamer() }.size());`,
  changesProject: true,
  apply(changes) {
    changes.replace(Program.prototype, "facts", (former) => {
      return function (this: Program, symbol) {
        const facts = former.call(this, symbol);
        return { ...facts, methods: new Map([...facts.methods].filter(([name]) => !OWN.has(name))) };
      };
    });
  },
};
