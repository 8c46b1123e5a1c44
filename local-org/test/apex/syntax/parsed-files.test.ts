import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ParsedFiles } from "../../../src/apex/syntax/parsed-files.ts";
import { parseClass } from "../../../src/apex/syntax/parse.ts";

describe("parsed files", () => {
  const file = "Example.cls";

  it("are parsed again only where their text is another one", () => {
    const parsed = new ParsedFiles();
    const parser = jest.fn(parseClass);
    parsed.parse(parser, file, "class A { }");
    expect(parsed.parse(parser, file, "class A { }").unit?.name).toBe("A");
    expect(parser).toHaveBeenCalledTimes(1);
    expect(parsed.parse(parser, file, "class B { }").unit?.name).toBe("B");
    expect(parsed.parse(parser, file, "class B { ").problems).toHaveLength(1);
    expect(parser).toHaveBeenCalledTimes(3);
  });

  it("are trees of their own, as they are parsed", () => {
    const parsed = new ParsedFiles();
    const text = "class A { Map<Id, Integer> b = new Map<Id, Integer>{ c => 1 + 2 }; }";
    Object.assign(parsed.parse(parseClass, file, text).unit!, { symbol: "of an earlier type pass" });
    expect(parsed.parse(parseClass, file, text)).toEqual(structuredClone(parseClass(file, text)));
  });

  it("are kept for the processes to come", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "local-org-trees-"));
    const parser = jest.fn(parseClass);
    const text = "class A { Long b = 5L; }";
    const first = new ParsedFiles(folder).parse(parser, file, text);
    expect(new ParsedFiles(folder).parse(parser, file, text)).toEqual(first);
    expect(parser).toHaveBeenCalledTimes(1);
    new ParsedFiles(folder).parse(parser, file, `${text} `);
    expect(parser).toHaveBeenCalledTimes(2);
    rmSync(folder, { recursive: true });
    expect(new ParsedFiles(path.join(folder, "\0")).parse(parser, file, text)).toEqual(first);
  });
});
