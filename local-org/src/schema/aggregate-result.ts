/** The object of the rows of an aggregate query; nobody can ask for rows of it. */
import { describeObject } from "./describe.ts";

export const AGGREGATE_RESULT = describeObject({
  apiName: "AggregateResult",
  label: "Aggregate Result",
  labelPlural: "Aggregate Results",
  keyPrefix: "",
  kind: "standard",
  queryable: false,
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  triggerable: false,
  fields: [],
  validationRules: [],
  defaultRecords: [],
});
