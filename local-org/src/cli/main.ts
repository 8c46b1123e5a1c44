/** `local-org COMMAND …` */
import { parseArgs } from "node:util";
import { ProjectError } from "../project/model.ts";
import { command as check } from "./check.ts";
import { UsageError, type Command } from "./command.ts";
import { command as query } from "./query.ts";
import { command as run } from "./run.ts";
import { command as serve } from "./serve.ts";
import { command as test } from "./test.ts";
import { command as types } from "./types.ts";

const COMMANDS: Readonly<Record<string, Command>> = { serve, test, run, query, check, types };

/** Answers the exit code: 0 when all is well, 1 when anything is wrong. */
export async function main(parameters: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = parameters;
  try {
    if (name === "--help" || name === "-h" || name === "help") return printHelp();
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(`local-org has no command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
    return await runCommand(name, command, rest);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProjectError || isSystemError(error))) throw error;
    console.error(error.message);
    return 1;
  }
}

/** A file or folder that cannot be read or written: Node's message names it. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

async function runCommand(name: string, command: Command, parameters: string[]): Promise<number> {
  const { values, positionals } = parse(name, command, parameters);
  if (values.help) {
    console.log([usageOf(name, command), "", `  ${command.summary}`, "", ...command.details.map(indent)].join("\n"));
    return 0;
  }
  if (positionals.length !== command.argumentCount) throw new UsageError(`Usage: ${usageOf(name, command)}`);
  return await command.run(values, positionals);
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

function printHelp(): number {
  console.log("Compiles and runs the Apex of a Salesforce DX project and serves its Lightning pages, with no org.\n");
  for (const [name, command] of Object.entries(COMMANDS)) {
    console.log(`  ${usageOf(name, command)}\n      ${command.summary}`);
  }
  return 0;
}
