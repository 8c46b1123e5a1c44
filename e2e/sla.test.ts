/** Tandem in a real browser, on the sample data. One file, so that its stories share one workbench and one browser. */
import "./queue.ts";
import "./clock.ts";
