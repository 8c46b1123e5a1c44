/** Entry of every page: the page, and places for toasts and for the email composer. */
import { createElement } from "lwc";
import type { ToastInput } from "lightning/platformShowToastEvent";
import Toast from "lightning/toast";
import ToastContainer from "lightning/toastContainer";
import EmailComposer from "shell/emailComposer";
import Page from "shell/page";

const page = createElement("shell-page", { is: Page });
document.getElementById("local-org-page")?.append(page);

document.body.append(createElement("shell-email-composer", { is: EmailComposer }));

const container = ToastContainer.instance();
container.maxShown = 3;
container.toastPosition = "top-center";

// The container listens to the same event for toasts of its own kind, which carry another detail.
window.addEventListener(
  "lightning__showtoast",
  (event) => {
    const input = (event as CustomEvent<ToastInput | undefined>).detail;
    if (!input || !("title" in input || "message" in input) || "label" in input) return;
    event.stopImmediatePropagation();
    Toast.show(
      {
        ...labelled(input),
        mode: input.mode === "sticky" ? "sticky" : "dismissible",
        variant: input.variant ?? "info",
      },
      page,
    );
  },
  true,
);

/** `{0}` in the message stands for messageData: a text, or `{ url, label }`. */
function labelled({ title, message = "", messageData = [] }: ToastInput) {
  const links = messageData.map((part) => (typeof part === "object" && part !== null ? part : String(part)));
  return { label: title || message, ...(title ? { message, messageLinks: links } : { labelLinks: links }) };
}

performance.mark("local-org-mounted");
