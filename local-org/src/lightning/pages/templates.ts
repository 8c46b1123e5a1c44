/** How the platform's page templates arrange their regions. */
import type { FormFactor, RegionWidth } from "./model.ts";
import { PLATFORM_PAGES } from "./platform-pages.ts";

/** A region with its width in columns of twelve, or a column that holds rows of its own. */
export type RegionPlace = NamedRegion | { readonly columns: number; readonly rows: readonly Row[] };

interface NamedRegion {
  readonly name: string;
  readonly columns: number;
  readonly width: RegionWidth;
}

type Row = readonly RegionPlace[];
/** `main 8` */
export type WrittenPlace = string | { readonly columns: number; readonly rows: readonly (readonly WrittenPlace[])[] };

/** The regions of a template of the platform; undefined where it is not known. */
export function templateRegions(template: string): readonly string[] | undefined {
  const rows = rowsOf(template);
  return rows && regionNames(rows);
}

/** Regions of a template that is not known, and all regions on a phone, stand one below the other. */
export function templateRows(template: string, present: readonly string[], formFactor: FormFactor): readonly Row[] {
  const rows = rowsOf(template) ?? [];
  const placed = regionNames(rows);
  const others = present.filter((name) => !placed.includes(name));
  if (formFactor === "Small") return [...placed, ...others].map((name) => [{ name, columns: 12, width: "SMALL" }]);
  return [...rows, ...others.map((name) => [regionOf(`${name} 12`)])];
}

function regionNames(rows: readonly Row[]): string[] {
  return rows.flat().flatMap((place) => ("name" in place ? [place.name] : regionNames(place.rows)));
}

/** Without its namespace: `flexipage:recordHomeTemplateDesktop`. */
const rowsOf = (template: string): Row[] | undefined =>
  PLATFORM_PAGES.templates[template.replace(/^\w+:/, "")]?.map((row) => row.map(placeOf));

function placeOf(written: WrittenPlace): RegionPlace {
  if (typeof written === "string") return regionOf(written);
  return { columns: written.columns, rows: written.rows.map((row) => row.map(placeOf)) };
}

function regionOf(written: string): NamedRegion {
  const [name = "", columns = "12"] = written.split(" ");
  return { name, columns: Number(columns), width: widthOf(Number(columns)) };
}

/** What a component is told of its region's width. */
function widthOf(columns: number): RegionWidth {
  if (columns >= 12) return "LARGE";
  return columns >= 6 ? "MEDIUM" : "SMALL";
}
