import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { declarations } from "../../src/cli/types.ts";
import { readProject } from "../../src/project/read.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects } from "../project/temporary-project.ts";

afterAll(removeTemporaryProjects);

const require = createRequire(import.meta.url);
const CLASSES = "force-app/main/default/classes";

const CARD = `import { LightningElement, api, wire } from "lwc";
import getOffer from "@salesforce/apex/BookController.getOffer";
import findBooks from "@salesforce/apex/BookController.findBooks";
import setPrice from "@salesforce/apex/BookController.setPrice";
import everything from "@salesforce/apex/Everything.everything";
import TITLE from "@salesforce/label/c.Book_Card_Title";
import BOOK from "@salesforce/schema/Book__c";
import PRICE from "@salesforce/schema/Book__c.Price__c";
import COUNTRY from "@salesforce/schema/Book__c.Author__r.Country__c";
import mayChange from "@salesforce/customPermission/Change_Prices";

type Offer = Awaited<ReturnType<typeof getOffer>>;

export default class Sample extends LightningElement {
  @api recordId: string | undefined;
  @api limit = 10;
  heading: string = TITLE;
  object: "Book__c" = BOOK.objectApiName;
  field: "Price__c" = PRICE.fieldApiName;
  country: "Author__r.Country__c" = COUNTRY.fieldApiName;
  permitted: boolean | undefined = mayChange;
  price: number | undefined;

  @wire(getOffer, { bookId: "$recordId" })
  wiredOffer({ data, error }: { data?: Offer; error?: unknown }): void {
    this.price = data?.price ?? undefined;
    this.heading = error ? "?" : (data?.title ?? TITLE);
  }

  @wire(findBooks, { title: "$heading", limitTo: "$limit" })
  found: { data?: Awaited<ReturnType<typeof findBooks>> } | undefined;

  get names(): (string | undefined)[] {
    return (this.found?.data ?? []).map((book) => book.Author__r?.Name);
  }

  async change(): Promise<void> {
    await setPrice({ bookId: this.recordId ?? null, price: 2.5 });
    const all = await everything();
    const kind: "PAPER" | "SCREEN" | null | undefined = all?.kind;
    const first: string | null | undefined = all?.parts?.[0]?.deep;
    const counts: number | undefined = all?.counts?.["a"];
    const above: boolean | null | undefined = all?.fromAbove;
    const made: string | null | undefined = all?.shownName;
    void [kind, first, counts, above, made];
  }
}
`;

const EVERYTHING = `public class Everything extends EverythingAbove {
    public enum Kind { PAPER, SCREEN }
    public class Inner {
        @AuraEnabled public String deep { get; set; }
        public String hidden;
    }
    @AuraEnabled public Kind kind;
    @AuraEnabled public List<Inner> parts;
    @AuraEnabled public Map<String, Integer> counts;
    @AuraEnabled public String getShownName() { return null; }
    @AuraEnabled public static Everything everything() { return null; }
}
`;
const ABOVE = "public virtual class EverythingAbove { @AuraEnabled public Boolean fromAbove; }";

/** Every wrong use is a copy of the sample with one text replaced. */
const WRONG: readonly [what: string, find: string, replacement: string, message: RegExp][] = [
  ["a method", "apex/BookController.getOffer", "apex/BookController.getOffers", /TS2307: .*BookController.getOffers'/],
  ["a label", "label/c.Book_Card_Title", "label/c.Book_Card_Titel", /TS2307: .*Book_Card_Titel'/],
  ["a field", "schema/Book__c.Price__c", "schema/Book__c.Prize__c", /TS2307: .*Prize__c'/],
  ["a parent's field", "Book__c.Author__r.Country__c", "Book__c.Author__r.Land__c", /TS2307: .*Land__c'/],
  ["a custom permission", "customPermission/Change_Prices", "customPermission/Fly", /TS2307: .*Fly'/],
  ["a wired parameter", '{ bookId: "$recordId" }', '{ bokId: "$recordId" }', /'bokId' does not exist/],
  ["a parameter", "{ bookId: this.recordId ?? null,", "{ book: this.recordId ?? null,", /'book' does not exist/],
  ["a parameter's type", "price: 2.5", 'price: "2.5"', /'string' is not assignable to type 'number'/],
  ["a missing parameter", ", price: 2.5", "", /TS2345.*price: number/],
  ["a member", "data?.price", "data?.prize", /'prize' does not exist/],
  ["a field of a record", "Author__r?.Name", "Author__r?.Nam", /'Nam' does not exist/],
  ["a value of an enum", '"PAPER" | "SCREEN"', '"PAPER"', /'Kind . null . undefined' is not assignable/],
  ["a member without @AuraEnabled", ".deep", ".hidden", /'hidden' does not exist/],
  ["a wire of a method that is not cacheable", "@wire(getOffer, { bookId", "@wire(setPrice, { bookId", /TS2345|TS2769/],
];

function writeSamples(): string {
  const meta = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>';
  const wrong = WRONG.map(([, find, replacement], index) => {
    expect(CARD).toContain(find);
    return [`samples/wrong${index}.ts`, CARD.replace(find, () => replacement)];
  });
  const compilerOptions = {
    ...{ target: "ESNext", module: "ESNext", moduleResolution: "bundler", lib: ["ESNext", "DOM"], skipLibCheck: true },
    ...{ strict: true, noUncheckedIndexedAccess: true, experimentalDecorators: false, noEmit: true, types: [] },
    paths: { lwc: [require.resolve("lwc").replace(/\.js$/, ".d.ts")] },
  };
  return changedBookshop(
    {},
    {
      [`${CLASSES}/Everything.cls`]: EVERYTHING,
      [`${CLASSES}/Everything.cls-meta.xml`]: meta,
      [`${CLASSES}/EverythingAbove.cls`]: ABOVE,
      [`${CLASSES}/EverythingAbove.cls-meta.xml`]: meta,
      "force-app/main/default/lwc/bookCard/bookCard.ts": CARD,
      ...Object.fromEntries(wrong),
      "tsconfig.json": JSON.stringify({
        compilerOptions,
        include: ["types", "samples", "force-app/main/default/lwc/bookCard"],
      }),
    },
  );
}

it("lets right uses compile, and nothing else", () => {
  const root = writeSamples();
  const project = readProject(root);
  mkdirSync(path.join(root, "types"));
  for (const [file, text] of Object.entries(declarations({ project, schema: loadSchema(project) }))) {
    writeFileSync(path.join(root, "types", file), text);
  }
  const { stdout } = spawnSync(process.execPath, [require.resolve("typescript/lib/tsc.js"), "-p", root], {
    encoding: "utf8",
    timeout: 100_000,
  });
  const lines = stdout.split("\n");
  expect(lines.filter((line) => line.includes("bookCard.ts") || line.includes("types/"))).toEqual([]);
  const told = WRONG.map(([what, , , message], index) => {
    const own = lines.filter((line) => line.includes(`wrong${index}.ts`));
    return `${what}: ${own.some((line) => message.test(line)) ? "told" : own.join() || "accepted"}`;
  });
  expect(told).toEqual(WRONG.map(([what]) => `${what}: told`));
}, 120_000);
