/** What tests of components do with a page whose shadow roots lie within each other. */

/** Lets everything end that waits for no timer. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

export async function advance(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await settle();
}

/** Time stands at a moment until it is advanced, and each test has a page of its own. */
export function onFreshPages(now: number): void {
  beforeEach(() => {
    jest.useFakeTimers({ now });
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
    jest.useRealTimers();
  });
}

export function allIn(root: Element, selector: string): HTMLElement[] {
  return [...(root.shadowRoot?.querySelectorAll<HTMLElement>("*") ?? [])].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...allIn(element, selector),
  ]);
}

export function findIn(root: Element, selector: string): HTMLElement | null {
  return allIn(root, selector)[0] ?? null;
}

export function textOf(root: Element, selector: string): string {
  return plain(findIn(root, selector)?.textContent);
}

/** With ordinary spaces. */
export function plain(text: string | null | undefined): string {
  return (text ?? "").replace(/[\u202f\u00a0]/g, " ");
}

/** The text of what has the focus, inside of all components. */
export function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.textContent ?? "";
}

/** What is shown to the user in passing from now on. */
export function toastsOf(root: Element): unknown[] {
  const toasts: unknown[] = [];
  root.addEventListener("lightning__showtoast", (event) => toasts.push((event as CustomEvent<unknown>).detail));
  return toasts;
}

export async function expectAccessible(element: Element): Promise<void> {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
}
