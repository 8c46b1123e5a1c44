/** `local-org serve`: the project's Lightning pages in a browser. */
import { PROJECT_DETAIL, PROJECT_OPTION, UsageError, directoryOf, type Command, type Values } from "./command.ts";

const DEFAULT_PORT = 3333;

export const command: Command = {
  usage: "[--project DIR] [--source-dir DIR]… [--port N] [--apex FILE]… [--user NAME]",
  summary: "Serves the project's Lightning pages.",
  details: [
    PROJECT_DETAIL,
    "--source-dir DIR",
    "                deployed beside the project's own folders; may be given several times",
    `--port N        else the environment's PORT, else ${DEFAULT_PORT}`,
    "--apex FILE     run first, as anonymous Apex; may be given several times, each a transaction of its own",
    "--user NAME     who a visitor works as at first: a user's name or username; else the administrator",
  ],
  options: {
    ...PROJECT_OPTION,
    "source-dir": { type: "string", multiple: true },
    port: { type: "string" },
    apex: { type: "string", multiple: true },
    user: { type: "string" },
  },
  argumentCount: 0,
  async run(values) {
    const port = portOf(values);
    const { serve, ServeError } = await import("../server/serve.ts");
    const apexFile = [values.apex ?? []].flat().map(String);
    const sourceDirs = [values["source-dir"] ?? []].flat().map(String);
    try {
      const user = typeof values.user === "string" ? { user: values.user } : {};
      const log = (text: string) => console.log(text);
      const served = await serve({ project: directoryOf(values), sourceDirs, port, apexFile, ...user, log });
      console.log(`Serving ${served.url}`);
      for (const { label, url } of served.addresses) console.log(`  ${label}: ${url}`);
      await interrupted();
      await served.close();
      return 0;
    } catch (error) {
      throw error instanceof ServeError ? new UsageError(error.message) : error;
    }
  },
};

function portOf(values: Values): number {
  const text = String(values.port ?? process.env["PORT"] ?? DEFAULT_PORT);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`A port is a number from 0 to 65535, not "${text}".`);
  return port;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
