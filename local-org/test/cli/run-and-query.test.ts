import path from "node:path";
import { BOOKSHOP, changedBookshop } from "../project/bookshop.ts";
import { removeTemporaryProjects, temporaryProject } from "../project/temporary-project.ts";
import { localOrg } from "./run-command.ts";

afterAll(removeTemporaryProjects);

function apexFile(source: string): string {
  return path.join(temporaryProject({ "first.apex": source }), "first.apex");
}

const BOOKS = `Author__c author = new Author__c(Name = 'Mary Shelley');
insert author;
insert new List<Book__c>{
    new Book__c(Name = 'Frankenstein', Author__c = author.Id, Pages__c = 280, Price__c = 9.5),
    new Book__c(Name = 'Lodore', Author__c = author.Id, Pages__c = 400)
};
System.debug('made');
`;

it("runs anonymous Apex and prints what it debugs", async () => {
  const { status, stdout, stderr } = await localOrg("run", apexFile(BOOKS), "--project", BOOKSHOP);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "DEBUG|made\n", stderr: "" });
});

it("tells what anonymous Apex throws, with its Apex stack trace only", async () => {
  const file = apexFile("Integer nothing;\nnothing++;\n");
  const { status, stderr } = await localOrg("run", file, "--project", BOOKSHOP);
  expect(stderr).toBe(
    "System.NullPointerException: Attempt to de-reference a null object\nAnonymousBlock: line 2, column 1\n",
  );
  expect(status).toBe(1);
});

it("runs the jobs that anonymous Apex enqueues, and tells of those that fail", async () => {
  const classes = "force-app/main/default/classes";
  const job = (name: string, body: string) => ({
    [`${classes}/${name}.cls`]: `public class ${name} implements Queueable {
    public void execute(QueueableContext context) {
        ${body}
    }
}`,
    [`${classes}/${name}.cls-meta.xml`]:
      '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>',
  });
  const project = changedBookshop(
    {},
    { ...job("GoodJob", "insert new Author__c(Name = 'By a job');"), ...job("BadJob", "Integer nothing; nothing++;") },
  );
  const good = apexFile("System.enqueueJob(new GoodJob());");
  const { stdout } = await localOrg(
    "query",
    "SELECT Name FROM Author__c",
    "--json",
    "--apex",
    good,
    "--project",
    project,
  );
  expect(JSON.parse(stdout)).toEqual([{ Name: "By a job" }]);
  const bad = apexFile("System.enqueueJob(new BadJob());");
  const { status, stderr } = await localOrg("run", bad, "--project", project);
  expect(stderr).toBe(
    "Queueable BadJob: System.NullPointerException: Attempt to de-reference a null object\n" +
      "Class.BadJob.execute: line 3, column 1\n",
  );
  expect(status).toBe(1);
});

it("tells where anonymous Apex does not compile", async () => {
  const file = apexFile("Integer one = 'one';\n");
  const { status, stderr } = await localOrg("run", path.relative(process.cwd(), file), "--project", BOOKSHOP);
  expect(stderr).toContain("first.apex:1:15: Illegal assignment from String to Integer\n");
  expect(status).toBe(1);
});

it("prints the rows of a query, and nothing that was not asked for", async () => {
  const query = "SELECT Name, Price__c, author__r.name FROM Book__c ORDER BY Name";
  const { stdout, stderr } = await localOrg("query", query, "--apex", apexFile(BOOKS), "--project", BOOKSHOP);
  expect(stdout).toBe(`Name          Price__c  Author__r.Name
------------  --------  --------------
Frankenstein  9.5       Mary Shelley
Lodore                  Mary Shelley

2 rows
`);
  expect(stderr).toBe("DEBUG|made\n");
});

it("prints rows as JSON, with parents, children and aggregates", async () => {
  const rows = async (query: string) => {
    const { stdout } = await localOrg("query", query, "--json", "--apex", apexFile(BOOKS), "--project", BOOKSHOP);
    return JSON.parse(stdout) as unknown;
  };
  expect(await rows("SELECT Name, (SELECT Name, Price__c FROM Books__r ORDER BY Name) FROM Author__c")).toEqual([
    {
      Name: "Mary Shelley",
      Books__r: [
        { Name: "Frankenstein", Price__c: 9.5 },
        { Name: "Lodore", Price__c: null },
      ],
    },
  ]);
  expect(await rows("SELECT Status__c, COUNT(Id) books FROM Book__c GROUP BY Status__c")).toEqual([
    { Status__c: "Announced", books: 2 },
  ]);
  expect(await rows("SELECT COUNT() FROM Book__c")).toEqual([{ count: 2 }]);
}, 60_000);

it("tells what the database says of a query", async () => {
  const { status, stderr } = await localOrg("query", "SELECT Nothing FROM Book__c", "--project", BOOKSHOP);
  expect(stderr).toContain("No such column 'Nothing' on entity 'Book__c'");
  expect(stderr).not.toContain(".ts:");
  expect(status).toBe(1);
});
