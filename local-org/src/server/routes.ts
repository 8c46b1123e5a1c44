/** What is answered to a request: pages, their data, Apex calls, the UI API, files. */
import type { IncomingMessage } from "node:http";
import type { PageFiles } from "../lightning/build/app.ts";
import type { Project } from "../project/model.ts";
import type { ObjectDescription } from "../schema/model.ts";
import { chromeFile } from "./chrome-files.ts";
import { documentOf } from "./document.ts";
import { answerPage, type PageAnswer } from "./page-context.ts";
import type { OrgUser, PageOrg } from "./page-org.ts";
import { Panels } from "./panels.ts";
import { cookie, fileAnswer, HttpError, json, readCookie, readJson, redirect, type Answer } from "./responses.ts";
import { staticFile } from "./static-files.ts";
import { UiApi, type ApiAnswer } from "./ui-api.ts";

/** What is served; it changes while the server runs. */
export interface ServedState {
  readonly project: Project;
  readonly org: PageOrg;
  /** The last build that succeeded. */
  readonly page: PageFiles | undefined;
  /** Who a visitor works as who has not chosen. */
  readonly visitorId?: string;
}

export interface Ask {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly state: ServedState;
  /** Which state of the project is served. */
  readonly edition: number;
  readonly log: (text: string) => void;
}

type Handler = (ask: Ask, ...parts: string[]) => Answer | Promise<Answer>;

const USER_COOKIE = "localOrgUser";
const APPLICATION_COOKIE = "localOrgApplication";
const HOME = "/lightning/page/home";
const UI_API = "/services/data/v[\\d.]+/ui-api";

/** The first that fits. The handler is given what `:name` stands for. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  "GET /": () => redirect(HOME),
  "GET /lightning/app/:name.*": (_, name = "") => redirect(HOME, cookie(APPLICATION_COOKIE, name)),
  "GET /lightning/.*": page,
  "GET /local-org/page": (ask) => json(200, answerAt(ask, ask.url.searchParams.get("path") ?? "/").context.page),
  "GET /local-org/panel/:kind/:object/?:id/?:name": panel,
  [`GET ${UI_API}/records/:id`]: uiApi((api, { url }, id) => {
    const list = (name: string) => (url.searchParams.get(name) ?? "").split(",").filter(Boolean);
    return api.getRecord(id, list("fields"), list("optionalFields"));
  }),
  [`POST ${UI_API}/records`]: uiApi(async (api, { request }) => api.createRecord(await readJson(request))),
  [`PATCH ${UI_API}/records/:id`]: uiApi(async (api, ask, id) => api.updateRecord(id, await readJson(ask.request))),
  [`DELETE ${UI_API}/records/:id`]: uiApi((api, _, id) => api.deleteRecord(id)),
  [`GET ${UI_API}/object-info/:object`]: uiApi((api, _, object) => api.objectInfo(object)),
  [`GET ${UI_API}/object-info/:object/picklist-values(?:/[^/]*)?/?:field`]: uiApi((api, _, object, field) =>
    api.picklistValues(object, field || undefined),
  ),
  [`(?!GET).+ ${UI_API}/records.*`]: ({ request: { method }, url }) =>
    refuse(405, `${method} is not for ${url.pathname}`),
  [`.+ ${UI_API}/.*`]: ({ url }) => refuse(404, `not modelled: UI API ${url.pathname}`),
  "GET /.*": file,
  "POST /local-org/user": chooseUser,
  "POST /local-org/email": sendEmail,
  "POST /local-org/apex/:class/:method": callApex,
};

const ROUTES = Object.entries(HANDLERS).map(
  ([pattern, handler]) => [new RegExp(`^${pattern.replace(/:\w+/g, "([^/]*)")}$`), handler] as const,
);

export async function answerTo(ask: Ask): Promise<Answer> {
  const method = ask.request.method === "HEAD" ? "GET" : ask.request.method;
  for (const [pattern, handler] of ROUTES) {
    const match = pattern.exec(`${method} ${ask.url.pathname}`);
    if (match) return handler(ask, ...match.slice(1).map(decodeURIComponent));
  }
  return refuse(404, `there is no ${ask.url.pathname}`);
}

function refuse(status: number, message: string): never {
  throw new HttpError(status, message);
}

function userOf({ request, state: { org, visitorId } }: Ask): OrgUser {
  const users = org.users();
  const chosen = users.find(({ id }) => id === readCookie(request, USER_COOKIE));
  const user = chosen ?? users.find(({ id }) => id === visitorId) ?? users[0];
  if (!user) throw new Error("the org has no active user");
  return user;
}

function answerAt(ask: Ask, path: string): PageAnswer {
  const wanted = ask.url.searchParams.get("formFactor");
  const formFactor = wanted === "Small" || wanted === "Medium" ? wanted : "Large";
  const application = readCookie(ask.request, APPLICATION_COOKIE);
  return answerPage({ user: userOf(ask), path, formFactor, application }, ask.state.project, ask.state.org);
}

function page(ask: Ask): Answer {
  const { url, state, edition } = ask;
  // `/lightning/r/<id>/view` goes to the address with the object.
  const [, id] = /^\/lightning\/r\/(\w{15,18})\/view$/.exec(url.pathname) ?? [];
  const object = id && state.org.schema.objectByKeyPrefix(id.slice(0, 3));
  if (object) return redirect(`/lightning/r/${object.apiName}/${id}/view${url.search}`);
  const answer = answerAt(ask, url.pathname);
  return { status: answer.status, type: "text/html; charset=utf-8", body: documentOf(answer, state.page, edition) };
}

type ShowPanel = (panels: Panels, object: ObjectDescription, id: string, name: string) => unknown;

const PANELS: Readonly<Record<string, ShowPanel>> = {
  header: (panels, object, id) => panels.header(object, id),
  details: (panels, object, id) => panels.details(object, id),
  "related-lists": (panels, object, id) => panels.relatedLists(object, id),
  "related-list": (panels, object, id, name) => panels.relatedList(object, id, name),
  list: (panels, object) => panels.list(object),
  today: (panels, { apiName }) => (apiName === "Task" || apiName === "Event" ? panels.today(apiName) : undefined),
};

/** Of an object, and perhaps of one of its records; activities are of a record whatever its object. */
function panel(ask: Ask, kind = "", first = "", id = "", name = ""): Answer {
  const { project, org } = ask.state;
  const panels = new Panels(project, org, userOf(ask));
  const object = org.schema.object(first);
  const data = kind === "activities" ? panels.activities(first) : object && PANELS[kind]?.(panels, object, id, name);
  return data === undefined ? refuse(404, `there is no ${ask.url.pathname}`) : json(200, data);
}

function uiApi(action: (api: UiApi, ask: Ask, ...parts: string[]) => ApiAnswer | Promise<ApiAnswer>): Handler {
  return async (ask, ...parts) => {
    const { status, body } = await action(new UiApi(ask.state.org, userOf(ask)), ask, ...parts);
    return json(status, body);
  };
}

function file({ request, url, state: { page, project } }: Ask): Answer {
  const found = chromeFile(url.pathname) ?? staticFile(decodeURIComponent(url.pathname), page, project);
  return found ? fileAnswer(request, found) : refuse(404, `there is no ${url.pathname}`);
}

async function chooseUser({ request, state: { org } }: Ask): Promise<Answer> {
  const { id } = await readJson(request);
  const user = org.users().find((candidate) => candidate.id === id) ?? refuse(404, "there is no such user");
  return json(200, { id: user.id }, { "set-cookie": cookie(USER_COOKIE, user.id) });
}

async function sendEmail(ask: Ask): Promise<Answer> {
  const given = await readJson(ask.request);
  const text = (name: string): string => (typeof given[name] === "string" ? given[name].trim() : "");
  const email = { recordId: text("recordId"), to: text("to"), subject: text("subject"), body: text("body") };
  const { id, errors } = ask.state.org.sendEmail(userOf(ask).id, email);
  return id ? json(201, { id }) : json(400, { message: errors.map(({ message }) => message).join(" ") });
}

async function callApex(ask: Ask, className = "", method = ""): Promise<Answer> {
  const { parameters, wire } = await readJson(ask.request);
  const given = typeof parameters === "object" && parameters !== null ? (parameters as Record<string, unknown>) : {};
  const outcome = ask.state.org.callApex(userOf(ask).id, className, method, given, wire === true);
  if (!("error" in outcome)) return json(200, outcome);
  ask.log(`${className}.${method}: ${outcome.error.trace}`);
  return json(500, outcome.error.body);
}
