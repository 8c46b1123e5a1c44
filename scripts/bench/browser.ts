/** What ticking clocks cost in the browser: milliseconds of scripting and of all work a second, as Chromium counts them. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { startWorkbench, type Workbench } from "../../e2e/workbench.ts";
import { launchBrowser } from "../../local-org/test/browser.ts";

const APEX = ["ticking-clocks", "ticking-leads"].flatMap((name) => ["--apex", `scripts/bench/apex/${name}.apex`]);
const USERS = ["--apex", "scripts/apex/sample-people.apex"];
const AMOUNTS = [1, 50, 500] as const;
const SECONDS = 10;
/** Loading a page goes on for a while after it can be seen. */
const SETTLING = 3000;
const PANEL = "One panel on a lead";

/** Most milliseconds of scripting a second. */
const MOST: Readonly<Record<string, number>> = { [PANEL]: 2, "Queue of 500 rows": 16 };

interface Cost {
  readonly label: string;
  /** Of the text that changed. */
  readonly ticks: number;
  readonly scripting: number;
  readonly all: number;
}

/** Prints the cost of each page; throws when one costs more than was promised. */
export async function measureBrowser(): Promise<void> {
  const [workbench, browser] = await Promise.all([startWorkbench([...USERS, ...APEX]), launchBrowser()]);
  try {
    const costs = [await costOf(PANEL, browser, workbench, 1, openPanel)];
    for (const amount of AMOUNTS)
      costs.push(
        await costOf(`Queue of ${amount} row${amount === 1 ? "" : "s"}`, browser, workbench, amount, openQueue),
      );
    print(costs);
  } finally {
    await browser.close();
    await workbench.close();
  }
}

type Open = (page: Page, workbench: Workbench, amount: number) => Promise<void>;

async function costOf(
  label: string,
  browser: Browser,
  { url, ...workbench }: Workbench,
  amount: number,
  open: Open,
): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const home = await (await fetch(`${url}/lightning/page/home`)).text();
  const [, userId = ""] = new RegExp(`"id":"(\\w{18})","name":"Rep of ${amount}"`).exec(home) ?? [];
  await context.addCookies([{ name: "localOrgUser", value: userId, url }]);
  const page = await context.newPage();
  await open(page, { url, ...workbench }, amount);
  await page.waitForTimeout(SETTLING);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const before = await metricsOf(session);
  await page.waitForTimeout(SECONDS * 1000);
  const after = await metricsOf(session);
  await context.close();
  const perSecond = (name: string) => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / SECONDS;
  return { label, ticks: amount, scripting: perSecond("ScriptDuration"), all: perSecond("TaskDuration") };
}

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function openQueue(page: Page, { url }: Workbench, amount: number): Promise<void> {
  await page.goto(`${url}/lightning/page/home`);
  const rows = page.locator("c-sla-queue-row");
  await rows.first().waitFor();
  while ((await rows.count()) < amount) await page.getByRole("button", { name: "Show more" }).click();
}

async function openPanel(page: Page, workbench: Workbench): Promise<void> {
  await openQueue(page, workbench, 1);
  await page.locator("c-sla-queue-row a").click();
  await page.getByRole("timer").waitFor();
}

function print(costs: readonly Cost[]): void {
  const width = Math.max(...costs.map(({ label }) => label.length));
  console.log(
    `In the browser: milliseconds a second, over ${SECONDS} seconds, with the development build of the engine.`,
  );
  console.log(["".padEnd(width), "Clocks", "Scripting", "All work"].join("  "));
  for (const { label, ticks, scripting, all } of costs) {
    const cells = [String(ticks).padStart(6), scripting.toFixed(2).padStart(9), all.toFixed(2).padStart(8)];
    console.log([label.padEnd(width), ...cells].join("  "));
  }
  const over = costs.filter(({ label, scripting }) => scripting > (MOST[label] ?? Infinity));
  if (over.length) throw new Error(`more scripting than promised: ${over.map(({ label }) => label).join(", ")}`);
}
