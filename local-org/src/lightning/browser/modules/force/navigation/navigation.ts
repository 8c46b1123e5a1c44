/** Page references: to addresses, and where this page is. Every page is loaded anew. */
import { ShowToastEvent } from "lightning/platformShowToastEvent";

export interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Record<string, string | undefined>>;
}

const NAVIGATE = Symbol("Navigate");
const GENERATE_URL = Symbol("GenerateUrl");

/* eslint-disable @typescript-eslint/no-explicit-any -- TypeScript demands any[] of a mixin's constructor */
type Constructor = new (...values: any[]) => object;
/* eslint-enable @typescript-eslint/no-explicit-any */

export const NavigationMixin = Object.assign(
  (Base: Constructor) =>
    class extends Base {
      [NAVIGATE](reference: PageReference, replace = false): void {
        navigate(reference, replace);
      }
      [GENERATE_URL](reference: PageReference): Promise<string> {
        return Promise.resolve().then(() => addressOf(reference));
      }
    },
  { Navigate: NAVIGATE, GenerateUrl: GENERATE_URL },
);

/** What the email composer hears. */
export const COMPOSE_EVENT = "local-org:compose-email";

function navigate(reference: PageReference, replace: boolean): void {
  if (isEmailAction(reference)) {
    window.dispatchEvent(new CustomEvent(COMPOSE_EVENT, { detail: reference.state?.["recordId"] ?? "" }));
    return;
  }
  let address: string;
  try {
    address = addressOf(reference);
  } catch (error) {
    window.dispatchEvent(
      new ShowToastEvent({ title: "Cannot go there", message: (error as Error).message, variant: "error" }),
    );
    throw error;
  }
  if (reference.type === "standard__webPage") window.open(address, "_blank");
  else if (replace) location.replace(address);
  else location.assign(address);
}

/** The global action by which a component opens the docked email composer. Default values for its fields are not modelled. */
function isEmailAction({ type, attributes = {}, state = {} }: PageReference): boolean {
  const isAction = type === "standard__quickAction" && attributes["apiName"] === "Global.SendEmail";
  return isAction && state["defaultFieldValues"] === undefined;
}

/** Throws for a page that is not modelled. */
export function addressOf({ type, attributes = {}, state = {} }: PageReference): string {
  const { recordId = "", apiName = "", pageName, appTarget = "", url = "", actionName = "view" } = attributes;
  const objectApiName = attributes["objectApiName"] ?? localOrg.keyPrefixes[recordId.slice(0, 3)] ?? "";
  switch (type) {
    case "standard__recordPage":
      if (actionName === "view") return withState(`/lightning/r/${objectApiName}/${recordId}/view`, state);
      break;
    case "standard__objectPage":
      if (actionName === "list" || actionName === "home") return withState(`/lightning/o/${objectApiName}/list`, state);
      break;
    case "standard__namedPage":
      if (pageName === "home") return withState("/lightning/page/home", state);
      break;
    case "standard__navItemPage":
      return withState(`/lightning/n/${apiName}`, state);
    case "standard__app":
      return withState(`/lightning/app/${appTarget.replace(/^c__/, "")}`, state);
    case "standard__webPage":
      return url;
  }
  throw new Error(
    `not modelled: navigation to ${type} ${pageName ?? attributes["actionName"] ?? attributes["name"] ?? apiName}`.trim(),
  );
}

function withState(path: string, state: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams(
    Object.entries(state).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

function currentReference(): PageReference {
  const { page } = localOrg;
  const state = Object.fromEntries(new URLSearchParams(location.search));
  const { recordId, objectApiName, name } = page;
  if (page.kind === "record")
    return { type: "standard__recordPage", attributes: { recordId, objectApiName, actionName: "view" }, state };
  if (page.kind === "list")
    return { type: "standard__objectPage", attributes: { objectApiName, actionName: "list" }, state };
  if (page.kind === "app")
    return { type: "standard__navItemPage", attributes: { apiName: location.pathname.split("/")[3] ?? name }, state };
  return { type: "standard__namedPage", attributes: { pageName: "home" }, state };
}

/** A wire adapter that provides the reference itself, not an object with data and error. */
export class CurrentPageReference {
  readonly callback: (reference: PageReference) => void;
  constructor(callback: (reference: PageReference) => void) {
    this.callback = callback;
  }
  connect(): void {
    this.callback(currentReference());
  }
  update(): void {}
  disconnect(): void {}
}
