import { readServerError, type ServerError } from "c/serverErrors";

/** What a component asks the server again and again: only the latest request counts, in whatever order the answers arrive. */
export class LatestAnswer<Answer> {
  private requests = 0;
  private readonly take: (answer: Answer) => void;
  private readonly fail: (error: ServerError) => void;

  constructor(take: (answer: Answer) => void, fail: (error: ServerError) => void) {
    this.take = take;
    this.fail = fail;
  }

  /** An answer of nothing is not taken. */
  async ask(request: () => Promise<Answer | null | undefined>): Promise<void> {
    const number = ++this.requests;
    try {
      const answer = await request();
      if (number === this.requests && answer) this.take(answer);
    } catch (error) {
      if (number === this.requests) this.fail(readServerError(error));
    }
  }

  /** Whatever is still under way counts no more. */
  forget(): void {
    this.requests++;
  }
}
