import { readFileSync } from "node:fs";
import path from "node:path";
import { BOOKSHOP, changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects } from "../project/temporary-project.ts";
import { localOrg } from "./run-command.ts";

afterAll(removeTemporaryProjects);

const CLASSES = "force-app/main/default/classes";
const META = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>';

function withClasses(classes: Record<string, string>, others: Record<string, string> = {}): string {
  const files = Object.entries(classes).flatMap(([name, source]) => [
    [`${CLASSES}/${name}.cls`, source],
    [`${CLASSES}/${name}.cls-meta.xml`, META],
  ]);
  return changedBookshop({}, { ...(Object.fromEntries(files) as Record<string, string>), ...others });
}

interface Report {
  summary: Record<string, unknown>;
  tests: { FullName: string; Outcome: string; Message: string | null; StackTrace: string | null; ApexClass: object }[];
  coverage?: { coverage: { name: string; lines: Record<string, number>; coveredPercent: number }[] };
}

async function test(
  project: string,
  ...parameters: string[]
): Promise<{ status: number | null; stdout: string; report: Report }> {
  const file = path.join(project, "reports", "today.json");
  const { status, stdout, stderr } = await localOrg("test", "--project", project, "--json", file, ...parameters);
  expect(stderr).toBe("");
  return { status, stdout, report: JSON.parse(readFileSync(file, "utf8")) as Report };
}

it("runs the tests of the bookshop", async () => {
  const { status, stdout } = await localOrg("test", "--project", BOOKSHOP);
  expect(stdout).toMatch(/^✓ BookControllerTest {2}5 of 5/m);
  expect(stdout).toMatch(/^✓ BookTriggerTest {2}3 of 3/m);
  expect(stdout).toMatch(/^8 passed, 0 failed in /m);
  expect(status).toBe(0);
});

it("tells failed and refused tests with message and Apex stack trace, and writes them as sf does", async () => {
  const project = withClasses({
    MixedTest: `@IsTest
private class MixedTest {
    static Integer counter = 0;
    @TestSetup
    static void setUp() {
        insert new Author__c(Name = 'From setup');
    }
    @IsTest
    static void seesSetupAndFreshStatics() {
        counter++;
        Assert.areEqual(1, counter);
        insert new Author__c(Name = 'Second');
        Assert.areEqual(2, [SELECT COUNT() FROM Author__c]);
    }
    static testMethod void seesNothingOfOtherTests() {
        counter++;
        Assert.areEqual(1, counter);
        Assert.areEqual(1, [SELECT COUNT() FROM Author__c]);
    }
    @IsTest
    static void fails() {
        Integer nothing;
        nothing++;
    }
    @IsTest
    static void assertsWrongly() {
        Assert.areEqual(1, 2, 'one is two');
    }
}
`,
    RefusedTest: `@IsTest
private class RefusedTest {
    @IsTest
    static void usesWhatIsNotModelled() {
        ConnectApi.Organization.getSettings();
    }
    @IsTest
    static void runsAllTheSame() {}
}
`,
  });
  const { status, stdout, report } = await test(project, "--tests", "MixedTest,RefusedTest");
  expect(status).toBe(1);
  expect(report.tests.map(({ FullName, Outcome }) => [FullName, Outcome])).toEqual([
    ["MixedTest.seesSetupAndFreshStatics", "Pass"],
    ["MixedTest.seesNothingOfOtherTests", "Pass"],
    ["MixedTest.fails", "Fail"],
    ["MixedTest.assertsWrongly", "Fail"],
    ["RefusedTest.usesWhatIsNotModelled", "Refused"],
    ["RefusedTest.runsAllTheSame", "Pass"],
  ]);
  expect(report.tests[2]).toMatchObject({
    Message: "System.NullPointerException: Attempt to de-reference a null object",
    StackTrace: "Class.MixedTest.fails: line 23, column 1",
    ApexClass: { Name: "MixedTest", NamespacePrefix: null },
  });
  expect(report.tests[3]!.Message).toBe("System.AssertException: Assertion Failed: one is two: Expected: 1, Actual: 2");
  expect(report.summary).toMatchObject({
    outcome: "Failed",
    testsRan: 6,
    passing: 3,
    passRate: "50%",
    failRate: "50%",
  });
  expect(stdout.indexOf("FAILED MixedTest.fails")).toBeLessThan(stdout.indexOf("✗ MixedTest  2 of 4"));
});

it("refuses by name the tests of a project that it cannot read, and only what needs a part that is not modelled", async () => {
  const source = (body: string) => `@IsTest private class ATest { @IsTest static void runs() { ${body} } }`;
  const field = (name: string, body: string) => ({
    [`force-app/main/default/objects/${name}.field-meta.xml`]: `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${path.basename(name)}</fullName>${body}</CustomField>`,
  });
  const outcome = async (body: string, files: Record<string, string>) => {
    const project = withClasses({ ATest: source(body) }, files);
    const { report } = await test(project, "--tests", "ATest");
    return report.tests.map(({ Outcome, Message }) => [Outcome, Message]);
  };
  const part = field("Question/fields/A__c", "<label>A</label><type>Text</type><length>9</length>");
  expect(await outcome("", part)).toEqual([["Pass", null]]);
  expect(await outcome("Object o = new Account().Odd;", field("Account/fields/Odd", ""))).toEqual([
    ["Refused", "not modelled: Account.Odd"],
  ]);
  expect(await outcome("", { "force-app/main/default/lwc/lone/lone.js": "" })).toEqual([["Pass", null]]);
  const report = { "force-app/main/default/reports/A/B.report": "<Report/>" };
  expect(await outcome("", report)).toEqual([
    ["Refused", expect.stringContaining("not modelled: the metadata format")],
  ]);
});

it("counts covered lines", async () => {
  const project = withClasses({
    Half: `public class Half {
    public static Integer half(Integer whole) {
        if (whole < 0) {
            return 0;
        }
        return whole / 2;
    }
    public static void never() {
        System.debug('never');
    }
}
`,
    HalfTest: `@IsTest
private class HalfTest {
    @IsTest
    static void halves() {
        Assert.areEqual(2, Half.half(4));
    }
}
`,
  });
  const { status, stdout, report } = await test(project, "--tests", "HalfTest", "--coverage");
  expect(status).toBe(0);
  const half = report.coverage!.coverage.find(({ name }) => name === "Half")!;
  expect(half.lines).toMatchObject({ 3: 1, 4: 0, 6: 1, 9: 0 });
  expect(report.coverage!.coverage.map(({ name }) => name)).not.toContain("HalfTest");
  expect(stdout).toMatch(/^Half +\d+% {2}.*4.*9/m);
});

it("knows no test of that name", async () => {
  const { status, stderr } = await localOrg("test", "--project", BOOKSHOP, "--tests", "BookTriggerTest.flies");
  expect(stderr).toBe("There is no test BookTriggerTest.flies.\n");
  expect(status).toBe(1);
});

it("says why the outcome cannot be written, before any test runs", async () => {
  const file = path.join(BOOKSHOP, "sfdx-project.json", "report.json");
  const { status, stdout, stderr } = await localOrg("test", "--project", BOOKSHOP, "--json", file);
  expect(stderr).toMatch(/^E[A-Z]+: .*sfdx-project\.json'\n$/);
  expect(stdout).toBe("");
  expect(status).toBe(1);
});
