/** `local-org run`: anonymous Apex. */
import { openWorkspace, PROJECT_DETAIL, PROJECT_OPTION, type Command } from "./command.ts";
import { openOrg } from "./open-org.ts";

export const command: Command = {
  usage: "FILE [--project DIR]",
  summary: "Runs a file as anonymous Apex in a new org and prints what it debugs.",
  details: [PROJECT_DETAIL],
  options: PROJECT_OPTION,
  argumentCount: 1,
  run(values, [file]) {
    openOrg(openWorkspace(values), file, (line) => console.log(line));
    return 0;
  },
};
