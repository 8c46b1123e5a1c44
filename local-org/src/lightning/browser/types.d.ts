/** What a page finds in the browser besides the DOM. */
declare var localOrg: import("../pages/model.ts").PageContext;

declare module "local/components" {
  /** The project's bundles by name. */
  export const components: Readonly<
    Record<string, (() => Promise<{ default: typeof import("lwc").LightningElement }>) | undefined>
  >;
}

declare module "lightning/iconUtils" {
  export function getIconPath(iconName: string): string;
}

declare module "lightning/toast" {
  interface ToastOptions {
    label: string;
    labelLinks?: unknown;
    message?: string;
    messageLinks?: unknown;
    mode: "dismissible" | "sticky";
    variant: string;
  }
  const Toast: { show(options: ToastOptions, source: EventTarget): void };
  export default Toast;
}

declare module "lightning/toastContainer" {
  const ToastContainer: { instance(): { maxShown: number; toastPosition: string } };
  export default ToastContainer;
}

/** The base component's own class, as the module beside the original sees it. */
declare module "lightning/primitiveIcon" {
  import { LightningElement } from "lwc";
  export default class PrimitiveIcon extends LightningElement {
    src: string | undefined;
    iconName: string;
    get href(): string;
  }
}
