import { CompileError, compileModule, warmUp } from "../../src/lightning/build/transform.ts";

function failureOf(file: string, source: string): CompileError {
  try {
    compileModule(file, source, "c", "card", false);
  } catch (error) {
    if (error instanceof CompileError) return error;
    throw error;
  }
  throw new Error("it compiles");
}

it("strips types and registers the component", () => {
  const source = `import { LightningElement, api } from "lwc";
interface Row { name: string }
export default class Card extends LightningElement {
  @api recordId!: string;
  rows: Row[] = [];
  declare ghost: string;
}`;
  const code = compileModule("/x/lwc/card/card.ts", source, "c", "card", false);
  expect(code).toContain("registerDecorators");
  expect(code).toContain("c-card");
  expect(code).not.toMatch(/interface|: string|ghost/);
});

it("tells where TypeScript cannot be read", () => {
  expect(failureOf("/x/lwc/card/card.ts", "export const a = 1;\nconst = 2;")).toMatchObject({ line: 2, column: 7 });
});

it("tells of the LWC compiler's errors at their place in the TypeScript", () => {
  const source = `import { LightningElement, api } from "lwc";
interface Row {
  name: string;
}

export default class Card extends LightningElement {
  @api shown = true;
}`;
  const failure = failureOf("/x/lwc/card/card.ts", source);
  expect(failure.message).toMatch(/^LWC1\d+/);
  expect(failure.line).toBe(7);
});

it("tells of errors in a template with line and column", () => {
  const failure = failureOf("/x/lwc/card/card.html", "<template>\n  <p>{a.b.}</p>\n</template>");
  expect(failure.message).toMatch(/^LWC\d+: /);
  expect(failure).toMatchObject({ line: 2, column: 6 });
});

it("tells of errors in styles without the path, which stands before them", () => {
  const failure = failureOf("/x/lwc/card/card.css", ".a {}\n#b {}");
  expect(failure.message).toMatch(/^LWC1009: Invalid usage of id selector/);
  expect(failure.line).toBe(2);
});

it("warms up on samples that compile", () => {
  expect(warmUp).not.toThrow();
});
