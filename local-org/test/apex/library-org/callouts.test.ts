import { debugLines } from "./run-apex.ts";

/** As in the Apex Developer Guide, "Testing HTTP Callouts by Implementing the HttpCalloutMock Interface", in our own words. */
const classes = {
  Mock: `@IsTest global class Mock implements HttpCalloutMock {
    global HttpResponse respond(HttpRequest request) {
      Assert.areEqual('GET', request.getMethod());
      HttpResponse response = new HttpResponse();
      response.setHeader('Content-Type', 'application/json');
      response.setBody('{"for":"' + request.getEndpoint() + '"}');
      response.setStatus('OK'); response.setStatusCode(200);
      return response;
    } }`,
  Caller: `public class Caller {
    public static HttpResponse call() {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('https://example.com/a'); request.setMethod('GET');
      return new Http().send(request);
    } }`,
};
const SET = "Test.setMock(HttpCalloutMock.class, new Mock());";
const CALL = `HttpResponse r = Caller.call();
  System.debug(r.getStatusCode() + ' ' + r.getStatus() + ' ' + r.getBody() + ' ' + r.getHeader('Content-Type') + ' ' + r.getHeaderKeys());`;
const ANSWER = '200 OK {"for":"https://example.com/a"} application/json (Content-Type)';
const CAUGHT = "try { Caller.call(); } catch (Exception e) { System.debug(e.getTypeName() + ': ' + e.getMessage()); }";

const run = (statements: string) => debugLines(statements, { classes });

describe("callouts in tests (Apex Developer Guide: Testing HTTP Callouts)", () => {
  it("are answered by the mock, and counted", () => {
    expect(run(`${SET} ${CALL} System.debug(Limits.getCallouts() + ' ' + r);`)).toEqual([
      ANSWER,
      "1 System.HttpResponse[Status=OK, StatusCode=200]",
    ]);
  });

  it("fail without a mock", () => {
    expect(run(CAUGHT)).toEqual([
      "System.TypeException: Methods defined as TestMethod do not support Web service callouts",
    ]);
  });

  it("want a mock that is one", () => {
    expect(() => run("Test.setMock(HttpCalloutMock.class, new Caller());")).toThrow(/does not implement/);
  });

  it("fail after DML and after asynchronous calls, but not where startTest lies between", () => {
    const pending =
      "System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out";
    expect(run(`insert new Account(Name = 'a'); ${SET} ${CAUGHT}`)).toEqual([pending]);
    expect(run(`insert new Account(Name = 'a'); Test.startTest(); ${SET} ${CALL} Test.stopTest();`)).toEqual([ANSWER]);
  });

  it("stop at a hundred (Execution Governors and Limits)", () => {
    expect(() => run(`${SET} for (Integer i = 0; i < 101; i++) Caller.call();`)).toThrow("Too many callouts: 101");
  });
});
