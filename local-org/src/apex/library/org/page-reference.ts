/** References to Visualforce pages. No page is ever shown. Apex Reference Guide, "PageReference Class". */
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { NamedValues } from "./named-values.ts";
import { isRunningTest } from "./test-state.ts";

class PageReference {
  static readonly apexName = "System.PageReference";
  readonly path: string;
  /** "Parameter keys are case-insensitive." */
  readonly parameters: NamedValues;
  anchor: string | null;
  isRedirect = false;
  /** The parameters as the URL had them when it was defined, in its own words. */
  private readonly defined: { readonly query: string; readonly entries: string };

  constructor(url: string) {
    const [, path = "", query = "", anchor = null] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
    if (!path.startsWith("/")) throw new NotModelled(`a PageReference to ${url}`);
    if (/[%+]/.test(query)) throw new NotModelled(`a PageReference with the encoded parameters ${query}`);
    const pairs = query.split("&").filter((pair) => pair !== "");
    this.path = path;
    this.anchor = anchor;
    this.parameters = new NamedValues(
      (own) => own,
      pairs.map((pair) => pair.split(/=(.*)/s) as [string, string]),
    );
    this.defined = { query, entries: this.entries };
  }

  private get entries(): string {
    return JSON.stringify([...this.parameters]);
  }

  /** The query with parameters that have been put since is told only where nobody can doubt order and encoding. */
  get query(): string {
    if (this.entries === this.defined.entries) return this.defined.query;
    const pairs = [...this.parameters].map((pair) => pair.join("="));
    if (pairs.length > 1 || pairs.some((pair) => !/^[\w.*=-]*$/.test(pair))) {
      throw new NotModelled("the URL of a PageReference with several parameters, or such as are encoded");
    }
    return pairs.join("");
  }

  get url(): string {
    const { path, query, anchor } = this;
    return path + (query && `?${query}`) + (anchor === null ? "" : `#${anchor}`);
  }
}

/** Of `Page.name`. How the URL writes a name in upper and lower case is not documented. */
class NamedPage extends PageReference {
  override get url(): string {
    if (this.path !== this.path.toLowerCase()) throw new NotModelled(`the case of the URL ${this.path}`);
    return super.url;
  }
}

provideHooks({ page: (name) => new NamedPage(`/apex/${name}`) });

platformClass("System.PageReference", {
  "new(String partialURL)": (url: string) => new PageReference(url),
  "String getAnchor()": (self: PageReference) => self.anchor,
  "Map<String,String> getParameters()": (self: PageReference) => self.parameters,
  "Boolean getRedirect()": (self: PageReference) => self.isRedirect,
  "String getUrl()": (self: PageReference) => self.url,
  "PageReference setAnchor(String anchor)": (self: PageReference, anchor: string) => Object.assign(self, { anchor }),
  "PageReference setRedirect(Boolean redirect)": (self: PageReference, isRedirect: boolean) =>
    Object.assign(self, { isRedirect }),
});

const CURRENT = Symbol("current page");

/** Null where no page is shown; what a test has before it sets a page is not documented. */
export function currentPage(): unknown {
  const page = context().state.get(CURRENT);
  if (page === undefined && isRunningTest()) throw new NotModelled("the current page of a test that has set none");
  return page ?? null;
}

extendPlatformClass("System.Test", {
  "static void setCurrentPage(PageReference page)": (page: unknown) => void context().state.set(CURRENT, page),
  "static void setCurrentPageReference(PageReference page)": (page: unknown) => void context().state.set(CURRENT, page),
});
extendPlatformClass("System.System", { "static PageReference currentPageReference()": currentPage });
