import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { LEAD_ID, PageFixture } from "./page-fixture.ts";

jest.setTimeout(120_000);

const RECORD = `
import { LightningElement, api, wire } from "lwc";
import { getRecord, getFieldValue, getFieldDisplayValue, updateRecord, notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import NAME from "@salesforce/schema/Lead.Name";
import OWNER from "@salesforce/schema/Lead.Owner.Name";
export default class Record extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;
  @api flexipageRegionWidth?: string;
  @wire(getRecord, { recordId: "$recordId", fields: [NAME, OWNER], optionalFields: ["Lead.Rating"] }) record?: { data?: unknown; error?: unknown };
  @wire(getRecord, { recordId: "00Q000000000404EAA", fields: [NAME] }) missing?: { error?: { status: number; body: { errorCode: string }[] } };
  failure = "";
  get place() { return [this.recordId, this.objectApiName, this.flexipageRegionWidth].join(" "); }
  get text() { return [NAME, OWNER, "Lead.Rating"].map((field) => getFieldValue(this.record?.data, field)).join(", "); }
  get display() { return getFieldDisplayValue(this.record?.data, "Lead.Rating"); }
  get notFound() { return this.missing?.error ? this.missing.error.status + " " + this.missing.error.body[0]?.errorCode : ""; }
  async update() {
    try { await updateRecord({ fields: { Id: this.recordId, Rating: "Hot" } }); this.failure = "none"; }
    catch (error) { this.failure = JSON.stringify(error); }
  }
  notify() { void notifyRecordUpdateAvailable([{ recordId: this.recordId! }]); }
}`;

const RECORD_TEMPLATE = `<template>
  <p class="place">{place}</p><p class="text">{text}</p><p class="display">{display}</p><p class="missing">{notFound}</p><p class="failure">{failure}</p>
  <button class="update" onclick={update}>update</button><button class="notify" onclick={notify}>notify</button>
</template>`;

const APEX = `
import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import read from "@salesforce/apex/Clock.read";
import stop from "@salesforce/apex/Clock.stop";
type Wired = { data?: { left: number }; error?: { status: number; statusText: string; body: { message: string } } };
export default class Apex extends LightningElement {
  key: string | undefined;
  wired?: Wired;
  outcome = "";
  @wire(read, { key: "$key" }) take(value: Wired) { this.wired = value; }
  get state() {
    if (this.wired?.error) return this.wired.error.status + " " + this.wired.error.statusText + ": " + this.wired.error.body.message;
    return this.wired?.data ? String(this.wired.data.left) + (Object.isFrozen(this.wired.data) ? " frozen" : "") : "nothing";
  }
  ask() { this.key = "a"; }
  async refresh() { await refreshApex(this.wired); }
  async call() { this.outcome = JSON.stringify(await read({ key: "a" })); }
  async stop() { try { this.outcome = JSON.stringify(await stop({ why: "done" })); } catch (error) { this.outcome = (error as Error & { body: { message: string } }).body.message; } }
}`;

const APEX_TEMPLATE = `<template><p class="state">{state}</p><p class="outcome">{outcome}</p>
  <button class="ask" onclick={ask}>ask</button><button class="refresh" onclick={refresh}>refresh</button><button class="call" onclick={call}>call</button><button class="stop" onclick={stop}>stop</button>
</template>`;

const SHELL = `
import { LightningElement, wire } from "lwc";
import { NavigationMixin, CurrentPageReference } from "lightning/navigation";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { RefreshEvent, registerRefreshHandler } from "lightning/refresh";
import { MessageContext, publish, subscribe } from "lightning/messageService";
import NEWS from "@salesforce/messageChannel/News__c";
import userId from "@salesforce/user/Id";
import tune from "@salesforce/customPermission/Tune_Clocks";
import other from "@salesforce/customPermission/Other";
import formFactor from "@salesforce/client/formFactor";
import timeZone from "@salesforce/i18n/timeZone";
import Dialog from "c/dialog";
export default class Shell extends NavigationMixin(LightningElement) {
  address = ""; refused = ""; heard = ""; refreshed = 0; answer = "";
  @wire(CurrentPageReference) page?: { type: string; attributes: { recordId: string } };
  @wire(MessageContext) context!: object;
  connectedCallback() {
    registerRefreshHandler(this, async () => { this.refreshed++; return true; });
    subscribe(this.context, NEWS, (message: { text: string }) => { this.heard = message.text; });
    void this.generate();
  }
  async generate() {
    const ask = (reference: object) => this[NavigationMixin.GenerateUrl](reference) as Promise<string>;
    this.address = (await Promise.all([
      ask({ type: "standard__recordPage", attributes: { recordId: "00Q000000000001EAA", actionName: "view" } }),
      ask({ type: "standard__objectPage", attributes: { objectApiName: "Lead", actionName: "list" } }),
      ask({ type: "standard__navItemPage", attributes: { apiName: "Setup" }, state: { c__tab: "one" } }),
    ])).join(" ");
    await ask({ type: "standard__objectPage", attributes: { objectApiName: "Lead", actionName: "new" } }).catch((error) => { this.refused = error.message; });
  }
  get scoped() { return [userId, tune, String(other), formFactor, timeZone].join(" "); }
  get reference() { return this.page?.type + " " + this.page?.attributes.recordId; }
  toast() { this.dispatchEvent(new ShowToastEvent({ title: "Logged", message: "The clock has stopped", variant: "success" })); }
  refresh() { this.dispatchEvent(new RefreshEvent()); }
  tell() { publish(this.context, NEWS, { text: "hello" }); }
  async ask() { this.answer = String(await Dialog.open({ size: "small", label: "Why?" })); }
  go() { this[NavigationMixin.Navigate]({ type: "standard__objectPage", attributes: { objectApiName: "Lead", actionName: "list" } }); }
}`;

const SHELL_TEMPLATE = `<template><p class="scoped">{scoped}</p><p class="reference">{reference}</p><p class="address">{address}</p><p class="refused">{refused}</p><p class="heard">{heard}</p><p class="refreshed">{refreshed}</p><p class="answer">{answer}</p>
  <button class="toast" onclick={toast}>toast</button><button class="refresh" onclick={refresh}>refresh</button><button class="tell" onclick={tell}>tell</button><button class="ask" onclick={ask}>ask</button><button class="go" onclick={go}>go</button>
</template>`;

const DIALOG = `import LightningModal from "lightning/modal";
export default class Dialog extends LightningModal { done() { this.close("because"); } }`;
const DIALOG_TEMPLATE = `<template><lightning-modal-header label="Why?"></lightning-modal-header><lightning-modal-body>Tell us.</lightning-modal-body><lightning-modal-footer><lightning-button label="Done" onclick={done}></lightning-button></lightning-modal-footer></template>`;

const EMPTY_TEMPLATE = "<template></template>";
const UNMODELLED = `import { LightningElement } from "lwc"; import { subscribe } from "lightning/empApi";
export default class Live extends LightningElement { connectedCallback() { subscribe("/event/X__e", -1, () => {}); } }`;
const THROWING = `import { LightningElement } from "lwc"; export default class Broken extends LightningElement { connectedCallback() { throw new Error("out of order"); } }`;

const fixture = new PageFixture({
  "record/record.ts": RECORD,
  "record/record.html": RECORD_TEMPLATE,
  "copy/copy.ts": RECORD.replace("class Record", "class Copy"),
  "copy/copy.html": RECORD_TEMPLATE,
  "apex/apex.ts": APEX,
  "apex/apex.html": APEX_TEMPLATE,
  "twin/twin.ts": APEX.replace("class Apex", "class Twin"),
  "twin/twin.html": APEX_TEMPLATE,
  "shell/shell.ts": SHELL,
  "shell/shell.html": SHELL_TEMPLATE,
  "dialog/dialog.ts": DIALOG,
  "dialog/dialog.html": DIALOG_TEMPLATE,
  "live/live.ts": UNMODELLED,
  "live/live.html": EMPTY_TEMPLATE,
  "broken/broken.ts": THROWING,
  "broken/broken.html": EMPTY_TEMPLATE,
});

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), fixture.start()]);
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await fixture.close();
});
beforeEach(async () => {
  fixture.org.calls = [];
  fixture.org.nextSave = undefined;
  Object.assign(fixture.org.rows["Lead"]?.[0] ?? {}, { Name: "Maya Chen", Rating: "Warm" });
  await page.goto(`${fixture.url}/lightning/r/Lead/${LEAD_ID}/view`);
  await page.locator("c-shell").waitFor();
});

const part = (bundle: string, name: string): Locator => page.locator(`c-${bundle} .${name}`);
const expectText = (locator: Locator, text: string) => locator.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();

it("runs in synthetic shadow and gives components what a record page gives", async () => {
  expect(
    await page
      .locator("c-record")
      .evaluate((element) => (element as unknown as { shadowRoot: { synthetic: boolean } }).shadowRoot.synthetic),
  ).toBe(true);
  await expectText(part("record", "place"), `${LEAD_ID} Lead MEDIUM`);
  await expectText(part("shell", "scoped"), "005000000000001AAA true undefined Large America/Los_Angeles");
});

describe("records", () => {
  it("come with fields, parents and display values, or not at all", async () => {
    await expectText(part("record", "text"), "Maya Chen, Jordan Lee, Warm");
    await expectText(part("record", "display"), "Warm");
    await expectText(part("record", "missing"), "404 NOT_FOUND");
  });

  it("are updated for every wire and in the header", async () => {
    await expectText(part("copy", "text"), "Maya Chen, Jordan Lee, Warm");
    Object.assign(fixture.org.rows["Lead"]?.[0] ?? {}, { Name: "Maya Chen-Lee" });
    await part("record", "update").click();
    await expectText(part("copy", "text"), "Maya Chen-Lee, Jordan Lee, Hot");
    await expectText(part("record", "failure"), "none");
    await expectText(page.locator("shell-record-header .slds-page-header__title"), "Maya Chen-Lee");
  });

  it("follow notifyRecordUpdateAvailable", async () => {
    await expectText(part("copy", "text"), "Maya Chen, Jordan Lee, Warm");
    Object.assign(fixture.org.rows["Lead"]?.[0] ?? {}, { Rating: "Cold" });
    await part("record", "notify").click();
    await expectText(part("copy", "text"), "Maya Chen, Jordan Lee, Cold");
  });

  it("that cannot be saved reject with the UI API's error", async () => {
    fixture.org.nextSave = {
      id: null,
      errors: [{ statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "Too hot", fields: ["Rating"] }],
    };
    await part("record", "update").click();
    await part("record", "failure").filter({ hasText: "Too hot" }).waitFor();
    const error = JSON.parse(await part("record", "failure").innerText());
    expect(error).toMatchObject({
      status: 400,
      ok: false,
      body: {
        enhancedErrorType: "RecordError",
        output: { errors: [], fieldErrors: { Rating: [{ message: "Too hot" }] } },
      },
    });
  });
});

describe("Apex", () => {
  const calls = () => fixture.org.calls.map((call) => (call as unknown[]).slice(1));

  it("is not asked while a parameter is undefined, then once for all wires until refreshApex", async () => {
    fixture.org.nextCall = { value: { left: 10 }, cacheable: true };
    await expectText(part("apex", "state"), "nothing");
    expect(calls()).toEqual([]);
    await part("apex", "ask").click();
    await expectText(part("apex", "state"), "10 frozen");
    await part("twin", "ask").click();
    await expectText(part("twin", "state"), "10 frozen");
    expect(calls()).toEqual([["Clock", "read", { key: "a" }, true]]);
    fixture.org.nextCall = { value: { left: 9 }, cacheable: true };
    await part("apex", "call").click();
    await expectText(part("apex", "outcome"), '{"left":10}');
    await part("apex", "refresh").click();
    await expectText(part("apex", "state"), "9 frozen");
    await expectText(part("twin", "state"), "9 frozen");
    expect(calls()).toHaveLength(2);
  });

  it("gives errors as responses, and is asked again afterwards", async () => {
    fixture.org.nextCall = { error: { body: { message: "Choose a reason" }, trace: "" } };
    await part("apex", "ask").click();
    await expectText(part("apex", "state"), "500 Server Error: Choose a reason");
    await part("apex", "stop").click();
    await expectText(part("apex", "outcome"), "Choose a reason");
    fixture.org.nextCall = { value: { left: 3 }, cacheable: true };
    await part("apex", "refresh").click();
    await expectText(part("apex", "state"), "3 frozen");
  });

  it("is called every time where it is not cacheable", async () => {
    fixture.org.nextCall = { value: "stopped", cacheable: false };
    await part("apex", "stop").click();
    await expectText(part("apex", "outcome"), '"stopped"');
    await part("apex", "stop").click();
    await page.waitForTimeout(300);
    expect(calls()).toEqual([
      ["Clock", "stop", { why: "done" }, false],
      ["Clock", "stop", { why: "done" }, false],
    ]);
  });
});

describe("the page", () => {
  it("shows toasts", async () => {
    await part("shell", "toast").click();
    const toast = page.locator("lightning-toast");
    await toast.waitFor();
    expect(await toast.innerText()).toMatch(/Logged[\s\S]*The clock has stopped/);
  });

  it("knows addresses, and where it is", async () => {
    await expectText(
      part("shell", "address"),
      `/lightning/r/Lead/${LEAD_ID}/view /lightning/o/Lead/list /lightning/n/Setup\\?c__tab=one`,
    );
    await expectText(part("shell", "refused"), "not modelled: navigation to standard__objectPage new");
    await expectText(part("shell", "reference"), `standard__recordPage ${LEAD_ID}`);
    await part("shell", "go").click();
    await page.waitForURL(`${fixture.url}/lightning/o/Lead/list`);
  });

  it("carries messages and refreshes", async () => {
    await part("shell", "tell").click();
    await expectText(part("shell", "heard"), "hello");
    Object.assign(fixture.org.rows["Lead"]?.[0] ?? {}, { Rating: "Cold" });
    await part("shell", "refresh").click();
    await expectText(part("shell", "refreshed"), "1");
    await expectText(part("record", "text"), "Maya Chen, Jordan Lee, Cold");
  });

  it("opens dialogs", async () => {
    await part("shell", "ask").click();
    await page.getByRole("button", { name: "Done" }).click();
    await expectText(part("shell", "answer"), "because");
  });

  it("shows a component's failure in its place", async () => {
    const problems = page.locator("shell-item [role=alert]");
    await problems.nth(1).waitFor();
    expect((await problems.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " "))).toEqual([
      "live failed not modelled: lightning/empApi",
      "broken failed out of order",
    ]);
  });
});

it("shows in a panel's place what keeps it from its data", async () => {
  fixture.org.broken.add("Task");
  await page.reload();
  const problem = page.locator("[data-region=sidebar] [role=alert]");
  await expect(problem.innerText()).resolves.toMatch(/activityPanel failed\s+not modelled: role hierarchy over Task/);
  fixture.org.broken.clear();
});

it("keeps all pages up to date through one connection, as a browser has but six to a server", async () => {
  const connect = jest.spyOn(fixture.live, "connect");
  const others = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(others.map((other) => other.goto(page.url())));
  await Promise.all(others.map((other) => other.locator("c-shell").waitFor()));
  expect(connect).not.toHaveBeenCalled();
  const loads = [page, ...others].map((open) => open.waitForEvent("load"));
  fixture.live.changed();
  await expect(Promise.all(loads)).resolves.toHaveLength(3);
  await Promise.all(others.map((other) => other.close()));
});

it("tells what does not compile at its place, keeps the last page, and recovers", async () => {
  fixture.write({ "shell/shell.html": "<template>\n  <p>{a.b.}</p>\n</template>" });
  const broken = await fixture.build();
  expect(broken.problems).toMatchObject([
    { file: "lwc/shell/shell.html", line: 2, column: 6, message: expect.stringMatching(/^LWC\d+: /) },
  ]);
  fixture.live.report("components", `${broken.problems[0]?.file}:2:6`);
  await page.locator(".lo-overlay").filter({ hasText: "lwc/shell/shell.html:2:6" }).waitFor();
  await expectText(part("record", "text"), "Maya Chen, Jordan Lee, Warm");
  fixture.write({ "shell/shell.html": SHELL_TEMPLATE.replace("{scoped}", "as good as new") });
  expect((await fixture.build()).problems).toEqual([]);
  fixture.live.report("components", "");
  fixture.live.changed();
  await expectText(part("shell", "scoped"), "as good as new");
  expect(await page.locator(".lo-overlay").count()).toBe(0);
});
