import { createElement } from "lwc";
import logCall from "@salesforce/apex/MqlSlaController.logCall";
import MqlLogCall from "c/mqlLogCall";

jest.mock("@salesforce/apex/MqlSlaController.logCall", () => ({ default: jest.fn() }), { virtual: true });

const LEAD = "00Q000000000001AAA";
const server = logCall as unknown as jest.Mock;

interface Field extends HTMLElement {
  value: string;
  reportValidity: () => boolean;
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

function mount() {
  const element = createElement("c-mql-log-call", { is: MqlLogCall });
  Object.assign(element, { leadId: LEAD, leadName: "Maya Chen" });
  document.body.appendChild(element);
  const find = <T extends Element>(selector: string) => element.shadowRoot?.querySelector<T>(selector) as T;
  const fields = ["subject", "comments"].map((name) => find<Field>(`[data-field="${name}"]`)) as [Field, Field];
  for (const field of fields) field.reportValidity = () => true;
  const closed = jest.fn();
  element.addEventListener("modalclose", (event) => closed((event as CustomEvent<unknown>).detail));
  const press = async (label: string) => {
    const buttons = [...(element.shadowRoot?.querySelectorAll("lightning-button") ?? [])];
    buttons
      .find((button) => (button as unknown as { label: string }).label === label)
      ?.dispatchEvent(new CustomEvent("click"));
    await settle();
  };
  return { element, find, fields, closed, press };
}

describe("c-mql-log-call", () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it("proposes a subject and names the lead", async () => {
    const { element, find, fields } = mount();
    expect(fields[0].value).toBe("Call");
    expect(find<Element & { label: string }>("lightning-modal-header").label).toBe("Log a call with Maya Chen");
    await expect(element).toBeAccessible();
  });

  it("saves what was typed and closes with the clock as it is afterwards", async () => {
    const panel = { leadId: LEAD, state: "MET" };
    server.mockResolvedValue(panel);
    const { fields, closed, press } = mount();
    fields[0].value = "First talk";
    fields[1].value = "Wants a pick test.";
    await press("Save");
    expect(server).toHaveBeenCalledWith({ leadId: LEAD, subject: "First talk", comments: "Wants a pick test." });
    expect(closed).toHaveBeenCalledWith(expect.objectContaining({ panel }));
  });

  it("saves nothing while a field is not valid", async () => {
    const { fields, press } = mount();
    fields[0].reportValidity = () => false;
    await press("Save");
    expect(server).not.toHaveBeenCalled();
  });

  it("saves once, however often the button is pressed", async () => {
    let answer: (panel: unknown) => void = () => undefined;
    server.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const { closed, press } = mount();
    await press("Save");
    await press("Save");
    expect(server).toHaveBeenCalledTimes(1);
    answer({ leadId: LEAD });
    await settle();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("stays open with the reason when saving fails, so that nothing typed is lost", async () => {
    const message = JSON.stringify({ code: "SLA-103", message: "You may not log calls on this lead." });
    server.mockRejectedValue({ body: { message } });
    const { element, find, closed, press } = mount();
    await press("Save");
    expect(find<{ text: string } & HTMLElement>("c-notice").text).toBe("You may not log calls on this lead.");
    expect(closed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("closes with nothing when cancelled", async () => {
    const { closed, press } = mount();
    await press("Cancel");
    expect(closed).toHaveBeenCalledTimes(1);
    expect(closed.mock.calls[0][0] ?? undefined).toBeUndefined();
    expect(server).not.toHaveBeenCalled();
  });
});
