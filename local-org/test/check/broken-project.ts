/** One copy of the sample project on disk, with the annex, that is broken and mended again for each fault. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkProject } from "../../src/cli/check.ts";
import type { Problem } from "../../src/project/model.ts";
import { BOOKSHOP } from "../project/bookshop.ts";
import { atMark } from "./corpus.ts";
import { AUTOMATION_ANNEX } from "./automation-faults.ts";
import { FLOWS_ANNEX } from "./flow-faults.ts";
import { PAGES_ANNEX } from "./page-faults.ts";
import { ANNEX, type ProjectFault } from "./project-faults.ts";
import { REFERENCES_ANNEX } from "./reference-faults.ts";
import { SCRIPTS_ANNEX } from "./script-faults.ts";
import { VALUES_ANNEX } from "./value-faults.ts";

/** Below the XML declaration. */
const ROOT_LINE = 2;
const MAIN = "force-app/main/default";

export class BrokenProject {
  readonly #root = mkdtempSync(path.join(tmpdir(), "local-org-broken-"));

  constructor() {
    cpSync(BOOKSHOP, this.#root, { recursive: true });
    // Tests take time and say nothing about metadata.
    for (const name of ["BookControllerTest", "BookTriggerTest"]) {
      for (const ending of ["cls", "cls-meta.xml"]) rmSync(this.#path(`classes/${name}.${ending}`));
    }
    for (const [file, text] of Object.entries({
      ...ANNEX,
      ...AUTOMATION_ANNEX,
      ...FLOWS_ANNEX,
      ...PAGES_ANNEX,
      ...REFERENCES_ANNEX,
      ...SCRIPTS_ANNEX,
      ...VALUES_ANNEX,
    }))
      this.#write(file, text);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  check(): Problem[] {
    return checkProject(this.#root);
  }

  /** The problems with one fault in it, and the place (`file:line`) where they must be. */
  checkWith(fault: ProjectFault): { problems: Problem[]; place: string } {
    const [file, find, replacement] = fault;
    const before = existsSync(this.#path(file)) ? this.#read(file) : undefined;
    try {
      const marked = replacement === null ? null : broken(file, before, find, replacement);
      if (marked === null) rmSync(this.#path(file));
      else this.#write(file, marked.replace("¦", ""));
      return { place: `${MAIN}/${this.#placeOf(fault, marked ?? "")}`, problems: this.check() };
    } finally {
      if (before === undefined) rmSync(this.#path(file), { force: true });
      else this.#write(file, before);
    }
  }

  #placeOf([file, , , , elsewhere]: ProjectFault, marked: string): string {
    if (elsewhere === undefined) return `${file}:${marked.includes("¦") ? atMark(marked).line : ROOT_LINE}`;
    const [other = "", text] = elsewhere.split("|");
    return `${other}:${text === undefined ? 1 : this.#read(other).split(text)[0]!.split("\n").length}`;
  }

  #path = (file: string): string => path.join(this.#root, MAIN, file);
  #read = (file: string): string => readFileSync(this.#path(file), "utf8");

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(this.#path(file)), { recursive: true });
    writeFileSync(this.#path(file), text);
  }
}

function broken(file: string, before: string | undefined, find: string | null, replacement: string): string {
  if (find === null) return replacement;
  if (!before?.includes(find)) throw new Error(`${file} has no ${find}`);
  return before.replace(find, () => replacement);
}
