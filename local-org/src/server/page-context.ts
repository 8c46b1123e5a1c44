/** From an address to what the page holds. */
import { languageTag } from "../apex/runtime/locale.ts";
import {
  applications,
  homePageOf,
  navigationTab,
  pageNamed,
  recordPageOf,
  type Application,
} from "../lightning/pages/application.ts";
import { drawFlexiPage, type PageHead } from "../lightning/pages/flexipage.ts";
import type {
  FormFactor,
  PageContext,
  PageItem,
  PageModel,
  Region,
  RegionWidth,
  UserSummary,
} from "../lightning/pages/model.ts";
import type { FactValue, VisibilityFacts } from "../lightning/pages/visibility.ts";
import type { MetadataFile, Project } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import type { OrgUser, PageOrg } from "./page-org.ts";
import { Panels } from "./panels.ts";

/** Who asks, and for what. */
export interface PageRequest {
  readonly user: OrgUser;
  /** Path of the address. */
  readonly path: string;
  readonly formFactor: FormFactor;
  readonly application: string | undefined;
}

export interface PageAnswer {
  readonly context: PageContext;
  readonly application: Application;
  readonly applications: readonly Application[];
  readonly activeTab?: string | undefined;
  readonly status: 200 | 404;
}

type PageRoute =
  | { readonly kind: "record"; readonly object?: string; readonly id: string }
  | { readonly kind: "list"; readonly object: string }
  | { readonly kind: "tab"; readonly name: string }
  | { readonly kind: "home" };

/** undefined: no page has such an address. */
function routeOf(path: string): PageRoute | undefined {
  const [root, kind = "", ...rest] = path.split("/").filter(Boolean).map(decodeURIComponent);
  if (root !== "lightning") return root === undefined ? { kind: "home" } : undefined;
  const [first = "", second = "", third] = rest;
  if (kind === "r" && second === "view") return { kind: "record", id: first };
  if (kind === "r" && third === "view") return { kind: "record", object: first, id: second };
  if (kind === "o" && (second === "list" || second === "home")) return { kind: "list", object: first };
  if (kind === "n" && first) return { kind: "tab", name: first };
  if (kind === "page" && first === "home") return { kind: "home" };
  return kind === "" ? { kind: "home" } : undefined;
}

export function answerPage(request: PageRequest, project: Project, org: PageOrg): PageAnswer {
  const all = applications(project, org.schema);
  const application = all.find((candidate) => candidate.name === request.application) ?? all[0];
  if (!application) throw new Error("a project has at least one application");
  const page = pageFor({ request, project, org, application });
  const { user } = request;
  const context: PageContext = {
    user: summary(user),
    users: org.users().map(summary),
    permissions: org.permissions(user.id),
    formFactor: request.formFactor,
    locale: languageTag(user.locale),
    language: languageTag(user.language),
    timeZone: user.timeZone,
    currency: org.currency,
    application: application.name,
    page,
    keyPrefixes: Object.fromEntries(
      org.schema.objects.filter((object) => object.keyPrefix).map((object) => [object.keyPrefix, object.apiName]),
    ),
  };
  const path = page.kind === "home" ? "/lightning/page/home" : request.path;
  const active = application.tabs.find(
    (tab) => tab.href === path || (tab.objectApiName !== undefined && tab.objectApiName === page.objectApiName),
  );
  return {
    context,
    application,
    applications: all,
    activeTab: active?.name,
    status: page.kind === "message" ? 404 : 200,
  };
}

function summary({ id, name, username, title }: OrgUser): UserSummary {
  return { id, name, username, title, isGuest: false };
}

/** What finding a page needs besides the request. */
interface Around {
  readonly request: PageRequest;
  readonly project: Project;
  readonly org: PageOrg;
  readonly application: Application;
}

function pageFor(around: Around): PageModel {
  const { path } = around.request;
  const route = routeOf(path);
  switch (route?.kind) {
    case "record":
      return recordPage(around, route.id, route.object);
    case "list":
      return listPage(around, route.object);
    case "tab":
      return tabPage(around, route.name);
    case "home":
      return homePage(around);
    default:
      return message("Page not found", `No page has the address ${path}.`);
  }
}

function recordPage(around: Around, id: string, objectName: string | undefined): PageModel {
  const { request, project, org, application } = around;
  const { user, formFactor } = request;
  const byPrefix = org.schema.objectByKeyPrefix(id.slice(0, 3));
  const object = objectName ? org.schema.object(objectName) : byPrefix;
  const header = object && object === byPrefix ? new Panels(project, org, user).header(object, id) : undefined;
  if (!object || !header) {
    const text = `There is no ${object?.label ?? objectName ?? "record"} ${id}, or ${user.name} may not see it.`;
    return message("This record is not available", text);
  }
  const page = recordPageOf(object.apiName, user.profile, formFactor, application, project);
  const head = { kind: "record", title: header.name, recordId: id, objectApiName: object.apiName } as const;
  return page ? draw(around, page, head) : { ...head, rows: defaultRecordRows(formFactor) };
}

function listPage({ org }: Around, name: string): PageModel {
  const object = org.schema.object(name);
  if (!object?.queryable) return message("Page not found", `There is no object ${name}.`);
  const rows = oneRegion([standard("objectList")]);
  return { kind: "list", title: object.labelPlural, objectApiName: object.apiName, rows };
}

function tabPage(around: Around, name: string): PageModel {
  const { project, org } = around;
  const tab = project.tabs.find((candidate) => candidate.fullName === name);
  if (!tab) return message("Page not found", `There is no tab ${name}.`);
  const title = navigationTab(name, project, org.schema).label;
  const page = pageNamed(textOf(tab.root, "flexiPage"), project);
  if (page) return draw(around, page, { kind: "app", title });
  const component = textOf(tab.root, "lwcComponent");
  if (component) {
    const rows = oneRegion([{ key: component, kind: "custom", name: component, properties: {} }]);
    return { kind: "app", title, name, rows };
  }
  const what = "not modelled: a tab that shows neither a Lightning page nor a Lightning web component.";
  return message(title, `${tab.file}: ${what}`);
}

function homePage(around: Around): PageModel {
  const { request, project, application } = around;
  const page = homePageOf(request.user.profile, request.formFactor, application, project);
  const head = { kind: "home", title: "Home" } as const;
  return page ? draw(around, page, head) : { ...head, rows: oneRegion([standard("welcome")]) };
}

function draw(around: Around, page: MetadataFile, head: PageHead): PageModel {
  const { project, request } = around;
  const facts = factsOf(around, head.objectApiName, head.recordId);
  return drawFlexiPage(page, head, { bundles: project.lwc, facts, formFactor: request.formFactor });
}

function factsOf({ request, org }: Around, objectName: string | undefined, id: string | undefined): VisibilityFacts {
  const { user, formFactor } = request;
  const permissions = new Set(org.permissions(user.id));
  const fact = (name: string, id: string, path: string): FactValue | undefined => {
    const object = org.schema.object(name);
    const isKnown = object && (path.includes(".") ? object.parent(path.split(".")[0] ?? "") : object.field(path));
    if (!isKnown) return undefined;
    const selection = { object: object.apiName, fields: [path], where: [{ field: "Id", equals: id }] };
    return org.select(user.id, selection)[0]?.[path] ?? null;
  };
  return {
    recordField: (path) => (objectName && id ? fact(objectName, id, path) : undefined),
    userField: (path) => fact("User", user.id, path),
    permission: (name) => permissions.has(name),
    formFactor,
  };
}

function message(title: string, text: string): PageModel {
  return { kind: "message", title, rows: oneRegion([{ ...standard("emptyPage"), properties: { title, text } }]) };
}

function standard(name: string): PageItem {
  return { key: name, kind: "standard", name, properties: {} };
}

function oneRegion(items: readonly PageItem[]): PageModel["rows"] {
  return [[{ name: "main", columns: 12, width: "LARGE", items, rows: [] }]];
}

/** Where nobody has drawn a page for the object: header; details and related lists; activity. */
function defaultRecordRows(formFactor: FormFactor): PageModel["rows"] {
  const tab = (key: string, label: string, name: string, active: boolean) => {
    return { key, label, active, items: [standard(name)] };
  };
  const tabs = [tab("details", "Details", "recordDetails", true), tab("related", "Related", "relatedLists", false)];
  const region = (name: string, columns: number, width: RegionWidth, item: PageItem): Region => {
    return { name, columns, width, items: [item], rows: [] };
  };
  const main = region("main", 8, "MEDIUM", { ...standard("tabset"), tabs });
  const sidebar = region("sidebar", 4, "SMALL", standard("activityPanel"));
  const header = oneRegion([standard("recordHeader")]);
  return formFactor === "Small" ? [...header, [main], [sidebar]] : [...header, [main, sidebar]];
}
