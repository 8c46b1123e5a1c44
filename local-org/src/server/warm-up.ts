/** What the first edit would have to wait for is done before it comes, in small pieces between which pages are served. */
import { parseClass } from "../apex/syntax/parse.ts";
import { warmUp as warmUpComponents } from "../lightning/build/transform.ts";
import type { Project } from "../project/model.ts";

/** Later than the first page is likely to load. */
const FIRST_AFTER_MILLISECONDS = 3000;
const PAUSE_MILLISECONDS = 20;
/** After as many classes the parser knows nearly all of its grammar, which trees kept from earlier have spared it until now. */
const MOST_CLASSES = 40;

/** Answers what ends it. */
export function warmUpLater({ classes }: Project): () => void {
  const steps = [
    warmUpComponents,
    ...classes.slice(0, MOST_CLASSES).map((each) => () => void parseClass(each.file, each.source)),
  ];
  let timer: NodeJS.Timeout;
  const later = (milliseconds: number) => {
    timer = setTimeout(() => {
      steps.shift()?.();
      if (steps.length > 0) later(PAUSE_MILLISECONDS);
    }, milliseconds);
  };
  later(FIRST_AFTER_MILLISECONDS);
  return () => clearTimeout(timer);
}
