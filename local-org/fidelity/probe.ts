/** Is every fault in force? Its probe must pass without it and turn red under it. */
import path from "node:path";
import { readProject } from "../src/project/read.ts";
import type { Fault } from "./fault.ts";
import { Suite } from "./suite.ts";

const PROJECT = path.join(import.meta.dirname, "probe");
const SECONDS = 20;

/** What is wrong; nothing where all is well. */
export function probeFaults(faults: readonly Fault[]): string[] {
  const project = readProject(PROJECT);
  const [like] = project.classes;
  const probes = faults.map(({ probe }, index) => {
    const name = `Probe${index}`;
    const source = `@IsTest private class ${name} { @IsTest static void run() { ${probe} } }`;
    return { ...like!, name, file: `${name}.cls`, source };
  });
  const suite = new Suite({ ...project, classes: [...project.classes, ...probes] });
  return faults.flatMap(({ name, ...fault }, index) => {
    const own = suite.classes.filter((each) => each.name === `Probe${index}`);
    const [without] = suite.run(own, SECONDS);
    if (without?.outcome !== "Pass") return `${name}: its probe does not pass: ${without?.message}`;
    const [under] = suite.run(own, SECONDS, Infinity, { name, ...fault });
    if (under?.outcome === "Pass") return `${name}: changes nothing`;
    return under?.internalError === undefined ? [] : `${name}: breaks the workbench: ${under.message}`;
  });
}
