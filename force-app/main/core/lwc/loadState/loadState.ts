import type { ServerError } from "c/serverErrors";

/** What a component knows of the server: nothing yet, its answer, an error, or an answer and why there is no newer one. */
export class LoadState<Answer> {
  readonly answer: Answer | null;
  readonly error: ServerError | null;

  constructor(answer: Answer | null = null, error: ServerError | null = null) {
    this.answer = answer;
    this.error = error;
  }

  get isLoading(): boolean {
    return !this.answer && !this.error;
  }

  /** An error takes the card only while there is nothing better to show. */
  get isError(): boolean {
    return !this.answer && this.error !== null;
  }

  /** The last good answer stays on the card, and says how old it is. */
  get isStale(): boolean {
    return this.answer !== null && this.error !== null;
  }

  failed(error: ServerError): LoadState<Answer> {
    return new LoadState(this.answer, error);
  }

  retried(): LoadState<Answer> {
    return new LoadState(this.answer);
  }
}
