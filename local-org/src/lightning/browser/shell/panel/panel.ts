/** What the standard panels have in common: they read their data from the server, again at every change. The item around
 *  them shows what goes wrong. */
import { LightningElement } from "lwc";
import { onRecordsChanged } from "local/changes";
import { request, type FetchResponse } from "local/http";

export default abstract class Panel<Data> extends LightningElement {
  data: Data | undefined;
  stop: (() => void) | undefined;

  /** Below `/local-org/panel/`. */
  abstract get address(): string;

  connectedCallback(): void {
    this.stop = onRecordsChanged(() => void this.read());
    void this.read();
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  async read(): Promise<void> {
    try {
      this.data = (await request("GET", `/local-org/panel/${this.address}`)) as Data;
    } catch (error) {
      const { body } = error as Partial<FetchResponse>;
      const detail = String((body as { message?: string } | undefined)?.message ?? error);
      this.dispatchEvent(new CustomEvent("problem", { detail, bubbles: true }));
    }
  }
}
