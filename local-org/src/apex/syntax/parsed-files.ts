/** Trees of files that are compiled again and again: by one process, and by those after it. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ParseResult } from "./parse.ts";

type Parser<Unit> = (file: string, text: string) => ParseResult<Unit>;

/** Parses a text once. Each answer is a tree of its own, since the type pass writes into it. */
export class ParsedFiles {
  /** The last tree of each file. */
  readonly #known = new Map<string, { readonly key: string; readonly tree: Buffer }>();
  readonly #folder: string | undefined;

  /** `folder`: where trees are kept for the processes to come. */
  constructor(folder?: string) {
    this.#folder = folder;
  }

  parse<Unit>(parser: Parser<Unit>, file: string, text: string): ParseResult<Unit> {
    const key = createHash("sha1").update([edition(), parser.name, file, text].join("\0")).digest("hex");
    const known = this.#known.get(file);
    const kept = known?.key === key ? known.tree : this.#read(key);
    const tree = kept ?? serialize(parser(file, text));
    this.#known.set(file, { key, tree });
    if (!kept) this.#write(key, tree);
    return deserialize(tree) as ParseResult<Unit>;
  }

  #read(key: string): Buffer | undefined {
    if (!this.#folder) return undefined;
    const file = path.join(this.#folder, key);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  }

  #write(key: string, tree: Buffer): void {
    if (!this.#folder) return;
    const file = path.join(this.#folder, key);
    try {
      fs.mkdirSync(this.#folder, { recursive: true });
      fs.writeFileSync(`${file}.${process.pid}`, tree);
      fs.renameSync(`${file}.${process.pid}`, file);
    } catch {
      // Where nothing can be kept, it is parsed again.
    }
  }
}

let hash: string | undefined;

/** Changes with Node, which writes the trees, and with the sources beside this one, which make them. */
function edition(): string {
  const texts = (): string[] =>
    fs.readdirSync(import.meta.dirname).map((name) => fs.readFileSync(path.join(import.meta.dirname, name), "utf8"));
  return (hash ??= createHash("sha1")
    .update([process.version, ...texts()].join("\0"))
    .digest("hex"));
}
