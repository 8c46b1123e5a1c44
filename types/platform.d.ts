// Modules of the platform that @salesforce/lightning-types does not declare, as far as Tandem uses them.
// No import at the top of this file: it would turn the declarations into augmentations.
declare module "@salesforce/apex" {
  /** Asks the server again for a wired result; pass the whole provisioned value. */
  export function refreshApex(provisionedValue: unknown): Promise<void>;
}
declare module "@salesforce/i18n/*" {
  const value: string;
  export default value;
}
declare module "lightning/platformShowToastEvent" {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      messageData?: (string | { url: string; label: string })[];
      variant?: "info" | "success" | "warning" | "error";
      mode?: "dismissible" | "pester" | "sticky";
    });
  }
}
declare module "lightning/refresh" {
  /** Tells the standard parts of the page that data changed behind their back. */
  export class RefreshEvent extends CustomEvent<unknown> {
    constructor();
  }
  /** Returns an id for unregisterRefreshHandler. */
  export function registerRefreshHandler(
    context: import("lwc").LightningElement,
    /** False: nothing below the component is refreshed. */
    handler: () => Promise<boolean>,
  ): unknown;
  export function unregisterRefreshHandler(id: unknown): void;
}
declare module "lightning/uiRecordApi" {
  export const getRecord: import("lwc").WireAdapterConstructor<
    { recordId: string | undefined; fields: unknown; optionalFields?: unknown },
    { data?: { fields: Readonly<Record<string, { value: unknown }>> }; error?: unknown }
  >;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}
declare module "lightning/uiObjectInfoApi" {
  export const getPicklistValues: import("lwc").WireAdapterConstructor<
    { recordTypeId: string; fieldApiName: unknown },
    { data?: { values: readonly { label: string; value: string }[] }; error?: unknown }
  >;
}
declare module "lightning/navigation" {
  interface PageReference {
    type: string;
    attributes?: Record<string, unknown>;
    state?: Record<string, string>;
  }
  type Constructor<T> = new (...parameters: any[]) => T; // eslint-disable-line @typescript-eslint/no-explicit-any -- a mixin takes any class
  interface Navigation {
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
  }
  export function NavigationMixin<T extends Constructor<import("lwc").LightningElement>>(
    base: T,
  ): T & Constructor<Navigation>;
  export namespace NavigationMixin {
    const GenerateUrl: unique symbol;
    const Navigate: unique symbol;
  }
}
declare module "*.html" {
  const template: import("lwc").HTMLTemplate;
  export default template;
}
