/** Text → tree. Names and words may be written in any case. */
import { FormulaError, type BinaryOperator, type FormulaNode } from "./tree.ts";

interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
}

const TOKEN =
  /(?<space>\s+|\/\*[^]*?\*\/)|(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\[nrtNRT"'\\])*"|'(?:[^'\\]|\\[nrtNRT"'\\])*')|(?<name>[a-zA-Z$][\w$:.#]*)|(?<symbol>\|\||&&|<>|!=|==|<=|>=|[-+*/^&=<>!(),])/y;

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  let offset = 0;
  while (offset < formula.length) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(formula);
    if (!match) throw new FormulaError(`Syntax error: ${formula.charAt(offset)} is unexpected here`, { offset });
    const groups = match.groups as Readonly<Record<string, string | undefined>>;
    const kind = (["number", "text", "name", "symbol"] as const).find((each) => groups[each] !== undefined);
    if (kind) found.push({ kind, text: match[0], offset });
    offset = TOKEN.lastIndex;
  }
  return [...found, { kind: "end", text: "the end", offset }];
}

const SPELLINGS: Readonly<Record<string, BinaryOperator>> = { "==": "=", "!=": "<>" };

/** From the loosest on. The power binds less tightly than the product: 2 * 3 ^ 2 is 36. */
const LEVELS = ["||", "&&", "= <>", "< > <= >=", "+ - &", "^", "* /"];
const BINDING = new Map(LEVELS.flatMap((level, i) => level.split(" ").map((operator) => [operator, i + 1])));

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Throws a FormulaError. */
export function parseFormula(formula: string): FormulaNode {
  return new Parser(tokens(formula)).run();
}

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(list: readonly Token[]) {
    this.tokens = list;
  }

  run(): FormulaNode {
    const node = this.expression(0);
    if (this.next.kind !== "end") this.unexpected();
    return node;
  }

  private get next(): Token {
    return this.tokens[this.position] as Token;
  }

  private take(): Token {
    const token = this.next;
    this.position++;
    return token;
  }

  private unexpected(): never {
    throw new FormulaError(`Syntax error: ${this.next.text} is unexpected here`, this.next);
  }

  private isNext(symbol: string): boolean {
    return this.next.kind === "symbol" && this.next.text === symbol;
  }

  private expect(symbol: string): void {
    if (!this.isNext(symbol)) {
      throw new FormulaError(`Syntax error: missing '${symbol}' before ${this.next.text}`, this.next);
    }
    this.take();
  }

  private expression(least: number): FormulaNode {
    let left = this.unary();
    for (;;) {
      const { kind, text, offset } = this.next;
      const operator = SPELLINGS[text] ?? (text as BinaryOperator);
      const binding = kind === "symbol" ? (BINDING.get(operator) ?? 0) : 0;
      if (binding <= least) return left;
      this.take();
      left = { kind: "binary", operator, left, right: this.expression(binding), offset };
    }
  }

  private unary(): FormulaNode {
    const { kind, text, offset } = this.next;
    const isNot = text === "!" || (kind === "name" && text.toLowerCase() === "not");
    if (kind !== "text" && (isNot || text === "-" || text === "+")) {
      this.take();
      return { kind: "unary", operator: isNot ? "!" : (text as "-" | "+"), operand: this.unary(), offset };
    }
    return this.primary();
  }

  private primary(): FormulaNode {
    const { kind, text, offset } = this.next;
    if (kind === "number") return { kind: "number", text: this.take().text, offset };
    if (kind === "text") return { kind: "text", value: unescaped(this.take().text), offset };
    if (kind === "name") return this.name();
    if (text !== "(") this.unexpected();
    this.take();
    const inner = this.expression(0);
    this.expect(")");
    return inner;
  }

  private name(): FormulaNode {
    const { text, offset } = this.take();
    const lower = text.toLowerCase();
    if (lower === "true" || lower === "false") return { kind: "boolean", value: lower === "true", offset };
    if (lower === "null") return { kind: "null", offset };
    if (!this.isNext("(")) return { kind: "name", name: text, offset };
    this.take();
    const parameters: FormulaNode[] = [];
    while (!this.isNext(")")) {
      if (parameters.length > 0) this.expect(",");
      parameters.push(this.expression(0));
    }
    this.take();
    return { kind: "call", name: text.toUpperCase(), parameters, offset };
  }
}

function unescaped(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter.toLowerCase()] ?? letter);
}
