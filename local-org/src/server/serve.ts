/** Serves a project's Lightning pages over an org in memory, and takes over what changes on disk. */
import fs from "node:fs";
import { compileProject } from "../apex/compile.ts";
import type { CompiledProgram } from "../apex/program.ts";
import type { ParsedFiles } from "../apex/syntax/parsed-files.ts";
import { Org } from "../database/org.ts";
import { AppBuilder, formatProblems, type BuildOutcome } from "../lightning/build/app.ts";
import { applications } from "../lightning/pages/application.ts";
import { pageProblems } from "../project/check/pages.ts";
import { ProjectError, type Project } from "../project/model.ts";
import { readProject, scanProject } from "../project/read.ts";
import { loadSchema } from "../schema/load.ts";
import type { Schema } from "../schema/model.ts";
import { apexFailure } from "./apex-failures.ts";
import { runJobs } from "./job-runner.ts";
import { keptTrees } from "./kept-trees.ts";
import { LiveStatus } from "./live-status.ts";
import { LocalPageOrg } from "./org-adapter.ts";
import type { OrgUser, PageOrg } from "./page-org.ts";
import { PageServer, STARTING } from "./page-server.ts";
import { HttpError } from "./responses.ts";
import type { ServedState } from "./routes.ts";
import { recordHref } from "./shown-fields.ts";
import { warmUpLater } from "./warm-up.ts";
import { watchProject } from "./watch.ts";

interface ServeOptions {
  /** The project's folder. */
  readonly project: string;
  /** Folders that are deployed beside those of the project's own. */
  readonly sourceDirs?: readonly string[];
  /** 0 takes a free one. */
  readonly port: number;
  /** Anonymous Apex that is run first, as the administrator: one file, or several, each a transaction of its own. */
  readonly apexFile?: string | readonly string[];
  /** Name or username of who a visitor works as, until the user menu says otherwise; else the administrator. */
  readonly user?: string;
  /** What goes wrong while pages are open, and what is rebuilt. */
  readonly log?: (text: string) => void;
}

export interface Served {
  readonly url: string;
  /** A record of each kind that has a page, and the application's other pages. */
  readonly addresses: readonly { readonly label: string; readonly url: string }[];
  close(): Promise<void>;
}

/** It cannot be served, for a reason that the user can mend. */
export class ServeError extends Error {}

/** Throws ProjectError or ServeError; then nothing is left running. */
export async function serve({
  project: directory,
  sourceDirs = [],
  port,
  apexFile,
  user,
  log = () => {},
}: ServeOptions): Promise<Served> {
  const live = new LiveStatus();
  let state: ServedState | undefined;
  const current = (): ServedState => {
    if (!state) throw new HttpError(STARTING.status, "local-org is starting");
    return state;
  };
  const server = new PageServer(current, live, log);
  const actualPort = await listen(server, port);
  const closing: (() => Promise<void>)[] = [() => server.close()];
  const close = async (): Promise<void> => {
    for (const part of closing.splice(0).reverse()) await part();
  };
  try {
    const missing = sourceDirs.find((folder) => !fs.existsSync(folder));
    if (missing !== undefined) throw new ServeError(`There is no folder ${missing}.`);
    const project = readProject(directory, sourceDirs);
    const schema = loadSchema(project);
    const wrongPages = pageProblems(project, schema);
    if (wrongPages.length > 0) throw new ProjectError(wrongPages);
    const builder = new AppBuilder(project);
    closing.push(() => builder.close());
    const built = builder.build(project);
    const [first, ...others] = [apexFile ?? []].flat();
    const parsed = keptTrees();
    const compile = (file?: string) => compileWith(parsed, project, schema, file);
    const program = new ReplaceableProgram(compile(first));
    const org = new Org({ project, schema, program, debug: (level, text) => log(`${level}|${text}`) });
    if (first !== undefined) runAnonymous(org, first);
    for (const file of others) {
      program.current = compile(file);
      runAnonymous(org, file);
    }
    const jobs = runJobs(org, log);
    closing.push(() => Promise.resolve(jobs.close()));
    const pageOrg = new LocalPageOrg(org, project, program, jobs.soon);
    const outcome = await built;
    report(outcome, live, log);
    state = { project, org: pageOrg, page: outcome.page, visitorId: visitorOf(pageOrg, user).id };
    const tools = { sourceDirs, builder, program, parsed, schema, live, log };
    const onChange = async (changed: readonly string[]) => void (state = await takeOver(current(), changed, tools));
    closing.push(await watchProject(project, onChange, log));
    const endWarmUp = warmUpLater(project);
    closing.push(() => Promise.resolve(endWarmUp()));
    const url = `http://localhost:${actualPort}`;
    return { url, addresses: addressesOf(project, pageOrg, url), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(server: PageServer, port: number): Promise<number> {
  try {
    return await server.listen(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new ServeError(`Port ${port} is in use. Stop what uses it, or choose another port.`);
    if (code === "EACCES") throw new ServeError(`Port ${port} may not be used by this user. Choose one above 1024.`);
    throw error;
  }
}

function compileWith(parsed: ParsedFiles, project: Project, schema: Schema, apexFile?: string): CompiledProgram {
  const anonymous = apexFile === undefined ? undefined : { file: apexFile, source: readApex(apexFile) };
  const { program, problems } = compileProject(project, schema, { parsed, ...(anonymous && { anonymous }) });
  if (!program) throw new ProjectError(problems);
  return program;
}

function visitorOf(org: PageOrg, wanted: string | undefined): OrgUser {
  const users = org.users();
  const found = wanted === undefined ? users[0] : users.find(({ name, username }) => [name, username].includes(wanted));
  if (!found)
    throw new ServeError(`No active user is called ${wanted}. There are: ${users.map(({ name }) => name).join(", ")}.`);
  return found;
}

function readApex(file: string): string {
  if (!fs.existsSync(file)) throw new ServeError(`There is no file ${file}.`);
  return fs.readFileSync(file, "utf8");
}

function runAnonymous(org: Org, file: string): void {
  try {
    org.run(org.administratorId, (instance) => instance.runAnonymous());
  } catch (error) {
    throw new ServeError(`${file}: ${apexFailure(error).trace}`);
  }
}

/** The program that the org runs; another can take its place while the data stays. */
class ReplaceableProgram implements CompiledProgram {
  current: CompiledProgram;
  constructor(program: CompiledProgram) {
    this.current = program;
  }
  get units() {
    return this.current.units;
  }
  get classes() {
    return this.current.classes;
  }
  instantiate() {
    return this.current.instantiate();
  }
}

interface Tools {
  readonly sourceDirs: readonly string[];
  readonly builder: AppBuilder;
  readonly program: ReplaceableProgram;
  readonly parsed: ParsedFiles;
  readonly schema: Schema;
  readonly live: LiveStatus;
  readonly log: (text: string) => void;
}

const NEEDS_RESTART =
  /\.(object|field|validationRule|recordType|md|permissionset|profile|customPermission|settings|queue|globalValueSet|standardValueSet)-meta\.xml$/;

/** Takes over changed files. What does not compile is told, and the former state stays. */
async function takeOver(former: ServedState, changed: readonly string[], tools: Tools): Promise<ServedState> {
  const { live, log, sourceDirs, builder, program, parsed, schema } = tools;
  const has = (pattern: RegExp) => changed.some((file) => pattern.test(file));
  const { project, problems } = scanProject(former.project.root, sourceDirs);
  tell("project", formatProblems(problems), live, log);
  if (!project) return former;
  const restart = changed.filter((file) => NEEDS_RESTART.test(file));
  if (restart.length > 0) log(`${restart.join(", ")}: restart local-org to take this over`);
  let isGood = true;
  if (has(/\.(cls|trigger)$|\.labels-meta\.xml$/)) {
    const compiled = compileProject(project, schema, { parsed });
    isGood = compiled.program !== undefined;
    if (compiled.program) program.current = compiled.program;
    tell("Apex", formatProblems(compiled.problems), live, log);
  }
  let page = former.page;
  if (has(/[\\/]lwc[\\/]|\.labels-meta\.xml$/)) {
    const outcome = await builder.build(project);
    report(outcome, live, log);
    isGood &&= outcome.page !== undefined;
    page = outcome.page ?? page;
  }
  if (isGood && page) live.changed();
  return { ...former, project, page };
}

function report({ problems, notModelled }: BuildOutcome, live: LiveStatus, log: (text: string) => void): void {
  tell("components", formatProblems(problems), live, log);
  for (const { id, importer } of notModelled) log(`${importer}: not modelled: ${id}`);
}

function tell(part: string, problems: string, live: LiveStatus, log: (text: string) => void): void {
  live.report(part, problems);
  if (problems) log(problems);
}

function addressesOf(project: Project, org: PageOrg, url: string): Served["addresses"] {
  const [user] = org.users();
  const tabs = applications(project, org.schema)[0]?.tabs ?? [];
  const withPages = project.flexiPages
    .flatMap((page) => page.root.children.filter((element) => element.name === "sobjectType"))
    .map((element) => element.text.trim());
  const objects = new Set([...withPages, ...tabs.flatMap((tab) => tab.objectApiName ?? [])]);
  const records = [...objects].flatMap((name) => {
    const object = org.schema.object(name);
    if (!user || !object?.queryable || !org.mayRead(user.id, name)) return [];
    const [row] = org.select(user.id, { object: name, fields: ["Id"], where: [], orderBy: "Id", limit: 1 });
    return row ? [{ label: object.label, url: url + recordHref(object.apiName, String(row["Id"])) }] : [];
  });
  const pages = tabs
    .filter((tab) => tab.objectApiName === undefined)
    .map((tab) => ({ label: tab.label, url: url + tab.href }));
  return [...records, ...pages];
}
