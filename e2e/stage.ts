/** The workbench and the browser that all stories share, and who is at the browser in the story at hand. */
import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser } from "../local-org/test/browser.ts";
import { openContext, Visitor } from "./visitor.ts";
import { startWorkbench, type Workbench } from "./workbench.ts";

const FIRST_TRY_SECONDS = 5;
const LAST_TRY_SECONDS = 80;

let workbench: Workbench | undefined;
let browser: Browser | undefined;
let context: BrowserContext | undefined;
let first: Visitor | undefined;
let others: Visitor[] = [];

jest.setTimeout(120_000);
beforeAll(async () => {
  const [started, launched] = await Promise.allSettled([startWorkbench(), launchBrowser()]);
  if (launched.status === "fulfilled") browser = launched.value;
  if (started.status === "fulfilled") workbench = started.value;
  if (started.status === "rejected") throw started.reason;
  if (launched.status === "rejected") throw launched.reason;
  context = await openContext(launched.value);
  first = await Visitor.arrive(context, started.value);
});
afterAll(async () => {
  await browser?.close();
  await workbench?.close();
});
// The first window stays for all stories: a new one costs the browser a process, which reads every script again.
beforeEach(async () => {
  await context?.clearCookies();
  await visitor().startAfresh();
});
afterEach(async () => {
  await Promise.all(others.map(({ page }) => page.close()));
  expect([visitor(), ...others].flatMap(({ errors }) => errors)).toEqual([]);
  others = [];
});

/** At the browser, in the first window. */
export function visitor(): Visitor {
  if (!first) throw new Error("the stage is not set");
  return first;
}

/** Another window of the same person. */
export async function openWindow(): Promise<Visitor> {
  if (!context || !workbench) throw new Error("the stage is not set");
  const arrived = await Visitor.arrive(context, workbench);
  others.push(arrived);
  return arrived;
}

/**
 * Prepares something that changes in so many seconds, and opens it before it does, however slow the machine is: whoever
 * comes too late tries again with more time. `prepare` answers what the story goes on with; undefined: too late.
 */
export async function beforeItChanges<Prepared>(
  prepare: (seconds: number) => Promise<Prepared | undefined>,
): Promise<Prepared> {
  for (let seconds = FIRST_TRY_SECONDS; seconds <= LAST_TRY_SECONDS; seconds *= 2) {
    const prepared = await prepare(seconds);
    if (prepared !== undefined) return prepared;
  }
  throw new Error("it had changed each time before it could be seen");
}
