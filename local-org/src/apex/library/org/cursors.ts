/** Cursors of queries, by name alone: a class with one in a signature runs, as long as nobody makes one. */
import { NotModelled } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";

const refuse = (method: string) => (): never => {
  throw new NotModelled(`Database.${method}`);
};

const getNumRecords = { "Integer getNumRecords()": refuse("getCursor") };

platformClass("Database.Cursor", {
  ...getNumRecords,
  "List<SObject> fetch(Integer position, Integer count)": refuse("getCursor"),
});

platformClass("Database.CursorFetchResult", { "List<SObject> getRecords()": refuse("getPaginationCursor") });

platformClass("Database.PaginationCursor", {
  ...getNumRecords,
  "Database.CursorFetchResult fetchPage(Integer start, Integer pageSize)": refuse("getPaginationCursor"),
});
