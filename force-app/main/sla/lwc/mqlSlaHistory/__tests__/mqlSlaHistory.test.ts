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

describe("c-mql-sla-history", () => {
  afterEach(() => document.body.replaceChildren());

  it("lists who had it and the earlier requests", async () => {
    const element = await mount({ spans: [LINE], episodes: [{ ...LINE, title: "Answered in time by Jordan Lee" }] });
    const titles = [...(element.shadowRoot?.querySelectorAll(".line-title") ?? [])].map((title) => title.textContent);
    expect(titles).toEqual(["You", "Answered in time by Jordan Lee"]);
    await expect(element).toBeAccessible();
  });

  it("says that there was no earlier request", async () => {
    const element = await mount({ spans: [], episodes: [] });
    expect(element.shadowRoot?.textContent).toContain("This is the first request.");
  });
});
