/** Toasts as components of the platform ask for them; shell/toasts shows them. */
export const ShowToastEventName = "lightning__showtoast";

export interface ToastInput {
  readonly title: string;
  readonly message?: string;
  readonly messageData?: readonly unknown[];
  readonly variant?: "info" | "success" | "warning" | "error";
  readonly mode?: "dismissible" | "dismissable" | "pester" | "sticky";
}

export class ShowToastEvent extends CustomEvent<ToastInput> {
  constructor(input: ToastInput) {
    super(ShowToastEventName, { composed: true, cancelable: true, bubbles: true, detail: input });
  }
}
