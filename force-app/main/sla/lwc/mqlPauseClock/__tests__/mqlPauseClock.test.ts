import { createElement } from "lwc";
import { getPicklistValues } from "lightning/uiObjectInfoApi";
import pause from "@salesforce/apex/MqlSlaController.pause";
import MqlPauseClock from "c/mqlPauseClock";

jest.mock("@salesforce/apex/MqlSlaController.pause", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/schema/Mql_Handoff_Span__c.Reason__c", () => ({ default: "Mql_Handoff_Span__c.Reason__c" }), {
  virtual: true,
});

const LEAD = "00Q000000000001AAA";
const server = pause as unknown as jest.Mock;
const picklist = getPicklistValues as unknown as { emit(value: unknown): void; error(body: unknown): void };
const REASONS = ["Owner on leave", "Other"].map((value) => ({ label: value, value }));

interface Field extends HTMLElement {
  value: string;
  required: boolean;
  setCustomValidity: jest.Mock;
  reportValidity: jest.Mock;
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

async function mount() {
  const element = createElement("c-mql-pause-clock", { is: MqlPauseClock as never });
  Object.assign(element, { leadId: LEAD, leadName: "Maya Chen" });
  const closed: unknown[] = [];
  element.addEventListener("modalclose", (event) => closed.push((event as CustomEvent<unknown>).detail));
  document.body.appendChild(element);
  picklist.emit({ values: REASONS });
  await settle();
  const find = <T extends Element>(selector: string) => element.shadowRoot?.querySelector(selector) as unknown as T;
  const field = (name: string) => find<Field>(`[data-field="${name}"]`);
  // As the base components do: required fields want a value, and a custom complaint makes a field invalid.
  for (const name of ["reason", "note", "resumes"]) {
    const each = field(name);
    let complaint = "";
    each.setCustomValidity = jest.fn((text: string) => (complaint = text));
    each.reportValidity = jest.fn(() => complaint === "" && (!each.required || Boolean(each.value)));
  }
  const choose = async (reason: string) => {
    field("reason").value = reason;
    field("reason").dispatchEvent(new CustomEvent("change", { detail: { value: reason } }));
    await settle();
  };
  const save = async () => {
    find<Element>("lightning-button[variant='brand'], lightning-button:last-of-type").dispatchEvent(
      new CustomEvent("click"),
    );
    await settle();
  };
  return { element, closed, field, choose, save, find };
}

describe("c-mql-pause-clock", () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it("offers the org's own reasons", async () => {
    const { element, field } = await mount();
    expect((field("reason") as unknown as { options: unknown }).options).toEqual(REASONS);
    await expect(element).toBeAccessible();
  });

  it("pauses with reason, note and end, and closes with the clock as it is then", async () => {
    const { closed, choose, field, save } = await mount();
    server.mockResolvedValue({ leadId: LEAD });
    await choose("Owner on leave");
    field("note").value = " Back on Monday ";
    const resumesOn = new Date(Date.now() + 3_600_000).toISOString();
    field("resumes").value = resumesOn;
    await save();
    expect(server).toHaveBeenCalledWith({
      leadId: LEAD,
      reason: "Owner on leave",
      note: "Back on Monday",
      resumesOn,
    });
    expect(closed).toMatchObject([{ panel: { leadId: LEAD } }]);
  });

  it("wants a reason", async () => {
    const { save, field } = await mount();
    field("reason").required = true;
    await save();
    expect(server).not.toHaveBeenCalled();
  });

  it("wants a note for another reason", async () => {
    const { choose, field, save } = await mount();
    await choose("Other");
    field("note").value = "  ";
    await save();
    expect(field("note").setCustomValidity).toHaveBeenLastCalledWith("Say in a few words why.");
    expect(server).not.toHaveBeenCalled();
  });

  it("says what is wrong no longer than until it is changed", async () => {
    const { choose, field, save } = await mount();
    await choose("Other");
    await save();
    field("note").value = "Fire drill";
    field("note").dispatchEvent(new CustomEvent("change"));
    expect(field("note").setCustomValidity).toHaveBeenLastCalledWith("");
  });

  it("wants an end in the future", async () => {
    const { choose, field, save } = await mount();
    await choose("Owner on leave");
    field("resumes").value = "2020-01-01T00:00:00.000Z";
    await save();
    expect(field("resumes").setCustomValidity).toHaveBeenLastCalledWith("Choose a moment in the future.");
    expect(server).not.toHaveBeenCalled();
  });

  it("pauses once, however often the button is pressed", async () => {
    const { choose, save } = await mount();
    server.mockReturnValue(new Promise(() => undefined));
    await choose("Owner on leave");
    await save();
    await save();
    expect(server).toHaveBeenCalledTimes(1);
  });

  it("says why the reasons cannot be offered", async () => {
    const { find } = await mount();
    picklist.error({ message: "The reasons cannot be read." });
    await settle();
    expect(find<{ text: string } & HTMLElement>("c-notice").text).toBe("The reasons cannot be read.");
  });

  it("stays open and says why when it fails", async () => {
    const { closed, choose, save, find } = await mount();
    const message = JSON.stringify({ code: "TDM-422", message: "The clock is overdue." });
    server.mockRejectedValue({ body: { message } });
    await choose("Owner on leave");
    await save();
    expect(find<{ text: string } & HTMLElement>("c-notice").text).toBe("The clock is overdue.");
    expect(closed).toEqual([]);
  });
});
