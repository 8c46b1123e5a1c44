import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createServer } from "node:http";
import { serve, ServeError, type Served } from "../../src/server/serve.ts";

jest.setTimeout(120_000);

const META = (type: string) => `<?xml version="1.0" encoding="UTF-8"?>
<${type} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></${type}>`;

const CONTROLLER = `public with sharing class LeadController {
    public class Answer {
        @AuraEnabled public String name;
        @AuraEnabled public Integer size { get { return name.length(); } }
        @AuraEnabled public Date day;
        public String secret = 'not for components';
    }
    @AuraEnabled(cacheable=true)
    public static Answer read(Id leadId, List<Integer> numbers) {
        Answer answer = new Answer();
        answer.name = [SELECT Name FROM Lead WHERE Id = :leadId].Name + ' ' + numbers.size();
        return answer;
    }
    @AuraEnabled(cacheable=true)
    public static List<Lead> leads() {
        return [SELECT Id, LastName, Fax, (SELECT Subject FROM Tasks) FROM Lead];
    }
    @AuraEnabled
    public static void refuse(String why) {
        throw new AuraHandledException(why);
    }
    @AuraEnabled
    public static Integer fail() {
        String nothing;
        return nothing.length();
    }
    @AuraEnabled(cacheable=true)
    public static Integer write() {
        insert new Lead(LastName = 'Lee', Company = 'Cobalt');
        return 1;
    }
    public static void hidden() {}
    public class Later implements System.Queueable {
        public void execute(System.QueueableContext context) {
            if ([SELECT Id FROM Lead].isEmpty()) throw new IllegalArgumentException('nobody to rename');
            update new Lead(Id = [SELECT Id FROM Lead LIMIT 1].Id, Fax = '1');
        }
    }
    @AuraEnabled
    public static void later() {
        System.enqueueJob(new Later());
    }
}`;

const TRIGGER = `trigger LeadTrigger on Lead (before insert) {
    for (Lead each : Trigger.new) {
        each.Description = 'seen by the trigger';
        if (each.Company == 'Bad') each.Company.addError('Not that company');
    }
}`;

const SETUP = `Profile standard = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
insert new User(LastName = 'Rep', Username = 'rep@example.invalid', Email = 'rep@example.invalid', Alias = 'rep', ProfileId = standard.Id,
    TimeZoneSidKey = 'America/Los_Angeles', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');`;
const DATA = `insert new Lead(LastName = 'Chen', Company = 'Acme');`;

const root = fs.mkdtempSync(path.join(os.tmpdir(), "local-org-serve-"));
const FOLDER = "force-app/main/default";

function write(file: string, content: string): string {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
  return target;
}

let served: Served;
let log: string[];
const files = { setup: "", data: "" };

beforeAll(async () => {
  write(
    "sfdx-project.json",
    JSON.stringify({ packageDirectories: [{ path: "force-app", default: true }], sourceApiVersion: "66.0" }),
  );
  write(`${FOLDER}/classes/LeadController.cls`, CONTROLLER);
  write(`${FOLDER}/classes/LeadController.cls-meta.xml`, META("ApexClass"));
  write(`${FOLDER}/triggers/LeadTrigger.trigger`, TRIGGER);
  write(`${FOLDER}/triggers/LeadTrigger.trigger-meta.xml`, META("ApexTrigger"));
  files.setup = write("scripts/setup.apex", SETUP);
  files.data = write("scripts/data.apex", DATA);
  log = [];
  served = await serve({ project: root, port: 0, apexFile: [files.setup, files.data], log: (text) => log.push(text) });
});
afterAll(async () => {
  await served?.close();
  fs.rmSync(root, { recursive: true });
});

/** JSON of any shape: the tests look at it piece by piece. */
type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as said

async function call(method: string, parameters: object = {}, options: { wire?: boolean; cookie?: string } = {}) {
  const response = await fetch(`${served.url}/local-org/apex/LeadController/${method}`, {
    method: "POST",
    headers: {
      origin: served.url,
      "content-type": "application/json",
      ...(options.cookie ? { cookie: options.cookie } : {}),
    },
    body: JSON.stringify({ parameters, wire: options.wire ?? false }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

async function api(method: string, path: string, body?: object) {
  const response = await fetch(`${served.url}/services/data/v66.0/ui-api/records${path}`, {
    method,
    headers: { origin: served.url, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (response.status === 204 ? undefined : await response.json()) as Json };
}

async function leadIds(): Promise<string[]> {
  const { body } = await call("leads");
  return body.value.map((lead: { Id: string }) => lead.Id);
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not happen");
}

it("gives the address of a record that has a page, and none where there is none", () => {
  expect(served.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(served.addresses).toEqual([]);
});

describe("Apex methods", () => {
  it("take parameters by name and give what @AuraEnabled shows", async () => {
    const [leadId] = await leadIds();
    const { body } = await call("read", { leadId, numbers: [1, 2, 3] }, { wire: true });
    expect(body).toEqual({ value: { name: "Chen 3", size: 6 }, cacheable: true });
  });

  it("give records without attributes and without what is empty", async () => {
    const { body } = await call("leads");
    expect(body.value).toEqual([{ Id: expect.any(String), LastName: "Chen" }]);
  });

  it("fail as Salesforce says, with the trace in the terminal", async () => {
    expect(await call("refuse", { why: "Choose a reason" })).toEqual({
      status: 500,
      body: { message: "Choose a reason" },
    });
    const { body } = await call("fail");
    expect(body).toMatchObject({
      exceptionType: "System.NullPointerException",
      isUserDefinedException: false,
      message: "Attempt to de-reference a null object",
    });
    expect(body.stackTrace).toMatch(/^Class\.LeadController\.fail: line 25, column 1/);
    expect(log.at(-1)).toMatch(/LeadController\.fail: System\.NullPointerException: [\s\S]*line 25/);
  });

  it("must be cacheable to be wired, and @AuraEnabled to be called at all", async () => {
    expect((await call("refuse", {}, { wire: true })).body.message).toBe(
      "Apex methods that are to be cached must be marked as @AuraEnabled(cacheable=true)",
    );
    expect((await call("hidden")).body.message).toBe("there is no @AuraEnabled static method LeadController.hidden");
  });

  // Apex Developer Guide, "AuraEnabled Annotation": a cacheable method must only get data.
  it("that are cacheable may not write", async () => {
    expect((await call("write")).body).toMatchObject({
      exceptionType: "System.LimitException",
      message: "Too many DML statements: 1",
    });
    expect(await leadIds()).toHaveLength(1);
  });

  it("are for users with access to the class", async () => {
    const page = await (await fetch(`${served.url}/lightning/page/home`)).text();
    const user = JSON.parse(/globalThis\.localOrg = (.*?);<\/script>/s.exec(page)?.[1] ?? "{}").users.find(
      ({ name }: { name: string }) => name === "Rep",
    );
    const { status, body } = await call("leads", {}, { cookie: `localOrgUser=${user.id}` });
    expect([status, body.message]).toEqual([500, "You do not have access to the Apex class named 'LeadController'."]);
  });
});

describe("records", () => {
  it("are saved with their triggers", async () => {
    const { status, body } = await api("POST", "", { apiName: "Lead", fields: { LastName: "Lee", Company: "Cobalt" } });
    expect(status).toBe(201);
    const read = await api("GET", `/${body.id}?fields=Lead.Description`);
    expect(read.body.fields.Description.value).toBe("seen by the trigger");
    expect((await api("DELETE", `/${body.id}`)).status).toBe(204);
    expect((await api("GET", `/${body.id}?fields=Lead.Name`)).status).toBe(404);
  });

  it("that a trigger refuses are not saved", async () => {
    const { status, body } = await api("POST", "", { apiName: "Lead", fields: { LastName: "Lee", Company: "Bad" } });
    expect(status).toBe(400);
    expect(body.output.fieldErrors.Company).toMatchObject([
      { errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "Not that company" },
    ]);
    expect(await leadIds()).toHaveLength(1);
  });
});

it("runs the jobs that a call enqueues", async () => {
  await call("later");
  const [leadId] = await leadIds();
  const fax = async () => (await api("GET", `/${leadId}?fields=Lead.Fax`)).body.fields.Fax.value as string | null;
  expect(await until(async () => (await fax()) ?? undefined)).toBe("1");
});

it("takes over Apex that changes, keeps the data, and goes on with the last that compiles", async () => {
  const [before] = await leadIds();
  const source = CONTROLLER.replace("' ' + numbers.size()", "' changed'");
  write(`${FOLDER}/classes/LeadController.cls`, source);
  const read = async () => (await call("read", { leadId: before, numbers: [] })).body.value?.name as string | undefined;
  await until(async () => ((await read()) === "Chen changed" ? true : undefined));
  write(`${FOLDER}/classes/LeadController.cls`, source.replace("Integer fail()", "Integer fail("));
  const problem = await until(async () => log.find((line) => line.includes("LeadController.cls:23")));
  expect(problem).toMatch(/^force-app\/main\/default\/classes\/LeadController\.cls:23:\d+: /);
  expect(await read()).toBe("Chen changed");
  write(`${FOLDER}/classes/LeadController.cls`, source.replace("' changed'", "' mended'"));
  await until(async () => ((await read()) === "Chen mended" ? true : undefined));
});

describe("what cannot be served", () => {
  it("is a port that something else uses", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    await expect(serve({ project: root, port })).rejects.toThrow(
      new ServeError(`Port ${port} is in use. Stop what uses it, or choose another port.`),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it("is a folder that is not there", async () => {
    await expect(serve({ project: root, port: 0, sourceDirs: ["nope"] })).rejects.toThrow(
      new ServeError("There is no folder nope."),
    );
  });

  it("is Apex that is not there or that fails", async () => {
    await expect(serve({ project: root, port: 0, apexFile: "nope.apex" })).rejects.toThrow(
      "There is no file nope.apex.",
    );
    const file = write("scripts/fail.apex", "Integer zero = 0;\nSystem.debug(1 / zero);");
    await expect(serve({ project: root, port: 0, apexFile: file })).rejects.toThrow(
      /System\.MathException: Divide by 0\nAnonymousBlock: line 2/,
    );
  });

  it("is a page with a component that does not exist", async () => {
    const page = write(
      `${FOLDER}/flexipages/Wrong.flexipage-meta.xml`,
      `<?xml version="1.0" encoding="UTF-8"?>
<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">
    <flexiPageRegions>
        <itemInstances>
            <componentInstance>
                <componentName>c:missing</componentName>
                <identifier>c_missing</identifier>
            </componentInstance>
        </itemInstances>
        <name>main</name>
        <type>Region</type>
    </flexiPageRegions>
    <masterLabel>Wrong</masterLabel>
    <template><name>flexipage:defaultAppHomeTemplate</name></template>
    <type>AppPage</type>
</FlexiPage>`,
    );
    await expect(serve({ project: root, port: 0 })).rejects.toThrow(
      `${FOLDER}/flexipages/Wrong.flexipage-meta.xml:6:17: there is no component "missing"`,
    );
    fs.rmSync(path.resolve(root, page));
  });
});
