/** Serves a page of given bundles over an org of a few rows, to a real browser. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { AppBuilder, formatProblems, type BuildOutcome } from "../../src/lightning/build/app.ts";
import type { LwcBundle, Project } from "../../src/project/model.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { LiveStatus } from "../../src/server/live-status.ts";
import { PageServer } from "../../src/server/page-server.ts";
import { FakeOrg, REP } from "../server/fake-org.ts";
import { bundle, emptyProject, metadata } from "./metadata.ts";

export const LEAD_ID = "00Q000000000001EAA";

/** Files by path inside the folder of bundles: `probe/probe.ts`. */
export type Files = Readonly<Record<string, string>>;

export class PageFixture {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), "local-org-page-"));
  readonly live = new LiveStatus();
  readonly log: string[] = [];
  readonly org: FakeOrg;
  project: Project;
  url = "";
  #outcome: BuildOutcome | undefined;
  readonly #builder: AppBuilder;
  readonly #server: PageServer;

  constructor(files: Files) {
    this.write(files);
    const bundles = [...new Set(Object.keys(files).map((file) => path.dirname(file)))].map((name) =>
      this.#bundle(name),
    );
    this.project = emptyProject({ root: this.root, lwc: bundles, flexiPages: [pageOf(bundles)] });
    this.org = new FakeOrg(loadSchema(this.project));
    this.org.rows["Lead"] = [
      { Id: LEAD_ID, Name: "Maya Chen", Company: "Acme", Rating: "Warm", OwnerId: REP.id, "Owner.Name": "Jordan Lee" },
    ];
    this.#builder = new AppBuilder(this.project);
    this.#server = new PageServer(
      () => ({ project: this.project, org: this.org, page: this.#outcome?.page }),
      this.live,
      (text) => this.log.push(text),
    );
  }

  write(files: Files): void {
    for (const [file, content] of Object.entries(files)) {
      const target = path.join(this.root, "lwc", file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, content);
    }
  }

  async start(): Promise<void> {
    this.url = `http://localhost:${await this.#server.listen(0)}`;
    const outcome = await this.build();
    if (!outcome.page) throw new Error(formatProblems(outcome.problems));
  }

  /** Keeps what was built before where it fails. */
  async build(): Promise<BuildOutcome> {
    const outcome = await this.#builder.build(this.project);
    if (outcome.page) this.#outcome = outcome;
    return outcome;
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#builder.close();
    fs.rmSync(this.root, { recursive: true });
  }

  #bundle(name: string): LwcBundle {
    const files = fs.readdirSync(path.join(this.root, "lwc", name)).map((file) => `lwc/${name}/${file}`);
    return { ...bundle(name), files };
  }
}

/** A record page with the header above, and every bundle in its main region. */
function pageOf(bundles: readonly LwcBundle[]) {
  const item = (name: string) =>
    `<itemInstances><componentInstance><componentName>${name}</componentName><identifier>${name}</identifier></componentInstance></itemInstances>`;
  const region = (name: string, items: string) =>
    `<flexiPageRegions>${items}<name>${name}</name><type>Region</type></flexiPageRegions>`;
  const regions =
    region("header", item("force:highlightsPanel")) +
    region("main", bundles.map(({ name }) => item(name)).join("")) +
    region("sidebar", item("runtime_sales_activities:activityPanel"));
  return metadata(
    "Lead_Page",
    `<FlexiPage>${regions}<sobjectType>Lead</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`,
  );
}
