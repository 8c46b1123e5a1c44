import { createElement } from "lwc";
import MqlSlaHistory from "c/mqlSlaHistory";

const LINE = { key: "0", icon: "utility:user", title: "You", note: "Since today at 1:50 PM", time: "16 min" };

async function mount(properties: object): Promise<HTMLElement> {
  const element = createElement("c-mql-sla-history", { is: MqlSlaHistory as never });
  Object.assign(element, { leadName: "Maya Chen", ...properties });
  document.body.appendChild(element);
  await Promise.resolve();
  return element;
}

/** jsdom has no matchMedia. */
function preferMotion(isLess: boolean): void {
  window.matchMedia = (query) =>
    ({ matches: isLess && query === "(prefers-reduced-motion: reduce)" }) as MediaQueryList;
}

describe("c-mql-sla-history", () => {
  beforeEach(() => preferMotion(false));
  afterEach(() => document.body.replaceChildren());

  it("lists who had it and the earlier requests", async () => {
    const element = await mount({ spans: [LINE], episodes: [{ ...LINE, title: "Answered in time by Jordan Lee" }] });
    const titles = [...(element.shadowRoot?.querySelectorAll(".line-title") ?? [])].map((title) => title.textContent);
    expect(titles).toEqual(["You", "Answered in time by Jordan Lee"]);
    expect(element.shadowRoot?.textContent).toContain("Times are in Pacific Time.");
    await expect(element).toBeAccessible();
  });

  it("says that there was no earlier request", async () => {
    const element = await mount({ spans: [], episodes: [] });
    expect(element.shadowRoot?.textContent).toContain("This is the first request.");
  });

  it("takes the focus itself where the dialog does not fade in", async () => {
    const focus = jest.spyOn(HTMLElement.prototype, "focus");
    await mount({ spans: [], episodes: [] });
    expect(focus).not.toHaveBeenCalled();
    preferMotion(true);
    await mount({ spans: [], episodes: [] });
    expect(focus).toHaveBeenCalledTimes(1);
    focus.mockRestore();
  });
});
