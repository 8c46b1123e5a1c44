/** Answers requests: pages, their data, Apex calls, built files. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { PageFiles } from "../lightning/build/app.ts";
import type { FormFactor } from "../lightning/pages/model.ts";
import type { Project } from "../project/model.ts";
import type { ObjectDescription } from "../schema/model.ts";
import { chromeFile } from "./chrome-files.ts";
import { documentOf } from "./document.ts";
import type { LiveStatus } from "./live-status.ts";
import { answerPage, type PageRequest } from "./page-context.ts";
import type { OrgUser, PageOrg } from "./page-org.ts";
import { Panels } from "./panels.ts";
import {
  checkCaller,
  cookie,
  HttpError,
  readCookie,
  readJson,
  redirect,
  send,
  sendFile,
  sendJson,
} from "./responses.ts";
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

/** The port is taken at once, so that it is known to be free; who comes too early waits. */
export const STARTING = {
  status: 503,
  page: '<!doctype html><meta http-equiv="refresh" content="1"><title>local-org</title><p>local-org is starting…</p>',
} as const;
const USER_COOKIE = "localOrgUser";
const APPLICATION_COOKIE = "localOrgApplication";
const UI_API = /^\/services\/data\/v[\d.]+\/ui-api\//;

export class PageServer {
  readonly #state: () => ServedState;
  readonly #live: LiveStatus;
  readonly #log: (text: string) => void;
  readonly #server: Server;
  #port = 0;

  constructor(state: () => ServedState, live: LiveStatus, log: (text: string) => void) {
    this.#state = state;
    this.#live = live;
    this.#log = log;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** On the loopback address only; 0 takes a free port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => resolve());
    });
    const address = this.#server.address();
    this.#port = typeof address === "object" && address ? address.port : port;
    return this.#port;
  }

  async close(): Promise<void> {
    this.#live.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkCaller(request, this.#port);
      await this.#route(request, response, new URL(request.url ?? "/", `http://localhost:${this.#port}`));
    } catch (error) {
      const isExpected = error instanceof HttpError;
      if (!isExpected)
        this.#log(
          `${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      const text = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.end();
      else if (isExpected && error.status === STARTING.status)
        send(response, STARTING.status, "text/html", STARTING.page);
      else sendJson(response, isExpected ? error.status : 500, { message: text });
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    if (request.method === "GET" || request.method === "HEAD") {
      if (pathname === "/local-org/events") return this.#live.connect(response);
      if (pathname === "/") return redirect(response, "/lightning/page/home");
      if (pathname.startsWith("/lightning/app/")) return this.#chooseApplication(response, pathname);
      if (pathname.startsWith("/lightning/")) return this.#page(request, response, url);
      if (pathname === "/local-org/page") return this.#pageModel(request, response, url);
      if (pathname.startsWith("/local-org/panel/")) return this.#panel(request, response, pathname);
      if (UI_API.test(pathname)) return this.#read(request, response, url);
      return this.#file(request, response, pathname);
    }
    if (request.method === "POST" && pathname === "/local-org/user") return this.#chooseUser(request, response);
    if (request.method === "POST" && pathname === "/local-org/email") return this.#sendEmail(request, response);
    if (request.method === "POST" && pathname.startsWith("/local-org/apex/"))
      return this.#apex(request, response, pathname);
    if (UI_API.test(pathname)) return this.#write(request, response, pathname);
    throw new HttpError(404, `there is no ${pathname}`);
  }

  #user(request: IncomingMessage): OrgUser {
    const { org, visitorId } = this.#state();
    const users = org.users();
    const chosen = users.find((user) => user.id === readCookie(request, USER_COOKIE));
    const user = chosen ?? users.find(({ id }) => id === visitorId) ?? users[0];
    if (!user) throw new Error("the org has no active user");
    return user;
  }

  #pageRequest(request: IncomingMessage, url: URL, pathname: string): PageRequest {
    const wanted = url.searchParams.get("formFactor");
    const formFactor: FormFactor = wanted === "Small" || wanted === "Medium" ? wanted : "Large";
    return {
      user: this.#user(request),
      path: pathname,
      formFactor,
      application: readCookie(request, APPLICATION_COOKIE),
    };
  }

  #page(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const { project, org, page } = this.#state();
    // `/lightning/r/<id>/view` goes to the address with the object.
    const [, id] = /^\/lightning\/r\/(\w{15,18})\/view$/.exec(url.pathname) ?? [];
    const object = id && org.schema.objectByKeyPrefix(id.slice(0, 3));
    if (object) return redirect(response, `/lightning/r/${object.apiName}/${id}/view${url.search}`);
    const answer = answerPage(this.#pageRequest(request, url, url.pathname), project, org);
    send(response, answer.status, "text/html; charset=utf-8", documentOf(answer, page, this.#live.edition));
  }

  #pageModel(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const { project, org } = this.#state();
    const answer = answerPage(this.#pageRequest(request, url, url.searchParams.get("path") ?? "/"), project, org);
    sendJson(response, 200, answer.context.page);
  }

  /** `/local-org/panel/<kind>/<Object>/<id>`, for activities the id alone, for what is up today the object alone. */
  #panel(request: IncomingMessage, response: ServerResponse, pathname: string): void {
    const { project, org } = this.#state();
    const [kind = "", ...rest] = pathname.slice("/local-org/panel/".length).split("/").map(decodeURIComponent);
    const panels = new Panels(project, org, this.#user(request));
    const data =
      kind === "activities"
        ? panels.activities(rest[0] ?? "")
        : this.#objectPanel(panels, kind, org.schema.object(rest[0] ?? ""), rest);
    if (data === undefined) throw new HttpError(404, `there is no ${pathname}`);
    sendJson(response, 200, data);
  }

  #objectPanel(
    panels: Panels,
    kind: string,
    object: ObjectDescription | undefined,
    [, id = "", name = ""]: readonly string[],
  ): unknown {
    if (!object) return undefined;
    switch (kind) {
      case "header":
        return panels.header(object, id);
      case "details":
        return panels.details(object, id);
      case "related-lists":
        return panels.relatedLists(object, id);
      case "related-list":
        return panels.relatedList(object, id, name);
      case "list":
        return panels.list(object);
      case "today":
        return object.apiName === "Task" || object.apiName === "Event" ? panels.today(object.apiName) : undefined;
      default:
        return undefined;
    }
  }

  #read(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const [resource, first = "", second, , third] = this.#uiApiPath(url.pathname);
    const api = new UiApi(this.#state().org, this.#user(request));
    const list = (name: string) => (url.searchParams.get(name) ?? "").split(",").filter(Boolean);
    if (resource === "records")
      return sendAnswer(response, api.getRecord(first, list("fields"), list("optionalFields")));
    if (resource === "object-info" && second === "picklist-values")
      return sendAnswer(response, api.picklistValues(first, third));
    if (resource === "object-info" && second === undefined) return sendAnswer(response, api.objectInfo(first));
    throw new HttpError(404, `not modelled: UI API ${url.pathname}`);
  }

  async #write(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [resource, id] = this.#uiApiPath(pathname);
    const api = new UiApi(this.#state().org, this.#user(request));
    if (resource !== "records") throw new HttpError(404, `not modelled: UI API ${pathname}`);
    if (request.method === "POST" && id === undefined)
      return sendAnswer(response, api.createRecord(await readJson(request)));
    if (request.method === "PATCH" && id) return sendAnswer(response, api.updateRecord(id, await readJson(request)));
    if (request.method === "DELETE" && id) return sendAnswer(response, api.deleteRecord(id));
    throw new HttpError(405, `${request.method} is not for ${pathname}`);
  }

  #uiApiPath(pathname: string): string[] {
    return pathname.replace(UI_API, "").split("/").map(decodeURIComponent);
  }

  async #apex(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [className = "", method = ""] = pathname.slice("/local-org/apex/".length).split("/").map(decodeURIComponent);
    const { parameters, wire } = await readJson(request);
    const given = typeof parameters === "object" && parameters !== null ? (parameters as Record<string, unknown>) : {};
    const outcome = this.#state().org.callApex(this.#user(request).id, className, method, given, wire === true);
    if ("error" in outcome) {
      this.#log(`${className}.${method}: ${outcome.error.trace}`);
      sendJson(response, 500, outcome.error.body);
    } else {
      sendJson(response, 200, outcome);
    }
  }

  async #sendEmail(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = await readJson(request);
    const text = (name: string): string => (typeof json[name] === "string" ? json[name].trim() : "");
    const email = { recordId: text("recordId"), to: text("to"), subject: text("subject"), body: text("body") };
    const { id, errors } = this.#state().org.sendEmail(this.#user(request).id, email);
    if (id) sendJson(response, 201, { id });
    else sendJson(response, 400, { message: errors.map(({ message }) => message).join(" ") });
  }

  async #chooseUser(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id } = await readJson(request);
    const user = this.#state()
      .org.users()
      .find((candidate) => candidate.id === id);
    if (!user) throw new HttpError(404, "there is no such user");
    response.setHeader("set-cookie", cookie(USER_COOKIE, user.id));
    sendJson(response, 200, { id: user.id });
  }

  #chooseApplication(response: ServerResponse, pathname: string): void {
    const name = decodeURIComponent(pathname.slice("/lightning/app/".length).split("/")[0] ?? "");
    redirect(response, "/lightning/page/home", cookie(APPLICATION_COOKIE, name));
  }

  #file(request: IncomingMessage, response: ServerResponse, pathname: string): void {
    const { project, page } = this.#state();
    const file = chromeFile(pathname) ?? staticFile(decodeURIComponent(pathname), page, project);
    if (!file) throw new HttpError(404, `there is no ${pathname}`);
    sendFile(request, response, file);
  }
}

function sendAnswer(response: ServerResponse, { status, body }: ApiAnswer): void {
  sendJson(response, status, body);
}
