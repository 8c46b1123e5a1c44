/** From the sources of a project to a program: parse, check, generate. */
import type { ApexSource, Problem, Project } from "../project/model.ts";
import type { Schema } from "../schema/model.ts";
import { formulaProblems } from "./formula/check.ts";
import { generateAnonymous, generateClass, generateTrigger } from "./generate/unit.ts";
import { Program } from "./instance.ts";
import "./library/index.ts";
import type { CompileResult } from "./program.ts";
import { parseAnonymous, parseClass, parseTrigger, type ParseResult } from "./syntax/parse.ts";
import type { ParsedFiles } from "./syntax/parsed-files.ts";
import { checkProgram } from "./types/check.ts";
import { isDependent } from "./types/program.ts";

export interface CompileOptions {
  /** Statements to compile with the project, as anonymous Apex. */
  readonly anonymous?: { readonly file: string; readonly source: string };
  /** Leave out classes with problems, and whoever uses them, instead of giving no program. */
  readonly keepGoing?: boolean;
  /** What was parsed before. */
  readonly parsed?: ParsedFiles;
}

interface Parsed<Unit> {
  readonly file: string;
  readonly source: string;
  readonly apiVersion: string;
  readonly unit: Unit;
}

type Parser<Unit> = (file: string, text: string) => ParseResult<Unit>;

export function compileProject(project: Project, schema: Schema, options: CompileOptions = {}): CompileResult {
  const broken = new Map<string, readonly Problem[]>();
  const parse = <Unit>(parser: Parser<Unit>, from: Omit<ApexSource, "name">, name: string): Parsed<Unit>[] => {
    const { unit, problems } = options.parsed?.parse(parser, from.file, from.source) ?? parser(from.file, from.source);
    if (unit && problems.length === 0) return [{ ...from, unit }];
    broken.set(name, problems);
    return [];
  };
  const classes = project.classes.flatMap((each) => parse(parseClass, each, each.name));
  const unreadable = new Map([...broken].map(([name, [first]]) => [name.toLowerCase(), first!]));
  const triggers = project.triggers.flatMap((each) => parse(parseTrigger, each, each.name));
  const [anonymous] = options.anonymous
    ? parse(parseAnonymous, { ...options.anonymous, apiVersion: project.sourceApiVersion }, "AnonymousBlock")
    : [];
  const keepGoing = options.keepGoing ?? false;
  const checked = checkProgram({
    classes,
    triggers,
    anonymous,
    schema,
    labels: project.labels,
    fieldSets: project.objects.flatMap(({ apiName, fieldSets }) =>
      fieldSets.map(({ fullName }) => `${apiName}.${fullName.split(".").at(-1)}`),
    ),
    pages: project.other.filter(({ type }) => type === "ApexPage").map(({ fullName }) => fullName),
    namespace: project.namespace,
    unreadable,
    keepGoing,
  });
  const formulas = keepGoing ? [] : formulaProblems(project, schema);
  const found = checked.problems.filter((problem) => !isDependent(problem));
  const problems = [...(keepGoing ? [] : [...broken.values()].flat()), ...found, ...formulas];
  const leftOut = keepGoing ? new Map([...broken, ...checked.leftOut]) : new Map();
  if (problems.length > 0) return { problems, leftOut };
  const labels = new Map(project.labels.map((label) => [label.fullName.toLowerCase(), label.value]));
  const isKept = (name: string): boolean => !checked.leftOut.has(name);
  const units = [
    ...classes.filter(({ unit }) => isKept(unit.name)).map((each) => generateClass(each.unit, { ...each, labels })),
    ...triggers.filter(({ unit }) => isKept(unit.name)).map((each) => generateTrigger(each.unit, { ...each, labels })),
    ...(anonymous ? [generateAnonymous(anonymous.unit, { ...anonymous, labels })] : []),
  ];
  return { program: new Program(units, checked.classes, schema, leftOut), problems, leftOut };
}
