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
import { drawFlexiPage } from "../lightning/pages/flexipage.ts";
import type { FormFactor, PageContext, PageItem, PageModel, UserSummary } from "../lightning/pages/model.ts";
import type { FactValue, VisibilityFacts } from "../lightning/pages/visibility.ts";
import type { MetadataFile, Project } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import type { ObjectDescription } from "../schema/model.ts";
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
  const page = new PageFinder(request, project, org, application).page();
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

class PageFinder {
  readonly #request: PageRequest;
  readonly #project: Project;
  readonly #org: PageOrg;
  readonly #application: Application;
  readonly #panels: Panels;

  constructor(request: PageRequest, project: Project, org: PageOrg, application: Application) {
    this.#request = request;
    this.#project = project;
    this.#org = org;
    this.#application = application;
    this.#panels = new Panels(project, org, request.user);
  }

  page(): PageModel {
    const route = routeOf(this.#request.path);
    switch (route?.kind) {
      case "record":
        return this.#record(route.id, route.object);
      case "list":
        return this.#list(route.object);
      case "tab":
        return this.#tab(route.name);
      case "home":
        return this.#home();
      default:
        return message("Page not found", `No page has the address ${this.#request.path}.`);
    }
  }

  #record(id: string, objectName: string | undefined): PageModel {
    const byPrefix = this.#org.schema.objectByKeyPrefix(id.slice(0, 3));
    const object = objectName ? this.#org.schema.object(objectName) : byPrefix;
    const header = object && object === byPrefix ? this.#panels.header(object, id) : undefined;
    if (!object || !header) {
      const text = `There is no ${object?.label ?? objectName ?? "record"} ${id}, or ${this.#request.user.name} may not see it.`;
      return message("This record is not available", text);
    }
    const { user, formFactor } = this.#request;
    const page = recordPageOf(object.apiName, user.profile, formFactor, this.#application, this.#project);
    const head = { kind: "record", title: header.name, recordId: id, objectApiName: object.apiName } as const;
    return page ? this.#draw(page, head) : { ...head, rows: defaultRecordRows(formFactor) };
  }

  #list(name: string): PageModel {
    const object = this.#org.schema.object(name);
    if (!object?.queryable) return message("Page not found", `There is no object ${name}.`);
    const item = standard("objectList");
    return { kind: "list", title: object.labelPlural, objectApiName: object.apiName, rows: oneRegion([item]) };
  }

  #tab(name: string): PageModel {
    const tab = this.#project.tabs.find((candidate) => candidate.fullName === name);
    if (!tab) return message("Page not found", `There is no tab ${name}.`);
    const title = navigationTab(name, this.#project, this.#org.schema).label;
    const page = pageNamed(textOf(tab.root, "flexiPage"), this.#project);
    if (page) return this.#draw(page, { kind: "app", title });
    const component = textOf(tab.root, "lwcComponent");
    if (component)
      return {
        kind: "app",
        title,
        name,
        rows: oneRegion([{ key: component, kind: "custom", name: component, properties: {} }]),
      };
    return message(
      title,
      `${tab.file}: not modelled: a tab that shows neither a Lightning page nor a Lightning web component.`,
    );
  }

  #home(): PageModel {
    const page = homePageOf(this.#request.user.profile, this.#request.formFactor, this.#application, this.#project);
    return page
      ? this.#draw(page, { kind: "home", title: "Home" })
      : { kind: "home", title: "Home", rows: oneRegion([standard("welcome")]) };
  }

  #draw(page: MetadataFile, head: Pick<PageModel, "kind" | "title" | "recordId" | "objectApiName">): PageModel {
    const { formFactor } = this.#request;
    return drawFlexiPage(page, head, {
      bundles: this.#project.lwc,
      facts: this.#facts(head.objectApiName, head.recordId),
      formFactor,
    });
  }

  #facts(objectName: string | undefined, id: string | undefined): VisibilityFacts {
    const { user, formFactor } = this.#request;
    const object = objectName ? this.#org.schema.object(objectName) : undefined;
    const permissions = new Set(this.#org.permissions(user.id));
    return {
      recordField: (path) => (object && id ? this.#fact(object, id, path) : undefined),
      userField: (path) => this.#fact(this.#org.schema.object("User"), user.id, path),
      permission: (name) => permissions.has(name),
      formFactor,
    };
  }

  #fact(object: ObjectDescription | undefined, id: string, path: string): FactValue | undefined {
    const isKnown = object && (path.includes(".") ? object.parent(path.split(".")[0] ?? "") : object.field(path));
    if (!isKnown) return undefined;
    const [row] = this.#org.select(this.#request.user.id, {
      object: object.apiName,
      fields: [path],
      where: [{ field: "Id", equals: id }],
    });
    return row?.[path] ?? null;
  }
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
  const tab = (key: string, label: string, name: string, active: boolean) => ({
    key,
    label,
    active,
    items: [standard(name)],
  });
  const tabs = [tab("details", "Details", "recordDetails", true), tab("related", "Related", "relatedLists", false)];
  const main = {
    name: "main",
    columns: 8,
    width: "MEDIUM",
    items: [{ ...standard("tabset"), tabs }],
    rows: [],
  } as const;
  const sidebar = {
    name: "sidebar",
    columns: 4,
    width: "SMALL",
    items: [standard("activityPanel")],
    rows: [],
  } as const;
  const header = oneRegion([standard("recordHeader")]);
  return formFactor === "Small" ? [...header, [main], [sidebar]] : [...header, [main, sidebar]];
}
