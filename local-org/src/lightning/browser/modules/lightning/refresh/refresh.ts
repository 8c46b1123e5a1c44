/** The RefreshView API: a RefreshEvent reaches the nearest container, which refreshes the handlers inside it, parents first. */
import { refreshRecords } from "local/records";

const REFRESH_EVENT = "lightning__refresh";

export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(REFRESH_EVENT, { bubbles: true, composed: true, cancelable: true });
  }
}

export const RefreshComplete = "refresh_complete";
export const RefreshCompleteWithError = "refresh_complete_with_error";
export const RefreshError = "refresh_error";

type Provider = () => Promise<boolean | void> | boolean | void;
type ContainerProvider = (refreshPromise: Promise<string>) => unknown;

interface Handler {
  readonly element: Element;
  readonly provider: Provider;
}

const handlers = new Map<number, Handler>();
const containers = new Map<number, () => void>();
let lastHandle = 0;

/** Components pass themselves; their element is the host. */
function elementOf(context: Element | { readonly hostElement: Element }): Element {
  return "hostElement" in context ? context.hostElement : context;
}

export function registerRefreshHandler(context: Element, provider: Provider): number {
  handlers.set(++lastHandle, { element: elementOf(context), provider });
  return lastHandle;
}

export function unregisterRefreshHandler(handle: number): boolean {
  return handlers.delete(handle);
}

export function registerRefreshContainer(context: Element, provider: ContainerProvider): number {
  const element = elementOf(context);
  const listener = (event: Event): void => {
    event.stopPropagation();
    provider(refresh(element));
  };
  element.addEventListener(REFRESH_EVENT, listener);
  containers.set(++lastHandle, () => element.removeEventListener(REFRESH_EVENT, listener));
  return lastHandle;
}

export function unregisterRefreshContainer(handle: number): boolean {
  containers.get(handle)?.();
  return containers.delete(handle);
}

async function refresh(container: Element): Promise<string> {
  let status = RefreshComplete;
  const inside = [...handlers.values()].filter(({ element }) => depthBelow(container, element) >= 0);
  inside.sort((left, right) => depthBelow(container, left.element) - depthBelow(container, right.element));
  const stopped: Element[] = [];
  for (const { element, provider } of inside) {
    if (stopped.some((parent) => parent !== element && depthBelow(parent, element) >= 0)) continue;
    try {
      // A handler that answers false keeps the refresh from what is below it.
      if ((await provider()) === false) stopped.push(element);
    } catch {
      status = RefreshCompleteWithError;
      stopped.push(element);
    }
  }
  await refreshRecords();
  return status;
}

/** Steps from a container down to an element, through shadow roots; negative: it is not inside. */
function depthBelow(container: Element, element: Element): number {
  let depth = 0;
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node === container) return depth;
    depth++;
  }
  return -1;
}
