import { writeFileSync } from "node:fs";
import path from "node:path";
import { assertionsFail, FAULTS } from "../../fidelity/faults/index.ts";
import { measure } from "../../fidelity/measure.ts";
import { probeFaults } from "../../fidelity/probe.ts";
import { projectReport } from "../../fidelity/report.ts";
import { removeTemporaryProjects, temporaryProject } from "../project/temporary-project.ts";

afterAll(removeTemporaryProjects);

const META = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>';

function withClasses(classes: Readonly<Record<string, string>>): string {
  const files = Object.entries(classes).flatMap(([name, body]) => [
    [`force-app/classes/${name}.cls`, body],
    [`force-app/classes/${name}.cls-meta.xml`, META],
  ]);
  return temporaryProject(Object.fromEntries(files) as Record<string, string>);
}

const SMALL = {
  SmallTest: `@IsTest private class SmallTest {
    @IsTest static void finds() {
      insert new Account(Name = 'Acme');
      Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void compares() {
      String text = 'A';
      Assert.isTrue(text == 'a');
    }
    @IsTest static void asksNothing() {
      Integer two = 1 + 1;
    }
    @IsTest static void isWrong() {
      Assert.areEqual(3, 1 + 1);
    }
  }`,
  RefusedTest: `@IsTest private class RefusedTest {
    @IsTest static void refused() {
      Nowhere.go();
    }
  }`,
  Nowhere: `public class Nowhere {
    public static void go() {
      ConnectApi.ChatterFeeds.getFeed(null);
    }
  }`,
};

describe("a project with known tests", () => {
  const measured = measure(withClasses(SMALL), [...FAULTS, assertionsFail]);
  const killers = (test: string) =>
    FAULTS.filter(({ name }) => measured.killed[name]!.includes(test)).map(({ name }) => name);

  it("tells how its tests end", () => {
    expect(Object.fromEntries(measured.tests.map(({ name, ending }) => [name, ending]))).toEqual({
      "SmallTest.finds": "passed",
      "SmallTest.compares": "passed",
      "SmallTest.asksNothing": "passed",
      "SmallTest.isWrong": "failed",
      "RefusedTest.refused": "refused",
    });
  });

  it("tells which faults turn a test red", () => {
    expect(killers("SmallTest.finds")).toEqual(["empty queries", "aggregates zero"]);
    expect(killers("SmallTest.compares")).toEqual(["case-sensitive =="]);
    expect(killers("SmallTest.asksNothing")).toEqual([]);
  });

  it("counts passes that a fault kills, and those that assert", () => {
    const report = projectReport("small", [measured]);
    expect(report).toMatchObject({ tests: 5, passed: 3, failed: 1, crashed: 0, refused: 1, killing: 2, asserting: 2 });
    expect(report.unkilled).toEqual(["SmallTest.asksNothing"]);
    expect(report.notAsserting).toEqual(["SmallTest.asksNothing"]);
    expect(report.wrong.map(({ name }) => name)).toEqual(["SmallTest.isWrong"]);
  });

  it("tells what is wanted, through the classes that need it", () => {
    expect(measured.refusals).toEqual([{ member: expect.stringContaining("ConnectApi"), tests: 1, alone: 1 }]);
  });
});

it("leaves nothing of a fault behind", () => {
  const project = withClasses(SMALL);
  const before = measure(project, []).tests;
  measure(project, FAULTS);
  expect(measure(project, []).tests).toEqual(before);
});

it("has every fault in force", () => {
  expect(probeFaults([...FAULTS, assertionsFail])).toEqual([]);
});

it("tells of a fault that changes nothing, and of a probe that proves nothing", () => {
  const idle = { name: "idle", says: "", probe: "Assert.isTrue(true);", apply: () => undefined };
  const wrong = { ...idle, name: "wrong", probe: "Assert.isTrue(false);" };
  const problems = probeFaults([idle, wrong]);
  expect(problems).toEqual([
    "idle: changes nothing",
    "wrong: its probe does not pass: System.AssertException: Assertion Failed",
  ]);
});

describe("a project that cannot be read whole", () => {
  it("has its tests refused, for the reason that is said", () => {
    const root = withClasses(SMALL);
    writeFileSync(path.join(root, "force-app/classes/Lonely.cls"), "public class Lonely {}");
    const report = projectReport("small", [measure(root, [])]);
    expect(report).toMatchObject({ tests: 5, refused: 5, failed: 0, crashed: 0 });
    expect(report.refusals).toEqual([{ member: "no Lonely.cls-meta.xml beside it", tests: 5, alone: 5 }]);
  });

  it("is told apart from no project", () => {
    expect(() => measure("/nowhere", [])).toThrow("no sfdx-project.json");
  });
});
