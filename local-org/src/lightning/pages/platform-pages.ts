/** How the platform draws pages that a project does not, and the names by which it stores what is on them. */
import { readData } from "../../project/data.ts";
import type { WrittenPlace } from "./templates.ts";

type ByName<Value> = Readonly<Record<string, Value>>;

interface PlatformPages {
  /** Fields that are on no page. */
  readonly notShown: readonly string[];
  /** The platform's own compact layouts, save the name, which is the title; that of a custom object has nothing else. */
  readonly compactLayouts: ByName<readonly string[]>;
  /** The platform's components that the page shell stands in for: their names on a FlexiPage, and the shell's. */
  readonly components: ByName<string>;
  /** Rows of regions, by template. */
  readonly templates: ByName<readonly (readonly WrittenPlace[])[]>;
  /** Titles of tabs that the App Builder stores by name. */
  readonly tabTitles: ByName<string>;
}

export const PLATFORM_PAGES = JSON.parse(readData("pages.json")) as PlatformPages;
