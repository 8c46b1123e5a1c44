import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { focused, plain, settle, toastsOf } from "../../../../../../test/jest/page";
import { acceptLead, answer, mount, NOW, onFreshQueues, openDialog, row, server } from "./queuePage";

onFreshQueues();

describe("the action of a row", () => {
  it("logs a call, reads again and puts the focus on the row that follows", async () => {
    const { inRow, names } = await mount();
    openDialog.mockResolvedValue({ panel: {}, asked: NOW, answered: NOW });
    server.mockImplementation(() => Promise.resolve(answer([row("Maya Chen", 31), row("Lena", 8)])));
    inRow(0, "button")?.click();
    await settle();
    expect(openDialog).toHaveBeenCalledWith(expect.objectContaining({ leadName: "Diego Rivera" }));
    expect(names()).toEqual(["Lena", "Maya Chen"]);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: row("Diego Rivera", -5).leadId }]);
    expect(focused()).toBe("Lena");
  });

  const waiting = () =>
    row("Omar", 50, { ownerIsMe: false, ownerIsQueue: true, ownerName: "Inbound", canAccept: true });

  it("is done once, however often its button is pressed", async () => {
    server.mockImplementation(() => Promise.resolve(answer([waiting()])));
    const { inRow } = await mount();
    acceptLead.mockResolvedValue({});
    inRow(0, "button")?.click();
    inRow(0, "button")?.click();
    await Promise.resolve();
    expect(inRow(0, "button")?.getAttribute("aria-busy")).toBe("true");
    await settle();
    expect(inRow(0, "button")?.getAttribute("aria-busy")).toBe("false");
    expect(acceptLead).toHaveBeenCalledTimes(1);
    inRow(0, "button")?.click();
    expect(acceptLead).toHaveBeenCalledTimes(2);
  });

  it("says why it did not work, and leaves the row", async () => {
    server.mockImplementation(() => Promise.resolve(answer([waiting()])));
    const { inRow, element, names } = await mount();
    const toasts = toastsOf(element);
    acceptLead.mockRejectedValue({ body: { message: "Somebody else was faster." } });
    inRow(0, "button")?.click();
    await settle();
    expect(toasts).toMatchObject([{ message: "Somebody else was faster.", variant: "error" }]);
    expect(names()).toEqual(["Omar"]);
  });

  it("accepts what waits in a queue", async () => {
    server.mockImplementation(() => Promise.resolve(answer([waiting()])));
    const { inRow } = await mount();
    expect(plain(inRow(0, ".who")?.textContent)).toContain("In the queue Inbound");
    acceptLead.mockResolvedValue({});
    inRow(0, "button")?.click();
    await settle();
    expect(acceptLead).toHaveBeenCalledWith({ leadId: waiting().leadId });
    expect(server).toHaveBeenCalledTimes(2);
  });
});
