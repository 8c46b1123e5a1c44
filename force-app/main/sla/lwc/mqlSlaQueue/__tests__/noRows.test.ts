import { advance, expectAccessible, focused, settle } from "../../../../../../test/jest/page";
import { answer, MINUTE, mount, onFreshQueues, server } from "./queuePage";

onFreshQueues();

it("says that it loads", async () => {
  server.mockReturnValue(new Promise(() => undefined));
  const { element, text } = await mount();
  expect(text("[role='status']")).toBe("Loading who waits for an answer");
  await expectAccessible(element);
});

it.each([
  ["for who has no team", {}, "MINE", "Nobody is waiting for you", false],
  ["for a manager, whose team it points to", { canSeeTeam: true }, "MINE", "Nobody is waiting for you", true],
  ["for a team", { canSeeTeam: true }, "TEAM", "Nobody is waiting for your team", false],
])("says that nobody is waiting %s", async (_, changes, defaultScope, title, pointsToTeam) => {
  server.mockResolvedValue(answer([], changes));
  const { element, text } = await mount({ defaultScope });
  expect(text("h3")).toBe(title);
  expect(text("c-message").includes("Whoever waits for your team is under My team.")).toBe(pointsToTeam);
  await expectAccessible(element);
});

describe("what fails", () => {
  it("is said where there is nothing else to show, with a second try", async () => {
    server.mockRejectedValueOnce({ body: { message: JSON.stringify({ code: "TDM-500", message: "Broken." }) } });
    const { all, names, text, element } = await mount();
    expect(text("h3")).toBe("Could not load the queue");
    expect(text("c-message p")).toBe("Broken.");
    all("lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(names()).toHaveLength(3);
    await expectAccessible(element);
  });

  it("keeps the rows and says how old they are", async () => {
    const { names, text } = await mount();
    server.mockRejectedValue({ body: { message: "Down" } });
    await advance(MINUTE);
    expect(names()).toHaveLength(3);
    expect(text("p.text")).toContain("Not updated since today at 2:00 PM.");
  });

  it("is no second try for who may not see it", async () => {
    const message = "You do not have access to the Apex class named 'MqlSlaQueueController'.";
    server.mockRejectedValue({ body: { message } });
    const { all, text } = await mount();
    expect(text("h3")).toBe("No access");
    expect(text("c-message p")).toContain("Ask your admin for the Tandem Sales permission set.");
    expect(all("lightning-button")).toHaveLength(0);
  });

  it("puts the focus on the first row after a second try", async () => {
    server.mockRejectedValueOnce({ body: { message: "Down" } });
    const { all } = await mount();
    all("lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(focused()).toBe("Diego Rivera");
  });
});
