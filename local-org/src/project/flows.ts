import type { XmlElement } from "./model.ts";
import { textOf } from "./xml.ts";

/** Gallery apps of Salesforce have flows that are "ACTIVE" (trailheadapps/purealoe). */
export const isActiveFlow = (flow: XmlElement): boolean => /^active$/i.test(textOf(flow, "status") ?? "");
