/** List, Set and Map of Apex. */

export class ApexList {
  static readonly apexName = "List";
  /** Canonical name of the element type. */
  readonly elementType: string;
  readonly items: unknown[];
  constructor(elementType: string, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }
}
