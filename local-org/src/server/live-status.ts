/** Tells open pages what happens while they are open: that something new can be seen, or what does not compile. */
import type { ServerResponse } from "node:http";

export class LiveStatus {
  // Later than any of a server that ran before.
  #edition = Date.now();
  readonly #problems = new Map<string, string>();
  readonly #pages = new Set<ServerResponse>();

  /** Rises with everything that should be seen. */
  get edition(): number {
    return this.#edition;
  }

  connect(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
    response.write(this.#message());
  }

  /** What one part (`components`, `Apex`, …) has to say now; the empty text: all is well. */
  report(part: string, problems: string): void {
    if (problems) this.#problems.set(part, problems);
    else this.#problems.delete(part);
    this.#tell();
  }

  /** Open pages load again. */
  changed(): void {
    this.#edition++;
    this.#tell();
  }

  close(): void {
    for (const page of this.#pages) page.end();
  }

  #tell(): void {
    for (const page of this.#pages) page.write(this.#message());
  }

  #message(): string {
    const problems = [...this.#problems.values()].join("\n");
    return `data: ${JSON.stringify({ edition: this.#edition, problems })}\n\n`;
  }
}
