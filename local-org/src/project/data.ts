import { readFileSync } from "node:fs";
import path from "node:path";

export const DATA_FOLDER = path.join(import.meta.dirname, "../../data");

/** A file of facts about the platform. */
export const readData = (name: string): string => readFileSync(path.join(DATA_FOLDER, name), "utf8");
