/** `local-org COMMAND …` */
import { parseArgs } from "node:util";
import { ProjectError } from "../project/model.ts";
import { UsageError, type Command } from "./command.ts";

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import("./serve.ts"),
  test: () => import("./test.ts"),
  run: () => import("./run.ts"),
  query: () => import("./query.ts"),
  check: () => import("./check.ts"),
  types: () => import("./types.ts"),
};

/** Answers the exit code: 0 when all is well, 1 when anything is wrong. */
export async function main(parameters: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = parameters;
  try {
    if (name === "--help" || name === "-h" || name === "help") return await printHelp();
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load)
      throw new UsageError(`local-org has no command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
    return await runCommand(name, (await load()).command, rest);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProjectError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function runCommand(name: string, command: Command, parameters: string[]): Promise<number> {
  const { values, positionals } = parse(name, command, parameters);
  if (values.help) {
    console.log([usageOf(name, command), "", `  ${command.summary}`, "", ...command.details.map(indent)].join("\n"));
    return 0;
  }
  if (positionals.length !== command.argumentCount) throw new UsageError(`Usage: ${usageOf(name, command)}`);
  return await command.run(values as Record<string, string | boolean>, positionals);
}

function parse(name: string, command: Command, parameters: string[]) {
  try {
    const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
    return parseArgs({ args: parameters, options, allowPositionals: true });
  } catch (error) {
    const [message] = (error as Error).message.split(". ");
    throw new UsageError(`local-org ${name}: ${message!.replace(/\.$/, "")}. See local-org ${name} --help.`);
  }
}

function usageOf(name: string, { usage }: Command): string {
  return `local-org ${name} ${usage}`;
}

function indent(line: string): string {
  return `  ${line}`;
}

async function printHelp(): Promise<number> {
  console.log("Compiles and runs the Apex of a Salesforce DX project and serves its Lightning pages, with no org.\n");
  for (const [name, load] of Object.entries(COMMANDS)) {
    const { command } = await load();
    console.log(`  ${usageOf(name, command)}\n      ${command.summary}`);
  }
  return 0;
}
