import { platformClass } from "../registry.ts";
import { getters, KeptValues, setters } from "../properties.ts";

class SelectOption extends KeptValues {
  static readonly apexName = "System.SelectOption";

  constructor(Value: string, Label: string, Disabled = false) {
    super();
    Object.assign(this.values, { Value, Label, Disabled });
  }
}

const PROPERTIES = { Value: "String", Label: "String", Disabled: "Boolean" };

platformClass("System.SelectOption", {
  "new(String value, String label[, Boolean isDisabled])": (value: string, label: string, isDisabled?: boolean) =>
    new SelectOption(value, label, isDisabled),
  ...setters(PROPERTIES),
  ...getters(PROPERTIES),
});
