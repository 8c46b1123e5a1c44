const SECONDS_BETWEEN_LOOKS = 10;
const LOOKS = 60;

/** No composer promises to tell when it has sent: for ten minutes after it was opened, the server is asked. */
export class MailWatch {
  private secondsLeft = 0;

  begin(): void {
    this.secondsLeft = LOOKS * SECONDS_BETWEEN_LOOKS;
  }

  end(): void {
    this.secondsLeft = 0;
  }

  /** Once a second. Whether the server is to be asked now. */
  tick(): boolean {
    if (this.secondsLeft === 0) return false;
    this.secondsLeft--;
    return this.secondsLeft % SECONDS_BETWEEN_LOOKS === 0;
  }
}
