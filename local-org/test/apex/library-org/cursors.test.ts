import { debugLines } from "./run-apex.ts";

// beyond-the-cloud-dev/soql-lib, SOQL
it("runs a class that names cursors, and refuses to make one", () => {
  const Rows = `public class Rows {
    public Database.Cursor cursor() { return Database.getCursor('SELECT Id FROM Account'); }
    public Database.PaginationCursor pages() { return null; }
    public Integer count() { return [SELECT COUNT() FROM Account]; }
  }`;
  expect(debugLines("System.debug(new Rows().count());", { classes: { Rows }, keepGoing: true })).toEqual(["0"]);
  expect(() => debugLines("new Rows().cursor();", { classes: { Rows }, keepGoing: true })).toThrow(
    "not modelled: System.Database.getCursor",
  );
});
