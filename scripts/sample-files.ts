/** The sample data, as the arguments that give it to local-org: each file is a transaction of its own, in this order. */
const NAMES = ["people", "queue", "data", "steps", "answers"];

export const SAMPLE_ARGUMENTS: readonly string[] = [
  ...["--source-dir", "sample"],
  ...NAMES.flatMap((name) => ["--apex", `scripts/apex/sample-${name}.apex`]),
];
