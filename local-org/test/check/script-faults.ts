/** Faults in scripts, templates and styles of components; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const SCRIPT = "lwc/sellBook/sellBook.js";
const CARD = "lwc/bookCard/bookCard.ts";
const TEMPLATE = "lwc/sellBook/sellBook.html";
const META = "lwc/sellBook/sellBook.js-meta.xml";

/** Healthy metadata of kinds that the bookshop does without. */
export const SCRIPTS_ANNEX: Readonly<Record<string, string>> = {
  "messageChannels/Book_Chosen.messageChannel-meta.xml": xml(
    "LightningMessageChannel",
    "<isExposed>true</isExposed>\n<masterLabel>Book Chosen</masterLabel>",
  ),
  "lwc/allScopes/allScopes.js-meta.xml": xml("LightningComponentBundle", "<apiVersion>66.0</apiVersion>"),
  "lwc/allScopes/allScopes.css": '@import "c/sellBook";\n',
  "lwc/allScopes/allScopes.js": `import { LightningElement, api, track, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { default as getOffer } from "@salesforce/apex/BookController.getOffer";
import CHOSEN from "@salesforce/messageChannel/Book_Chosen__c";
import USER from "@salesforce/user/Id";
import IS_GUEST from "@salesforce/user/isGuest";
import FORM_FACTOR from "@salesforce/client/formFactor";
// import { nothing } from "@salesforce/user/Name";
export default class AllScopes extends LightningElement {
  static delegatesFocus = true;
  @api shown = false;
  @track all = [refreshApex, CHOSEN, USER, IS_GUEST, FORM_FACTOR];
  @wire(getOffer, { bookId: "$shown" }) offer;
}
`,
};

const LWC = 'import { LightningElement, api } from "lwc";';

export const SCRIPTS: readonly ProjectFault[] = [
  [SCRIPT, "@api recordId", "¦@api static recordId", "can only be applied to class fields and methods"],
  [SCRIPT, LWC, `¦${LWC.replace("api", "apis")}`, `"apis" can't be imported from "lwc"`],
  [
    SCRIPT,
    LWC,
    `${LWC}\n¦import { words } from "../bookWords/bookWords";`,
    'there is no file "../bookWords/bookWords"',
  ],
  [SCRIPT, LWC, `${LWC}\n¦import * as lwc from "lwc";`, "has named imports only"],
  [SCRIPT, LWC, `${LWC}\n¦import lwc from "lwc";`, "has named imports only"],
  [SCRIPT, LWC, `${LWC}\n¦export { wire } from "lwc";`, "nothing can be exported"],
  [
    SCRIPT,
    LWC,
    `${LWC}\n¦import { Price__c } from "@salesforce/schema/Book__c.Price__c";`,
    "only support default imports",
  ],
  [CARD, "import getOffer", "¦import * as getOffer", "@salesforce/apex modules only support default imports"],
  [SCRIPT, LWC, `${LWC}\n¦import NAME from "@salesforce/user/Name";`, 'there is no module "@salesforce/user/Name"'],
  [SCRIPT, LWC, `${LWC}\n¦import CHOSEN from "@salesforce/messageChannel/Book_Chosen";`, "there is no message channel"],
  ["lwc/allScopes/allScopes.js", "@track", "¦@track() other;\n@track", "don't support argument"],
  [SCRIPT, "@api recordId", "¦@api() recordId", "don't support argument"],
  [SCRIPT, LWC, `${LWC}\n¦import lodash from "lodash";`, 'there is no module "lodash"'],
  ["lwc/allScopes/allScopes.js", "}) offer", "})¦ static offer", "can't be applied to static"],
  [TEMPLATE, "<lightning-button ", "<c-bookCard></c-bookCard>¦<lightning-button ", 'no component "bookcard"'],
  ["lwc/allScopes/allScopes.css", "c/sellBook", "¦c/ghost", 'there is no component "ghost"'],
  [META, 'default="none"', '¦defaults="none"', 'no attribute "defaults"'],
  [META, "<apiVersion>66.0", "¦<apiVersion>166.0", "no org has version 166.0"],
];
