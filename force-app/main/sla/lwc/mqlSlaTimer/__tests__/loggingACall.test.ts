import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { focused, onFreshPages, settle, textOf, toastsOf } from "../../../../../../test/jest/page";
import { LEAD, MET, mount, NOW, openDialog, press, RUNNING, server } from "./timerPage";

onFreshPages(NOW);

describe("logging a call", () => {
  it("shows the clock as it is afterwards and tells the user", async () => {
    const element = await mount(RUNNING);
    const toasts = toastsOf(element);
    openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
    press(element, "logCall");
    await settle();
    expect(openDialog).toHaveBeenCalledWith(expect.objectContaining({ leadId: LEAD, leadName: "Maya Chen" }));
    expect(textOf(element, ".state-text")).toBe("Answered in time");
    expect(toasts).toEqual([{ title: "Call logged", message: "The clock has stopped.", variant: "success" }]);
  });

  it("does not say that the clock has stopped where the call does not count as an answer", async () => {
    const element = await mount(RUNNING);
    const toasts = toastsOf(element);
    openDialog.mockResolvedValue({ panel: RUNNING, asked: NOW, answered: NOW });
    press(element, "logCall");
    await settle();
    const message = "It is in the activity history, but does not count as an answer.";
    expect(toasts).toEqual([{ title: "Call logged", message, variant: "success" }]);
  });

  it("tells the rest of the page, which keeps the lead and its activities", async () => {
    const element = await mount(RUNNING);
    const refreshed = jest.fn();
    element.addEventListener("lightning__refresh", refreshed);
    openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
    press(element, "logCall");
    await settle();
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: LEAD }]);
    expect(refreshed).toHaveBeenCalledTimes(1);
  });

  it("puts the focus on the new state, as the button that had it is gone", async () => {
    const element = await mount(RUNNING);
    openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
    press(element, "logCall");
    await settle();
    expect(focused()).toBe("Answered in time");
  });

  it("opens one dialog however often the button is pressed", async () => {
    const element = await mount(RUNNING);
    openDialog.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined);
    press(element, "logCall");
    press(element, "logCall");
    await settle();
    expect(openDialog).toHaveBeenCalledTimes(1);
    press(element, "logCall");
    expect(openDialog).toHaveBeenCalledTimes(2);
  });

  it("changes nothing when it is cancelled", async () => {
    const element = await mount(RUNNING);
    openDialog.mockResolvedValue(undefined);
    press(element, "logCall");
    await settle();
    expect(textOf(element, ".state-text")).toBe("On time");
    expect(server).toHaveBeenCalledTimes(1);
  });
});
