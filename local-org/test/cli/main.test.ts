import { BOOKSHOP, changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects, temporaryProject } from "../project/temporary-project.ts";
import { localOrg, spawnLocalOrg } from "./run-command.ts";

afterAll(removeTemporaryProjects);

describe("the command line", () => {
  it("lists its commands", async () => {
    const { status, stdout } = await localOrg("--help");
    expect(status).toBe(0);
    for (const name of ["serve", "test", "run", "query", "check", "types"])
      expect(stdout).toContain(`local-org ${name} `);
  });

  it.each(["serve", "test", "run", "query", "check", "types"])("explains %s", async (name) => {
    const { status, stdout } = await localOrg(name, "--help");
    expect(status).toBe(0);
    expect(stdout).toContain(`local-org ${name} `);
    expect(stdout).toContain("--project DIR");
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
    const { status, stdout, stderr } = await localOrg(...parameters);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.startsWith(message)).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("runs from any folder", () => {
    const folder = temporaryProject({});
    const { status, stderr } = spawnLocalOrg(["check", "--project", "nowhere"], folder);
    expect(stderr).toBe(`sfdx-project.json:1:1: no sfdx-project.json in ${folder}/nowhere\n`);
    expect(status).toBe(1);
  });
});

describe("check", () => {
  it("says that a sound project has no problems", async () => {
    expect(await localOrg("check", "--project", BOOKSHOP)).toEqual({ status: 0, stdout: "No problems.\n", stderr: "" });
  });

  it.each([
    [
      "Percent__c &gt; 0.1",
      "customMetadata/Discount_Rule.Thick.md-meta.xml:2:1: No such discounts (validation rule Sane)",
    ],
    [
      "Percent__c &gt; FOO(1)",
      "objects/Discount_Rule__mdt/validationRules/Sane.validationRule-meta.xml:2:61: Unknown function FOO. Check spelling.",
    ],
  ])("holds records of custom metadata to the rule %s", async (formula, problem) => {
    const main = "force-app/main/default";
    const file = `${main}/objects/Discount_Rule__mdt/validationRules/Sane.validationRule-meta.xml`;
    const rule = `<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Sane</fullName>
<active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>No such discounts</errorMessage></ValidationRule>`;
    const { status, stdout } = await localOrg("check", "--project", changedBookshop({}, { [file]: rule }));
    expect([status, stdout]).toEqual([1, expect.stringContaining(`${main}/${problem}`)]);
  });

  it("tells problems of files, schema, Apex and metadata at once", async () => {
    const main = "force-app/main/default";
    const root = changedBookshop(
      {
        [`${main}/objects/Book__c/fields/Pages__c.field-meta.xml`]: ["<scale>0", "<scale>9"],
        [`${main}/classes/BookController.cls`]: ["new BookService()", "new BookServant()"],
        [`${main}/layouts/Book__c-Book Layout.layout-meta.xml`]: ["<style>", "<stile>"],
        [`${main}/applications/Bookshop.app-meta.xml`]: ["<tabs>Author__c", "<tabs>Ghost__c"],
      },
      { [`${main}/classes/Lone.cls`]: "" },
    );
    const { status, stdout } = await localOrg("check", "--project", root);
    expect(status).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/: .*/, "")),
    ).toEqual([
      `${main}/applications/Bookshop.app-meta.xml:10:5`,
      `${main}/classes/BookController.cls:6:24`,
      `${main}/classes/Lone.cls:1:1`,
      `${main}/layouts/Book__c-Book Layout.layout-meta.xml:24:44`,
      `${main}/objects/Book__c/fields/Pages__c.field-meta.xml:6:5`,
      "5 problems.",
    ]);
  });
});
