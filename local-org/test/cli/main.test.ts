import { main } from "../../src/cli/main.ts";
import { BOOKSHOP, changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects, temporaryProject } from "../project/temporary-project.ts";
import { localOrg } from "./run-command.ts";

afterAll(removeTemporaryProjects);

/** What the command prints, and its exit code. */
async function run(...parameters: string[]): Promise<{ code: number; out: string; error: string }> {
  const out = jest.spyOn(console, "log").mockImplementation(() => {});
  const error = jest.spyOn(console, "error").mockImplementation(() => {});
  try {
    const code = await main(parameters);
    const text = (spy: jest.SpyInstance) => spy.mock.calls.map(([line]) => String(line)).join("\n");
    return { code, out: text(out), error: text(error) };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

describe("the command line", () => {
  it("lists its commands", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const name of ["serve", "test", "run", "query", "check", "types"]) expect(out).toContain(`local-org ${name} `);
  });

  it.each(["serve", "test", "run", "query", "check", "types"])("explains %s", async (name) => {
    const { code, out } = await run(name, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`local-org ${name} `);
    expect(out).toContain("--project DIR");
  });

  it.each([
    [["fly"], 'local-org has no command "fly". There are: serve, test, run, query, check, types.'],
    [["check", "--fly"], "local-org check: Unknown option '--fly'. See local-org check --help."],
    [
      ["check", "--project"],
      "local-org check: Option '--project <value>' argument missing. See local-org check --help.",
    ],
    [["run"], "Usage: local-org run FILE [--project DIR]"],
    [["check", "--project", "/nowhere"], "sfdx-project.json:1:1: no sfdx-project.json in /nowhere"],
    [["run", "/nowhere.apex", "--project", BOOKSHOP], "There is no file /nowhere.apex."],
    [["query", "SELECT", "--project", BOOKSHOP], "query:1:7: "],
  ])("tells what is wrong with %p in one line", async (parameters, message) => {
    const { code, out, error } = await run(...parameters);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(error.startsWith(message)).toBe(true);
    expect(error.split("\n")).toHaveLength(1);
  });

  it("runs from any folder", () => {
    const folder = temporaryProject({});
    const { status, stderr } = localOrg(["check", "--project", "nowhere"], folder);
    expect(stderr).toBe(`sfdx-project.json:1:1: no sfdx-project.json in ${folder}/nowhere\n`);
    expect(status).toBe(1);
  });
});

describe("check", () => {
  it("says that a sound project has no problems", async () => {
    expect(await run("check", "--project", BOOKSHOP)).toEqual({ code: 0, out: "No problems.", error: "" });
  });

  it("tells problems of files, schema, Apex and metadata at once", async () => {
    const main = "force-app/main/default";
    const root = changedBookshop(
      {
        [`${main}/objects/Book__c/fields/Pages__c.field-meta.xml`]: ["<scale>0", "<scale>9"],
        [`${main}/classes/BookController.cls`]: ["new BookService()", "new BookServant()"],
        [`${main}/tabs/Book__c.tab-meta.xml`]: ["<motif>", "<motive>"],
        [`${main}/applications/Bookshop.app-meta.xml`]: ["<tabs>Author__c", "<tabs>Ghost__c"],
      },
      { [`${main}/stray.txt`]: "" },
    );
    const { code, out } = await run("check", "--project", root);
    expect(code).toBe(1);
    expect(out.split("\n").map((line) => line.replace(/: .*/, ""))).toEqual([
      `${main}/applications/Bookshop.app-meta.xml:9:5`,
      `${main}/classes/BookController.cls:6:24`,
      `${main}/objects/Book__c/fields/Pages__c.field-meta.xml:6:5`,
      `${main}/stray.txt:1:1`,
      `${main}/tabs/Book__c.tab-meta.xml:4:41`,
      "5 problems.",
    ]);
  });
});
