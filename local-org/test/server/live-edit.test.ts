import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { serve, type Served } from "../../src/server/serve.ts";
import { changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects } from "../project/temporary-project.ts";

jest.setTimeout(120_000);

const FOLDER = "force-app/main/default";
const CARD = `${FOLDER}/lwc/bookCard/bookCard`;
const ROWS = `Author__c author = new Author__c(Name = 'Mary Shelley');
insert author;
insert new Book__c(Name = 'Lodore', Author__c = author.Id, Pages__c = 400, Price__c = 9.5);`;

let root: string;
let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  root = changedBookshop({}, { [`${CARD}.css`]: ".title { order: 1; }", "rows.apex": ROWS });
  const apexFile = path.join(root, "rows.apex");
  [browser, served] = await Promise.all([launchBrowser(), serve({ project: root, port: 0, apexFile })]);
  page = await browser.newPage();
  await page.goto(served.addresses.find(({ label }) => label === "Book")!.url);
  await title().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await removeTemporaryProjects();
});

/** What a function that runs in the browser finds there. */
interface Styles {
  getComputedStyle(element: unknown): { readonly order: string };
}

const title = (): Locator => page.locator("c-book-card .title");

function edit(file: string, find: string, replacement: string): void {
  const target = path.join(root, file);
  const text = readFileSync(target, "utf8");
  expect(text).toContain(find);
  writeFileSync(target, text.replace(find, replacement));
}

describe("an edit shows in the open page, without a hand on the browser:", () => {
  it("a template's", async () => {
    await expect(title().innerText()).resolves.toBe("Lodore");
    edit(`${CARD}.html`, ">{offer.title}<", ">Title: {offer.title}<");
    await title().getByText("Title: Lodore", { exact: true }).waitFor();
  });

  it("a script's", async () => {
    edit(`${CARD}.ts`, "return fill(", 'return "Written " + fill(');
    await page.getByText("Written by Mary Shelley").waitFor();
  });

  it("a style sheet's", async () => {
    const order = () =>
      title().evaluate((element) => (globalThis as unknown as Styles).getComputedStyle(element).order);
    await expect(order()).resolves.toBe("1");
    const loaded = page.waitForEvent("load");
    edit(`${CARD}.css`, "order: 1", "order: 2");
    await loaded;
    await expect(order()).resolves.toBe("2");
  });

  it("an Apex class's", async () => {
    edit(`${FOLDER}/classes/BookService.cls`, "offer.title = book.Name;", "offer.title = book.Name + ', a novel';");
    await page.getByText("Lodore, a novel").waitFor();
  });
});
