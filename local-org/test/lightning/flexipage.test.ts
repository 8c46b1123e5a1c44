import { drawFlexiPage } from "../../src/lightning/pages/flexipage.ts";
import type { PageItem, PageModel } from "../../src/lightning/pages/model.ts";
import { bundle, FACTS, metadata } from "./metadata.ts";

const HEAD = { kind: "record", title: "Maya Chen", recordId: "00Q000000000001EAA", objectApiName: "Lead" } as const;

function component(name: string, inside = ""): string {
  return `<itemInstances><componentInstance>${inside}<componentName>${name}</componentName><identifier>${name}</identifier></componentInstance></itemInstances>`;
}

function property(name: string, value: string): string {
  return `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;
}

function region(name: string, items: string, type = "Region"): string {
  return `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
}

function page(regions: string, template = "flexipage:recordHomeTemplateDesktop", type = "RecordPage") {
  return metadata(
    "Lead_Page",
    `<FlexiPage>${regions}<template><name>${template}</name></template><type>${type}</type></FlexiPage>`,
  );
}

function draw(
  regions: string,
  options: { template?: string; formFactor?: "Large" | "Small"; facts?: object } = {},
): PageModel {
  const bundles = [
    bundle(
      "clock",
      '<LightningComponentBundle><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="rows" type="Integer" default="5"/><property name="showAll" type="Boolean"/><property name="heading" type="String"/></targetConfig></targetConfigs></LightningComponentBundle>',
    ),
  ];
  const facts = { ...FACTS, ...options.facts };
  return drawFlexiPage(page(regions, options.template), HEAD, {
    bundles,
    facts,
    formFactor: options.formFactor ?? "Large",
  });
}

function itemsOf(model: PageModel): PageItem[] {
  return model.rows.flat().flatMap((place) => place.items);
}

describe("regions", () => {
  it("stand as the template says, with the width that their components are told", () => {
    const model = draw(region("header", "") + region("main", "") + region("sidebar", ""));
    const rows = model.rows.map((row) => row.map(({ name, columns, width }) => [name, columns, width]));
    expect(rows).toEqual([
      [["header", 12, "LARGE"]],
      [
        ["main", 8, "MEDIUM"],
        ["sidebar", 4, "SMALL"],
      ],
    ]);
  });

  it("of the home template: a sidebar beside a column that is divided once more", () => {
    const regions = ["top", "bottomLeft", "bottomRight", "sidebar"].map((name) => region(name, "")).join("");
    const [row] = draw(regions, { template: "home:desktopTemplate" }).rows;
    expect(row?.map((place) => place.rows.map((inner) => inner.map(({ name }) => name)))).toEqual([
      [["top"], ["bottomLeft", "bottomRight"]],
      [],
    ]);
    expect(row?.[1]?.name).toBe("sidebar");
  });

  // As retrieved: column1 and column2 in one template, region1 to region3 in the others of app pages.
  it.each([
    ["appHomeTemplateTwoColumns", ["column1", "column2"], [["column1", "column2"]]],
    ["appHomeTemplateHeaderTwoColumns", ["region1", "region2", "region3"], [["region1"], ["region2", "region3"]]],
    ["recordHomeSingleColTemplateDesktop", ["header", "main"], [["header"], ["main"]]],
  ])("of %s are %s", (template, names, rows) => {
    const model = draw(names.map((name) => region(name, "")).join(""), { template: `flexipage:${template}` });
    expect(model.rows.map((row) => row.map(({ name }) => name))).toEqual(rows);
  });

  it("are one column on a phone, and where the template is not known", () => {
    const regions = region("header", "") + region("main", "") + region("sidebar", "");
    const names = (model: PageModel) =>
      model.rows.map((row) => row.map(({ name, width }) => `${name} ${width}`).join());
    expect(names(draw(regions, { formFactor: "Small" }))).toEqual(["header SMALL", "main SMALL", "sidebar SMALL"]);
    expect(names(draw(region("one", "") + region("two", ""), { template: "c:own" }))).toEqual([
      "one LARGE",
      "two LARGE",
    ]);
  });
});

describe("components", () => {
  it("are a bundle of the project with or without c:, or one of the shell's own", () => {
    const model = draw(region("main", component("clock") + component("c:clock") + component("force:detailPanel")));
    expect(itemsOf(model).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "custom clock",
      "custom clock",
      "standard recordDetails",
    ]);
  });

  it("get properties of the types and with the defaults that the bundle declares", () => {
    const given = property("showAll", "true") + property("heading", "5");
    expect(itemsOf(draw(region("main", component("clock", given))))[0]?.properties).toEqual({
      rows: 5,
      showAll: true,
      heading: "5",
    });
  });

  it("that are not known are told of with page, line and column", () => {
    const [missing, foreign] = itemsOf(draw(region("main", `\n${component("lost")}${component("wave:dashboard")}`)));
    expect(missing).toMatchObject({
      kind: "problem",
      message: expect.stringMatching(/^Lead_Page\.xml:2:\d+: there is no Lightning web component lost$/),
    });
    expect(foreign).toMatchObject({
      kind: "problem",
      message: expect.stringMatching(/: not modelled: wave:dashboard$/),
    });
  });

  it("of older pages stand in the region itself", () => {
    const old = "<componentInstances><componentName>clock</componentName></componentInstances>";
    expect(itemsOf(draw(region("main", old)))).toMatchObject([{ kind: "custom", name: "clock" }]);
  });

  it("placed as single fields are told to be not modelled", () => {
    const field = "<itemInstances><fieldInstance><fieldItem>Record.Name</fieldItem></fieldInstance></itemInstances>";
    expect(itemsOf(draw(region("main", field)))[0]?.message).toMatch(/not modelled: a field placed on a page$/);
  });
});

describe("tabs", () => {
  it("come from facets, with the platform's names and the active one", () => {
    const tab = (title: string, body: string, more = "") =>
      component("flexipage:tab", property("title", title) + property("body", body) + more);
    const regions =
      region("details", component("force:detailPanel"), "Facet") +
      region("clockTab", component("clock"), "Facet") +
      region(
        "tabs",
        tab("Standard.Tab.detail", "details") + tab("Clock", "clockTab", property("active", "true")),
        "Facet",
      ) +
      region("main", component("flexipage:tabset", property("tabs", "tabs")));
    const [tabset] = itemsOf(draw(regions));
    expect(tabset?.tabs?.map(({ label, active, items }) => [label, active, items[0]?.name])).toEqual([
      ["Details", false, "recordDetails"],
      ["Clock", true, "clock"],
    ]);
  });
});

describe("visibility", () => {
  const rule = (left: string, operator: string, right: string) =>
    `<visibilityRule><criteria><leftValue>${left}</leftValue><operator>${operator}</operator><rightValue>${right}</rightValue></criteria></visibilityRule>`;
  const shown = (visibility: string, facts: object) =>
    itemsOf(draw(region("main", component("clock", visibility)), { facts }));

  it("leaves a component out whose rule is not met", () => {
    const recordField = (path: string) => (path === "Rating" ? "Hot" : undefined);
    expect(shown(rule("{!Record.Rating}", "EQUAL", "Hot"), { recordField })).toHaveLength(1);
    expect(shown(rule("{!Record.Rating}", "NE", "Hot"), { recordField })).toHaveLength(0);
  });

  it("tells in the component's place of a rule that is not modelled", () => {
    expect(shown(rule("{!$Api.Session}", "EQUAL", "1"), {})[0]).toMatchObject({
      kind: "problem",
      message: expect.stringContaining("not modelled: a visibility rule on {!$Api.Session}"),
    });
  });
});
