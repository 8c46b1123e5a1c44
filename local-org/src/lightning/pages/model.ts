/** What a page consists of, as the server tells the browser. */

/** Everything that the modules of a page may ask of the session; `globalThis.localOrg` in the browser. */
export interface PageContext {
  readonly user: UserSummary;
  readonly users: readonly UserSummary[];
  /** API names of the user's custom and user permissions. */
  readonly permissions: readonly string[];
  readonly formFactor: FormFactor;
  readonly locale: string;
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly application?: string;
  readonly page: PageModel;
  /** Key prefix → object, for page references that name an id only. */
  readonly keyPrefixes: Readonly<Record<string, string>>;
}

export type FormFactor = "Large" | "Medium" | "Small";
export type RegionWidth = "SMALL" | "MEDIUM" | "LARGE";

export interface UserSummary {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly title: string | null;
  readonly isGuest: false;
}

export interface PageModel {
  readonly kind: "record" | "home" | "app" | "list" | "message";
  readonly title: string;
  /** The FlexiPage that it is drawn from. */
  readonly name?: string;
  readonly recordId?: string;
  readonly objectApiName?: string;
  /** From top to bottom. */
  readonly rows: readonly (readonly Region[])[];
}

export interface Region {
  readonly name: string;
  /** Of twelve. */
  readonly columns: number;
  readonly width: RegionWidth;
  readonly items: readonly PageItem[];
  /** Of a column that is divided once more. */
  readonly rows: readonly (readonly Region[])[];
}

export interface PageItem {
  readonly key: string;
  /** `standard`: one of the shell's own; `custom`: a bundle of the project; `problem`: cannot be drawn, `message` says why. */
  readonly kind: "standard" | "custom" | "problem";
  /** Name of the shell module or of the bundle. */
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Of a tabset. */
  readonly tabs?: readonly PageTab[];
}

export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly active: boolean;
  readonly items: readonly PageItem[];
}

/** A field of a record as a person reads it. */
export interface ShownField {
  readonly apiName: string;
  readonly label: string;
  readonly type: string;
  readonly value: string | number | boolean | null;
  readonly text: string;
  /** Where a click leads: a record, an address, a phone number. */
  readonly href?: string;
}

export interface DetailSection {
  readonly title: string;
  readonly columns: readonly (readonly ShownField[])[];
}

export interface RecordHeader {
  readonly objectLabel: string;
  readonly icon: string;
  readonly name: string;
  readonly fields: readonly ShownField[];
}

export interface ActivityEntry {
  readonly id: string;
  readonly kind: "task" | "event";
  readonly icon: string;
  readonly title: string;
  readonly href: string;
  readonly who: string;
  readonly when: string;
  /** `Upcoming & Overdue`, or a month. */
  readonly group: string;
}

export interface RecordTable {
  readonly title: string;
  readonly icon: string;
  readonly href?: string;
  readonly total: number;
  readonly labels: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ShownField[] }[];
}
