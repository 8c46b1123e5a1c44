import { LightningElement } from "lwc";

/** The home page of a project that has none. */
export default class Welcome extends LightningElement {}
