/** Visualforce Developer Guide, "Testing Custom Controllers and Controller Extensions"; Apex Reference Guide, "ApexPages Namespace". */
import { metadata } from "../../database/org-fixture.ts";
import { compileApex, debugLines } from "./run-apex.ts";

const page = (name: string) => ({ ...metadata(name, `<ApexPage><label>${name}</label></ApexPage>`), type: "ApexPage" });

const classes = {
  Signup: `public class Signup {
    private String qp = ApexPages.currentPage().getParameters().get('qp');
    public PageReference save() {
      PageReference next = qp == 'yyyy' ? Page.success : Page.failure;
      if (qp == null) next.getParameters().put('error', 'noParam');
      return next.setRedirect(true);
    } }`,
};

const run = (statements: string) =>
  debugLines(statements, { classes, parts: { other: [page("success"), page("failure"), page("MyPage")] } });

describe("pages", () => {
  it("are named, set and left by a controller", () => {
    expect(
      run(`Test.setCurrentPage(System.Page.success); System.debug(new Signup().save().getUrl());
        ApexPages.currentPage().getParameters().put('QP', 'yyyy'); PageReference next = new Signup().save();
        System.debug(next.getUrl() + ' ' + next.getRedirect() + ' ' + System.currentPageReference().getUrl());`),
    ).toEqual(["/apex/failure?error=noParam", "/apex/success true /apex/success?QP=yyyy"]);
  });

  it("have parameters whatever their case, and the URL that they were defined with", () => {
    expect(
      run(`PageReference p = new PageReference('/apex/a?b=1&C=2=3#top');
        System.debug(p.getParameters().get('B') + ' ' + p.getParameters().get('c') + ' ' + p.getAnchor() + ' ' + p.getUrl());
        p.getParameters().remove('B'); System.debug(p.getParameters().containsKey('b') + ' ' + p.setAnchor('end').getUrl());`),
    ).toEqual(["1 2=3 top /apex/a?b=1&C=2=3#top", "false /apex/a?C=2=3#end"]);
  });

  it("are never shown outside tests, where nobody reads messages", () => {
    const { run: transact, lines } = compileApex("System.debug(ApexPages.currentPage());");
    transact();
    expect(lines).toEqual(["null"]);
    expect(() => compileApex("ApexPages.hasMessages();").run()).toThrow(
      "not modelled: messages of a page outside tests",
    );
  });

  it("keep messages by their severity", () => {
    expect(
      run(`System.debug(ApexPages.hasMessages()); ApexPages.Severity error = ApexPages.Severity.ERROR;
        ApexPages.addMessage(new ApexPages.Message(error, 'short', 'long'));
        System.debug(ApexPages.hasMessages(error) + ' ' + ApexPages.hasMessages(ApexPages.Severity.INFO));
        ApexPages.Message m = ApexPages.getMessages()[0]; System.debug(m.getSeverity() + m.getSummary() + m.getDetail());`),
    ).toEqual(["false", "true false", "ERRORshortlong"]);
  });
});

describe("standard controllers", () => {
  it("have the record that they were given", () => {
    expect(
      run(`Account a = new Account(Name = 'a'); ApexPages.StandardController c = new ApexPages.StandardController(a);
        System.debug(c.getId()); insert a; System.debug(c.getId() == a.Id && c.getRecord() === a);`),
    ).toEqual(["null", "true"]);
  });

  it("turn the pages of records, twenty on a page unless told otherwise", () => {
    expect(
      run(`List<Account> all = new List<Account>(); for (Integer i = 0; i < 21; i++) all.add(new Account(Name = 'a' + i));
        ApexPages.StandardSetController c = new ApexPages.StandardSetController(all);
        System.debug(c.getPageSize() + ' ' + c.getRecords().size() + ' ' + c.getResultSize() + ' ' + c.getHasNext() + c.getHasPrevious());
        c.next(); System.debug(((Account) c.getRecords()[0]).Name + ' ' + c.getPageNumber() + ' ' + c.getHasNext() + c.getHasPrevious());
        c.first(); c.setPageSize(10); c.last(); System.debug(c.getRecords().size() + ' ' + c.getPageNumber()); c.previous();
        System.debug(c.getPageNumber() + ' ' + c.getCompleteResult() + ' ' + c.getRecord().getSObjectType()); c.setSelected(new List<Account>{ all[3] });
        System.debug(c.getSelected().size());`),
    ).toEqual(["20 20 21 truefalse", "a20 2 falsetrue", "1 3", "2 true Account", "1"]);
  });

  it("read the rows of a query locator", () => {
    expect(
      run(`insert new Account(Name = 'a');
        System.debug(new ApexPages.StandardSetController(Database.getQueryLocator('SELECT Id FROM Account')).getResultSize());`),
    ).toEqual(["1"]);
  });
});

it.each([
  ["PageReference p = new PageReference('https://example.com');", "a PageReference to https://example.com"],
  ["PageReference p = new PageReference('/a?b=%20');", "a PageReference with the encoded parameters b=%20"],
  [
    "PageReference p = new PageReference('/a'); p.getParameters().put('b', 'c d'); p.getUrl();",
    "the URL of a PageReference with several parameters",
  ],
  [
    "PageReference p = new PageReference('/a?b=1'); p.getParameters().put('c', '2'); p.getUrl();",
    "the URL of a PageReference with several parameters",
  ],
  ["Page.MyPage.getUrl();", "the case of the URL /apex/MyPage"],
  ["PageReference p = Page.Unknown;", "Page.Unknown"],
  ["ApexPages.currentPage();", "the current page of a test that has set none"],
  [
    "for (Integer i = 0; i < 2; i++) ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.INFO, 'a'));",
    "two messages of a page with the summary a",
  ],
  ["new ApexPages.Message(ApexPages.Severity.INFO, 'a').getDetail();", "the detail of a message that was given none"],
  ["new ApexPages.StandardSetController(new List<Account>()).next();", "page 2 of 1 pages"],
  [
    "new ApexPages.StandardSetController(new List<Account>(new Account[10001]));",
    "a StandardSetController of more than 10,000 records",
  ],
  ["new ApexPages.StandardSetController(new List<Account>()).getRecord();", "the prototype of a StandardSetController"],
  [
    "ApexPages.StandardSetController c = new ApexPages.StandardSetController(new List<Account>(new Account[21])); c.next(); c.setPageSize(5);",
    "a page size of 5 on page 2",
  ],
])("refuses %s", (statement, what) => {
  expect(() => run(statement)).toThrow(`not modelled: ${what}`);
});
