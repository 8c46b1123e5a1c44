/** What the user has pressed may be gone by now: the focus goes to what became of it, which has `data-outcome`. */
export class OutcomeFocus {
  private isWanted = false;

  want(): void {
    this.isWanted = true;
  }

  /** For renderedCallback; while it loads, nothing has become of it yet. */
  settle(root: Pick<ParentNode, "querySelector"> | null | undefined, isLoading: boolean): void {
    if (!this.isWanted || isLoading) return;
    this.isWanted = false;
    root?.querySelector<HTMLElement>("[data-outcome]")?.focus();
  }
}
