import { objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

const place =
  "<fullName>Place__c</fullName><label>Place</label><type>Location</type><scale>5</scale><displayLocationInDecimal>true</displayLocationInDecimal>";

const run = (statements: string) => debugLines(statements, { parts: { objects: [objectSource("Shop__c", [place])] } });

it("reads a place of a custom field (Apex Reference Guide, Location Class)", () => {
  expect(
    run(`insert new Shop__c(Place__Latitude__s = 1.5, Place__Longitude__s = -2);
      Location l = [SELECT Place__c FROM Shop__c].Place__c; System.debug(l.latitude + ' ' + l.getLongitude());`),
  ).toEqual(["1.5 -2.0"]);
});

it.each([
  ["System.debug([SELECT Address FROM Lead].Address);", "the text of System.Address"],
  ["JSON.serialize([SELECT Address FROM Lead]);", "a compound field in JSON"],
  ["Object o = [SELECT Id FROM Lead USING SCOPE team];", "USING SCOPE team"],
  ["Object o = [SELECT Id FROM User USING SCOPE mine];", "USING SCOPE mine"],
])("refuses %s", (statement, what) => {
  expect(() => run(`insert new Lead(LastName = 'a', Company = 'b', City = 'c'); ${statement}`)).toThrow(
    `not modelled: ${what}`,
  );
});
