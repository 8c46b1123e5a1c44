/** Draws a page model from a FlexiPage: regions by template, items in their order, typed properties, tabs from facets. */
import type { LwcBundle, MetadataFile, XmlElement } from "../../project/model.ts";
import { child, children, textOf } from "../../project/xml.ts";
import type { FormFactor, PageItem, PageModel, PageTab, Region } from "./model.ts";
import { propertiesOf } from "./properties.ts";
import { PLATFORM_PAGES } from "./platform-pages.ts";
import { templateRows, type RegionPlace } from "./templates.ts";
import { isVisible, VisibilityNotModelled, type VisibilityFacts } from "./visibility.ts";

interface PageSurroundings {
  readonly bundles: readonly LwcBundle[];
  readonly facts: VisibilityFacts;
  readonly formFactor: FormFactor;
}

export type PageHead = Pick<PageModel, "kind" | "title" | "recordId" | "objectApiName">;

export function drawFlexiPage(page: MetadataFile, head: PageHead, around: PageSurroundings): PageModel {
  const drawing = new Drawing(page, around);
  return { ...head, name: page.fullName, rows: drawing.rows() };
}

class Drawing {
  readonly #page: MetadataFile;
  readonly #around: PageSurroundings;
  readonly #regions: ReadonlyMap<string, XmlElement>;

  constructor(page: MetadataFile, around: PageSurroundings) {
    this.#page = page;
    this.#around = around;
    const regions = children(page.root, "flexiPageRegions");
    this.#regions = new Map(regions.map((region) => [textOf(region, "name") ?? "", region]));
  }

  rows(): (readonly Region[])[] {
    const template = textOf(child(this.#page.root, "template") ?? this.#page.root, "name") ?? "";
    const names = [...this.#regions].filter(([, region]) => textOf(region, "type") === "Region").map(([name]) => name);
    const rows = templateRows(template, names, this.#around.formFactor);
    return rows.map((row) => row.map((place) => this.#region(place)));
  }

  #region(place: RegionPlace): Region {
    if ("name" in place) return { ...place, items: this.#items(place.name), rows: [] };
    const rows = place.rows.map((row) => row.map((inner) => this.#region(inner)));
    return {
      name: rows
        .flat()
        .map((region) => region.name)
        .join("-"),
      columns: place.columns,
      width: "LARGE",
      items: [],
      rows,
    };
  }

  #items(region: string): PageItem[] {
    const element = this.#regions.get(region);
    if (!element) return [];
    const instances = children(element, "itemInstances").flatMap((item) => item.children);
    // Pages before API version 49.0 have the components directly in the region.
    const all = [...instances, ...children(element, "componentInstances")];
    return all.flatMap((instance, index) => this.#item(instance, `${region}-${index}`));
  }

  #item(instance: XmlElement, position: string): PageItem[] {
    const name = textOf(instance, "componentName") ?? "";
    const key = textOf(instance, "identifier") ?? position;
    if (instance.name === "fieldInstance")
      return [this.#problem(instance, key, "not modelled: a field placed on a page")];
    const rule = child(instance, "visibilityRule");
    try {
      if (rule && !isVisible(rule, this.#around.facts)) return [];
    } catch (error) {
      if (error instanceof VisibilityNotModelled) return [this.#problem(rule ?? instance, key, error.message)];
      throw error;
    }
    return [this.#component(instance, key, name)];
  }

  #component(instance: XmlElement, key: string, name: string): PageItem {
    const standard = PLATFORM_PAGES.components[name];
    if (standard) {
      const properties = propertiesOf(instance, undefined);
      const tabs = standard === "tabset" ? { tabs: this.#tabs(textOrNothing(properties["tabs"])) } : {};
      return { key, kind: "standard", name: standard, properties, ...tabs };
    }
    const bundle = this.#around.bundles.find((candidate) => candidate.name === name.replace(/^c:/, ""));
    if (bundle)
      return { key, kind: "custom", name: bundle.name, properties: propertiesOf(instance, bundle, this.#page) };
    const isOwn = !name.includes(":") || name.startsWith("c:");
    return this.#problem(
      instance,
      key,
      isOwn ? `there is no Lightning web component ${name}` : `not modelled: ${name}`,
    );
  }

  #tabs(facet: string): PageTab[] {
    const element = this.#regions.get(facet);
    const instances = element ? children(element, "itemInstances").flatMap((item) => item.children) : [];
    return instances.map((instance, index) => {
      const properties = propertiesOf(instance, undefined);
      const title = textOrNothing(properties["title"]);
      return {
        key: textOf(instance, "identifier") ?? `${facet}-${index}`,
        label: PLATFORM_PAGES.tabTitles[title] ?? title,
        active: properties["active"] === "true",
        items: this.#items(textOrNothing(properties["body"])),
      };
    });
  }

  #problem(element: XmlElement, key: string, text: string): PageItem {
    const message = `${this.#page.file}:${element.line}:${element.column}: ${text}`;
    return { key, kind: "problem", name: "problem", properties: {}, message };
  }
}

function textOrNothing(value: unknown): string {
  return typeof value === "string" ? value : "";
}
