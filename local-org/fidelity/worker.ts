/** A child process of the measuring. */
import { perform, type Task } from "./tasks.ts";

process.once("message", (task: Task) => {
  process.send!(perform(task), undefined, {}, () => process.disconnect());
});
