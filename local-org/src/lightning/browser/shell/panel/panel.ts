/** What the standard panels have in common: they read their data from the server, again at every change. */
import { LightningElement } from "lwc";
import { onRecordsChanged } from "local/changes";
import { request } from "local/http";

export default abstract class Panel<Data> extends LightningElement {
  data: Data | undefined;
  problem: string | undefined;
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
      this.problem = undefined;
    } catch (error) {
      this.problem = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }
}
