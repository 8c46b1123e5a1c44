/** The HTML of every page: header and navigation bar as they are, the rest for the browser to draw. */
import type { PageContext } from "../lightning/pages/model.ts";
import type { PageFiles } from "../lightning/build/app.ts";
import type { PageAnswer } from "./page-context.ts";

/** `page` is absent as long as nothing has been built: then the page has only what is wrong to show. `edition`: which
 *  state of the project the page shows. */
export function documentOf(answer: PageAnswer, page: PageFiles | undefined, edition: number): string {
  const { context } = answer;
  return `<!doctype html>
<html lang="${escape(context.language)}" class="slds-scope" data-edition="${edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(context.page.title)} | local-org</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}">
<link rel="stylesheet" href="/local-org/font/index.css">
<link rel="stylesheet" href="/local-org/slds.css">
<link rel="stylesheet" href="/local-org/chrome.css">
<script>globalThis.localOrg = ${scriptSafe(context)};</script>
<script type="module" src="/local-org/live.js"></script>
${page ? scripts(page) : ""}
</head>
<body class="lo-body${context.formFactor === "Small" ? " lo-phone" : ""}">
${header(context)}
${navigation(answer)}
<main id="local-org-page" class="lo-page"></main>
</body>
</html>`;
}

/** Synthetic shadow must run before the engine, so it has an earlier script of its own. */
function scripts({ vendor }: PageFiles): string {
  return `<script type="importmap">${scriptSafe({ imports: vendor.imports })}</script>
<script type="module" src="${vendor.syntheticShadow}"></script>
<script type="module" src="/local-org/app/main.js"></script>`;
}

/** A mark of our own, so that nobody takes the page for an org. */
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#032d60"/><path d="M9 8v16h14" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="20" cy="13" r="4.5" fill="#1ab9ff"/></svg>`;

function header({ user, users }: PageContext): string {
  const others = users.map(
    (
      other,
    ) => `<button type="button" role="menuitemradio" aria-checked="${other.id === user.id}" class="lo-menu-item" data-user="${escape(other.id)}">
<span class="lo-avatar lo-avatar_small" aria-hidden="true">${escape(initials(other.name))}</span>
<span><span class="lo-menu-name">${escape(other.name)}</span><span class="lo-menu-note">${escape(other.title ?? other.username)}</span></span>
</button>`,
  );
  return `<header class="lo-header">
<a class="lo-mark" href="/lightning/page/home" title="local-org: this project on this machine, not an org">${MARK}<span>local-org</span></a>
<div class="lo-search" aria-hidden="true"><svg class="lo-glyph"><use href="/assets/icons/utility-sprite/svg/symbols.svg#search"></use></svg>Search is not part of local-org</div>
<details class="lo-menu lo-menu_right">
<summary aria-label="User menu: ${escape(user.name)}" title="${escape(user.name)}"><span class="lo-avatar">${escape(initials(user.name))}</span></summary>
<div class="lo-popover" role="menu"><p class="lo-menu-title">Work as</p>${others.join("")}</div>
</details>
</header>`;
}

function navigation({ application, applications, activeTab }: PageAnswer): string {
  const tabs = application.tabs.map(
    (tab) =>
      `<li class="lo-tab"><a href="${escape(tab.href)}"${tab.name === activeTab ? ' aria-current="page"' : ""}>${escape(tab.label)}</a></li>`,
  );
  const launcher = applications.map(
    (other) =>
      `<a role="menuitem" class="lo-menu-item" href="/lightning/app/${encodeURIComponent(other.name)}">${escape(other.label)}</a>`,
  );
  return `<div class="lo-navigation">
<details class="lo-menu">
<summary aria-label="App Launcher" title="App Launcher"><svg class="lo-glyph"><use href="/assets/icons/utility-sprite/svg/symbols.svg#apps"></use></svg></summary>
<div class="lo-popover" role="menu"><p class="lo-menu-title">Apps</p>${launcher.join("")}</div>
</details>
<span class="lo-application">${escape(application.label)}</span>
<nav aria-label="Global"><ul class="lo-tabs">${tabs.join("")}</ul></nav>
</div>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? "")
    .join("");
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** JSON that cannot end the script element that it stands in. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
