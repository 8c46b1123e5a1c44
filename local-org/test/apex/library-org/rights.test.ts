import { debugLines } from "./run-apex.ts";

describe("a user who has no rights (github.com/beyond-the-cloud-dev/soql-lib and dml-lib, SOQL_Test and DML_Test)", () => {
  const USER = `User u = new User(Alias = 'a', Email = 'a@b.invalid', EmailEncodingKey = 'UTF-8', LastName = 'a', LanguageLocaleKey = 'en_US',
    LocaleSidKey = 'en_US', TimeZoneSidKey = 'GMT', Username = 'a@sharing.example', Profile = new Profile(Name = 'Minimum Access - Salesforce'));`;

  it("does not see fields of activities that have security of their own", () => {
    const read = (
      field: string,
    ) => `try { System.debug(Database.query('SELECT ${field} FROM Task WITH USER_MODE').size()); }
      catch (QueryException e) { System.debug(e.getMessage().contains('No such column \\'${field}\\' on entity \\'Task\\'')); }`;
    expect(debugLines(`${USER} System.runAs(u) { ${read("Type")} ${read("Subject")} }`)).toEqual(["true", "0"]);
  });

  it.each([
    ["upsert", "Database.upsert(new List<Case>{ c }, true, AccessLevel.USER_MODE);", "upsert in user mode"],
    [
      "undelete",
      "delete c; System.runAs(u) { Database.undelete(c, true, AccessLevel.USER_MODE); }",
      "undelete in user mode",
    ],
  ])("is not told of what the statement says of it: %s", (_, statement, what) => {
    const statements = `${USER} Case c = new Case(Subject = 'a'); insert c;`;
    const body = statement.startsWith("delete") ? statement : `System.runAs(u) { ${statement} }`;
    expect(() => debugLines(`${statements} ${body}`)).toThrow(`not modelled: ${what}`);
  });
});
