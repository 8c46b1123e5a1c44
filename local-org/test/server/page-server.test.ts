import { request as httpRequest } from "node:http";
import { loadSchema } from "../../src/schema/load.ts";
import { LiveStatus } from "../../src/server/live-status.ts";
import { PageServer } from "../../src/server/page-server.ts";
import { bundle, emptyProject, metadata } from "../lightning/metadata.ts";
import { FakeOrg, MARKETER, REP } from "./fake-org.ts";

const ID = "00Q000000000001EAA";
const page = metadata(
  "Lead_Page",
  `<FlexiPage><flexiPageRegions><itemInstances><componentInstance><componentName>clock</componentName></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Lead</masterLabel><sobjectType>Lead</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`,
);
const project = emptyProject({ flexiPages: [page], lwc: [bundle("clock")] });
const schema = loadSchema(project);

let org: FakeOrg;
let server: PageServer;
let live: LiveStatus;
let base: string;
let log: string[];

beforeEach(async () => {
  org = new FakeOrg(schema);
  org.rows["Lead"] = [
    {
      Id: ID,
      Name: 'Maya "M" Chen </script>',
      Company: "Acme",
      OwnerId: REP.id,
      "Owner.Name": "Jordan Lee",
      Phone: "(415) 555-0142",
    },
  ];
  live = new LiveStatus();
  log = [];
  server = new PageServer(
    () => ({ project, org, page: undefined }),
    live,
    (text) => log.push(text),
  );
  base = `http://localhost:${await server.listen(0)}`;
});
afterEach(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Like fetch, which neither lets Host be set nor sends `..` in a path. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  const { port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: "127.0.0.1", port, method, path, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const get = (path: string, headers: Record<string, string> = {}) => send("GET", path, headers);
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send("POST", path, { origin: base, "content-type": "application/json", ...headers }, JSON.stringify(body));

describe("pages", () => {
  it("hold the application, its tabs and what the browser needs, nothing of which can end the script", async () => {
    const { status, text } = await get(`/lightning/r/Lead/${ID}/view`);
    expect(status).toBe(200);
    expect(text).toContain("local-org");
    const [, json = ""] = /globalThis\.localOrg = (.*?);<\/script>/s.exec(text) ?? [];
    const context = JSON.parse(json);
    expect(context.page).toMatchObject({
      kind: "record",
      title: 'Maya "M" Chen </script>',
      recordId: ID,
      objectApiName: "Lead",
      name: "Lead_Page",
    });
    expect(context).toMatchObject({
      user: { id: REP.id },
      permissions: ["Tune_Clocks"],
      timeZone: "America/Los_Angeles",
      locale: "en-US",
      formFactor: "Large",
    });
    expect(text).toContain("<title>Maya &quot;M&quot; Chen &lt;/script&gt; | local-org</title>");
  });

  it("of a record have the address with the object", async () => {
    expect(await get(`/lightning/r/${ID}/view`)).toMatchObject({
      status: 302,
      headers: { location: `/lightning/r/Lead/${ID}/view` },
    });
  });

  it("that are not there say so and lead back", async () => {
    for (const path of [
      "/lightning/r/Lead/00Q000000000002EAA/view",
      `/lightning/r/Campaign/${ID}/view`,
      "/lightning/n/Nope",
      "/lightning/o/Nope/list",
      "/lightning/x/y",
    ]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).toContain('"name":"emptyPage"');
    }
  });

  it("are in one column for a phone", async () => {
    const { text } = await get(`/local-org/page?path=/lightning/r/Lead/${ID}/view&formFactor=Small`);
    expect(
      JSON.parse(text)
        .rows.flat()
        .map((region: { width: string }) => region.width),
    ).toEqual(["SMALL", "SMALL", "SMALL"]);
  });

  it("are shown to the user that was chosen", async () => {
    const chosen = await post("/local-org/user", { id: MARKETER.id });
    const [cookie = ""] = chosen.headers["set-cookie"] as string[];
    expect(cookie).toMatch(/SameSite=Strict; HttpOnly/);
    expect((await get("/lightning/page/home", { cookie })).text).toContain('"user":{"id":"005000000000002AAA"');
    expect((await post("/local-org/user", { id: "005000000000009AAA" })).status).toBe(404);
  });
});

describe("panels", () => {
  it("give the header with links", async () => {
    const header = JSON.parse((await get(`/local-org/panel/header/Lead/${ID}`)).text);
    expect(header).toMatchObject({ objectLabel: "Lead", icon: "standard:lead" });
    const fields = Object.fromEntries(
      header.fields.map((field: { apiName: string; text: string; href?: string }) => [
        field.apiName,
        [field.text, field.href],
      ]),
    );
    expect(fields).toMatchObject({
      Company: ["Acme", undefined],
      Phone: ["(415) 555-0142", "tel:4155550142"],
      OwnerId: ["Jordan Lee", `/lightning/r/User/${REP.id}/view`],
    });
  });

  it("leave out what the user may not read", async () => {
    org.hidden.add("Lead.Phone");
    expect((await get(`/local-org/panel/header/Lead/${ID}`)).text).not.toContain("Phone");
    org.hidden.add("Lead");
    expect((await get(`/local-org/panel/header/Lead/${ID}`)).status).toBe(404);
  });

  it("list activities, what is open first", async () => {
    const task = { WhoId: ID, "Owner.Name": "Jordan Lee", OwnerId: REP.id, CreatedDate: "2026-06-01T10:00:00.000Z" };
    org.rows["Task"] = [
      {
        ...task,
        Id: "00T000000000001EAA",
        Subject: "Called",
        IsClosed: true,
        ActivityDate: "2026-06-04",
        TaskSubtype: "Call",
      },
      { ...task, Id: "00T000000000002EAA", Subject: "Call back", IsClosed: false, ActivityDate: "2026-11-24" },
      { ...task, Id: "00T000000000003EAA", Subject: "Asked", IsClosed: true, ActivityDate: "2026-11-19" },
    ];
    const entries = JSON.parse((await get(`/local-org/panel/activities/${ID}`)).text);
    expect(entries.map(({ title, group, when, icon }: Record<string, string>) => [title, group, when, icon])).toEqual([
      ["Call back", "Upcoming & Overdue", "11/24/2026", "standard:task"],
      ["Asked", "November 2026", "11/19/2026", "standard:task"],
      ["Called", "June 2026", "6/4/2026", "standard:log_a_call"],
    ]);
  });

  it("list what the user has to do today, for the home page", async () => {
    const task = { Id: "00T000000000001AAA", Subject: "Call back", OwnerId: REP.id, IsClosed: false };
    org.rows["Task"] = [
      { ...task, ActivityDate: "2020-01-01" },
      { ...task, Id: "00T000000000002AAA", Subject: "Done", ActivityDate: "2020-01-01", IsClosed: true },
      { ...task, Id: "00T000000000003AAA", Subject: "Later", ActivityDate: "2999-01-01" },
      { ...task, Id: "00T000000000004AAA", Subject: "Not mine", ActivityDate: "2020-01-01", OwnerId: MARKETER.id },
    ];
    const { text } = await get("/local-org/panel/today/Task");
    expect((JSON.parse(text) as { title: string }[]).map(({ title }) => title)).toEqual(["Call back"]);
  });
});

describe("Apex", () => {
  it("is called with the parameters, as the active user", async () => {
    org.nextCall = { value: [1, 2], cacheable: true };
    const answer = await post("/local-org/apex/Clock/read", { parameters: { leadId: ID }, wire: true });
    expect(JSON.parse(answer.text)).toEqual({ value: [1, 2], cacheable: true });
    expect(org.calls).toEqual([[REP.id, "Clock", "read", { leadId: ID }, true]]);
  });

  it("fails with its body for the component and its trace in the log", async () => {
    org.nextCall = {
      error: {
        body: { message: "Choose a reason" },
        trace: "System.AuraHandledException: Choose a reason\nClass.Clock.read: line 3, column 1",
      },
    };
    const answer = await post("/local-org/apex/Clock/read", { parameters: {} });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([500, { message: "Choose a reason" }]);
    expect(log).toEqual([
      "Clock.read: System.AuraHandledException: Choose a reason\nClass.Clock.read: line 3, column 1",
    ]);
  });
});

describe("an email from the composer", () => {
  const email = { recordId: ID, to: "maya@example.com", subject: "Your request", body: "Hello" };

  it("is saved as the active user's", async () => {
    const answer = await post("/local-org/email", email);
    expect([answer.status, org.emails]).toEqual([201, [email]]);
  });

  it("says why it was not saved", async () => {
    org.nextSave = { id: null, errors: [{ statusCode: "X", message: "Add a recipient.", fields: [] }] };
    const answer = await post("/local-org/email", { ...email, to: "" });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { message: "Add a recipient." }]);
  });
});

describe("who may ask", () => {
  it("is this machine's browser, under a name of this machine", async () => {
    expect((await get("/lightning/page/home", { host: "evil.example" })).status).toBe(403);
    expect(
      (await get("/lightning/page/home", { host: new URL(base).host.replace("localhost", "127.0.0.1") })).status,
    ).toBe(200);
  });

  it("is the page itself where anything changes", async () => {
    expect((await post("/local-org/user", { id: REP.id }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await send("POST", "/local-org/user", { "content-type": "application/json" }, "{}")).status).toBe(403);
    expect(
      (await send("PATCH", `/services/data/v66.0/ui-api/records/${ID}`, { "content-type": "application/json" }, "{}"))
        .status,
    ).toBe(403);
    expect(org.saves).toEqual([]);
  });

  it("writes addresses that can be read", async () => {
    expect((await get("/local-org/panel/header/%E0%A4")).status).toBe(400);
  });

  it("sends JSON objects of a sensible size", async () => {
    expect((await send("POST", "/local-org/user", { origin: base, "content-type": "text/plain" }, "{}")).status).toBe(
      415,
    );
    expect(
      (await send("POST", "/local-org/user", { origin: base, "content-type": "application/json" }, "[")).status,
    ).toBe(400);
    expect((await post("/local-org/user", { id: "x".repeat(1_000_001) })).status).toBe(413);
  });

  it("may not be another site's page that shows or loads this one", async () => {
    const { headers } = await get("/lightning/page/home");
    expect(headers).toMatchObject({
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": "frame-ancestors 'self'",
    });
  });

  it("gets no file from outside the served folders", async () => {
    for (const path of [
      "/assets/icons/../../package.json",
      "/assets/icons/%2e%2e/%2e%2e/package.json",
      "/resource/../x",
      "/local-org/app/../../package.json",
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    expect((await get("/assets/icons/utility-sprite/svg/symbols.svg")).headers["content-type"]).toBe("image/svg+xml");
  });
});

it("sends a file again only where it is another one", async () => {
  const first = await get("/local-org/chrome.css");
  const tag = String(first.headers["etag"]);
  expect([first.status, first.text.length > 0]).toEqual([200, true]);
  expect(await get("/local-org/chrome.css", { "if-none-match": tag })).toMatchObject({ status: 304, text: "" });
  expect(await get("/local-org/live.js", { "if-none-match": tag })).toMatchObject({ status: 200 });
});

it("tells open pages of what does not compile, and when it does again", async () => {
  const response = await fetch(`${base}/local-org/events`);
  const reader = response.body!.getReader();
  const next = async () => JSON.parse(new TextDecoder().decode((await reader.read()).value).replace("data: ", ""));
  const { edition } = live;
  expect((await get("/lightning/page/home")).text).toContain(`data-edition="${edition}"`);
  expect(await next()).toEqual({ edition, problems: "" });
  live.report("Apex", "Clock.cls:3:1: missing ;");
  expect(await next()).toEqual({ edition, problems: "Clock.cls:3:1: missing ;" });
  live.report("Apex", "");
  expect(await next()).toEqual({ edition, problems: "" });
  live.changed();
  expect((await next()).edition).toBeGreaterThan(edition);
  await reader.cancel();
});
