/** Names that neither the project nor the platform gives: of installed packages, and of the examples in some new orgs. */

/** `Package__Thing`, `Package__Thing__c`: names of our own have no double underscore but that of their ending. */
const OF_PACKAGE = /^[A-Za-z]\w*?__(?!(c|r|mdt|e|b|x|kav|Feed|History|Share|ChangeEvent)$)[A-Za-z]\w*$/;

export const isOfPackage = (name: string): boolean => OF_PACKAGE.test(name);

/** Custom fields that a new Developer Edition org comes with, as examples of what can be made; other orgs have none of them. */
const SAMPLE_FIELDS: ReadonlySet<string> = new Set(
  Object.entries({
    Account:
      "Active__c CustomerPriority__c NumberofLocations__c SLA__c SLAExpirationDate__c SLASerialNumber__c UpsellOpportunity__c",
    Contact: "Languages__c Level__c",
    Lead: "CurrentGenerators__c NumberofLocations__c Primary__c ProductInterest__c SICCode__c",
    Opportunity:
      "CurrentGenerators__c DeliveryInstallationStatus__c MainCompetitors__c OrderNumber__c TrackingNumber__c",
  }).flatMap(([object, fields]) => fields.split(" ").map((field) => `${object}.${field}`)),
);

export const isSampleField = (object: string, field: string): boolean => SAMPLE_FIELDS.has(`${object}.${field}`);
