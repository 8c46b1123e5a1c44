/** How the platform's page templates arrange their regions. */
import type { FormFactor, RegionWidth } from "./model.ts";

/** A region with its width in columns of twelve, or a column that holds rows of its own. */
export type RegionPlace =
  NamedRegion | { readonly columns: number; readonly rows: readonly (readonly NamedRegion[])[] };

export interface NamedRegion {
  readonly name: string;
  readonly columns: number;
  readonly width: RegionWidth;
}

type Row = readonly RegionPlace[];

const HEADER = row("header 12");

const SIDE = { columns: 4, rows: [row("region2 12"), row("region3 12")] };

const TEMPLATES: Readonly<Record<string, readonly Row[]>> = {
  recordHomeTemplateDesktop: [HEADER, row("main 8", "sidebar 4")],
  recordHomeLeftSidebarTemplateDesktop: [HEADER, row("sidebar 4", "main 8")],
  recordHomeWithSubheaderTemplateDesktop: [HEADER, row("subheader 12"), row("main 8", "sidebar 4")],
  recordHomeThreeColTemplateDesktop: [HEADER, row("leftsidebar 3", "main 6", "rightsidebar 3")],
  recordHomeThreeColHeaderTemplateDesktop: [HEADER, row("leftsidebar 4", "main 4", "rightsidebar 4")],
  recordHomePinnedHeaderTemplateDesktop: [HEADER, row("leftsidebar 4", "main 4", "rightsidebar 4")],
  recordHomeWithSubheaderLeftSidebarTemplateDesktop: [HEADER, row("subheader 12"), row("sidebar 4", "main 8")],
  recordHomeSingleColTemplateDesktop: [HEADER, row("main 12")],
  recordHomeSingleColNoHeaderTemplateDesktop: [row("main 12")],
  recordHomeSimpleViewTemplate: [HEADER, row("main 12")],
  recordHomeTwoColEqualHeaderTemplateDesktop: [HEADER, row("leftcol 6", "rightcol 6")],
  desktopTemplate: [[{ columns: 8, rows: [row("top 12"), row("bottomLeft 6", "bottomRight 6")] }, ...row("sidebar 4")]],
  defaultAppHomeTemplate: [row("main 12")],
  appHomeTemplateTwoColumns: [row("column1 6", "column2 6")],
  appHomeTemplateTwoColumnsStacked: [[...row("region1 8"), SIDE]],
  appHomeTemplateThreeColumns: [row("region1 4", "region2 4", "region3 4")],
  appHomeTemplateHeaderTwoColumns: [row("region1 12"), row("region2 8", "region3 4")],
  appHomeTemplateHeaderTwoColumnsEqualWidth: [row("region1 12"), row("region2 6", "region3 6")],
  appHomeTemplateHeaderTwoColumnsLeftSidebar: [row("region1 12"), row("region2 4", "region3 8")],
  appHomeTemplateHeaderTwoColumnsRightSidebar: [row("region1 12"), row("region2 8", "region3 4")],
  appHomeTemplateHeaderThreeColumns: [row("region1 12"), row("region2 4", "region3 4", "region4 4")],
};

/** The regions of a template of the platform; undefined where it is not known. */
export function templateRegions(template: string): readonly string[] | undefined {
  const rows = TEMPLATES[template.replace(/^\w+:/, "")];
  return rows && regionNames(rows);
}

/** Regions of a template that is not known, and all regions on a phone, stand one below the other. */
export function templateRows(template: string, present: readonly string[], formFactor: FormFactor): readonly Row[] {
  const rows = TEMPLATES[template.replace(/^\w+:/, "")] ?? [];
  const placed = regionNames(rows);
  const others = present.filter((name) => !placed.includes(name));
  if (formFactor === "Small") return [...placed, ...others].map((name) => [{ name, columns: 12, width: "SMALL" }]);
  return [...rows, ...others.map((name) => row(`${name} 12`))];
}

function regionNames(rows: readonly Row[]): string[] {
  return rows.flat().flatMap((place) => ("name" in place ? [place.name] : regionNames(place.rows)));
}

function row(...places: readonly string[]): NamedRegion[] {
  return places.map((place) => {
    const [name = "", columns = "12"] = place.split(" ");
    return { name, columns: Number(columns), width: widthOf(Number(columns)) };
  });
}

/** What a component is told of its region's width. */
function widthOf(columns: number): RegionWidth {
  if (columns >= 12) return "LARGE";
  return columns >= 6 ? "MEDIUM" : "SMALL";
}
