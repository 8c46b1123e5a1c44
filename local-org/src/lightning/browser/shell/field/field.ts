import { api, LightningElement } from "lwc";
import type { ShownField } from "../../../pages/model.ts";

/** The value of a field: text, link or tick. */
export default class Field extends LightningElement {
  @api field!: ShownField;

  get isCheckbox(): boolean {
    return this.field.type === "boolean";
  }

  get checkboxText(): string {
    return this.field.value === true ? "True" : "False";
  }

  get target(): string | undefined {
    return this.field.type === "url" ? "_blank" : undefined;
  }
}
