/** Object descriptions and picklist values. */
import { deepFreeze, request } from "local/http";
import { readingAdapter } from "local/wire";

type ObjectReference = string | { readonly objectApiName: string };

const ADDRESS = "/services/data/v66.0/ui-api/object-info";
const answers = new Map<string, Promise<unknown>>();

function read(address: string): Promise<unknown> {
  const answer = answers.get(address) ?? request("GET", address).then(deepFreeze);
  answers.set(address, answer);
  return answer;
}

function nameOf(object: ObjectReference): string {
  return encodeURIComponent(typeof object === "string" ? object : object.objectApiName);
}

export const getObjectInfo = readingAdapter<{ readonly objectApiName?: ObjectReference }>(
  ({ objectApiName }) => Boolean(objectApiName),
  ({ objectApiName }) => read(`${ADDRESS}/${nameOf(objectApiName ?? "")}`),
);

export const getObjectInfos = readingAdapter<{ readonly objectApiNames?: readonly ObjectReference[] }>(
  ({ objectApiNames }) => Boolean(objectApiNames),
  async ({ objectApiNames = [] }) => {
    const results = await Promise.all(objectApiNames.map((name) => read(`${ADDRESS}/${nameOf(name)}`)));
    return { results: results.map((result) => ({ statusCode: 200, result })) };
  },
);

interface PicklistConfig {
  readonly recordTypeId?: string;
  readonly fieldApiName?: string | { readonly objectApiName: string; readonly fieldApiName: string };
}

export const getPicklistValues = readingAdapter<PicklistConfig>(
  ({ recordTypeId, fieldApiName }) => Boolean(recordTypeId) && Boolean(fieldApiName),
  ({ recordTypeId, fieldApiName = "" }) => {
    const path =
      typeof fieldApiName === "string" ? fieldApiName : `${fieldApiName.objectApiName}.${fieldApiName.fieldApiName}`;
    const [object = "", field = ""] = path.split(".");
    return read(`${ADDRESS}/${nameOf(object)}/picklist-values/${recordTypeId}/${encodeURIComponent(field)}`);
  },
);

export const getPicklistValuesByRecordType = readingAdapter<{
  readonly objectApiName?: ObjectReference;
  readonly recordTypeId?: string;
}>(
  ({ objectApiName, recordTypeId }) => Boolean(objectApiName) && Boolean(recordTypeId),
  ({ objectApiName = "", recordTypeId }) => read(`${ADDRESS}/${nameOf(objectApiName)}/picklist-values/${recordTypeId}`),
);
