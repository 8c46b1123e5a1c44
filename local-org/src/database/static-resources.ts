/** Static resources of the project, as rows. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ApexBlob } from "../apex/runtime/blob.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import { resourceFile } from "../project/source-reader.ts";
import { textOf } from "../project/xml.ts";
import type { SetupRoom } from "./setup.ts";
import type { Row } from "./store.ts";

export function addStaticResources({ add, project }: SetupRoom): void {
  for (const resource of project.staticResources) {
    const file = resourceFile(project, resource);
    const Body = file === undefined ? null : new ApexBlob(readFileSync(path.join(project.root, file)));
    const text = (name: string) => textOf(resource.root, name) ?? null;
    const texts = {
      ContentType: text("contentType"),
      CacheControl: text("cacheControl"),
      Description: text("description"),
    };
    add("StaticResource", { Name: resource.fullName, ...texts, Body });
  }
}

/** An archive that lies unpacked in a folder has a size only once it is deployed. */
export function bodyOf(row: Row): ApexBlob {
  const body = row.get("Body");
  if (body instanceof ApexBlob) return body;
  throw new NotModelled(`the body of the static resource ${String(row.get("Name"))}, which lies unpacked in a folder`);
}
