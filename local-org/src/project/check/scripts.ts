/** What the platform asks of scripts beyond the LWC compiler: its own lint, and forms of imports. Each match has its message. */
import { METADATA_NAMES } from "../metadata-names.ts";

type Rule = readonly [pattern: RegExp, message: (...groups: string[]) => string | undefined];

const RULES: readonly Rule[] = [
  [/@(api|track)\s+static\b/g, (name) => `"@${name}" decorators can only be applied to class fields and methods`],
  [/@wire\([^()]*\)\s*static\b/g, () => `"@wire" decorators can't be applied to static properties`],
  [/@(api|track)\(/g, (name) => `"@${name}" decorators don't support argument`],
  [/\bexport\s+[^;'"]*\bfrom\s*["']lwc["']/g, () => 'nothing can be exported from "lwc"'],
  [/\bimport\s+(?!type\b)([^;'"{}]+),?[^;'"]*\bfrom\s*["']lwc["']/g, () => '"lwc" has named imports only'],
  [/\bimport\s*\{([^{}]*)\}\s*from\s*["']lwc["']/g, unknownOfLwc],
  [
    /\bimport\s+(?!type\b)(?:\w+\s*,\s*)?(?:\{(?!\s*default\b)|\*)[^;'"]*\bfrom\s*["'](@salesforce\/(?!lds\b|apex["'])\w+)/g,
    (module) => `${module} modules only support default imports`,
  ],
  [/["']@salesforce\/(client|community|site|user|webstore)\/(\w+)["']/g, unknownName],
];

function unknownOfLwc(names: string): string | undefined {
  const imported = names.split(",").map((name) => name.trim().split(/\s+as\s+/)[0]!);
  const wrong = imported.find((name) => /^\w+$/.test(name) && !METADATA_NAMES.lwcImports.includes(name));
  return wrong && `"${wrong}" can't be imported from "lwc"`;
}

function unknownName(scope: string, name: string): string | undefined {
  if (METADATA_NAMES.scopes[scope]!.includes(name)) return undefined;
  return `there is no module "@salesforce/${scope}/${name}"`;
}

/** Offsets in a script without comments, and what is wrong there. */
export function scriptProblems(text: string): { readonly offset: number; readonly message: string }[] {
  return RULES.flatMap(([pattern, tell]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const message = tell(...match.slice(1).map((group) => group ?? ""));
      return message === undefined ? [] : [{ offset: match.index, message }];
    }),
  );
}
