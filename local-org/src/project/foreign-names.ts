/** Names that neither the project nor the platform gives: of installed packages, and of the examples in some new orgs. */
import { METADATA_NAMES } from "./metadata-names.ts";

/** `Package__Thing`, `Package__Thing__c`: names of our own have no double underscore but that of their ending. */
const OF_PACKAGE = /^[A-Za-z]\w*?__(?!(c|r|mdt|e|b|x|kav|Feed|History|Share|ChangeEvent)$)[A-Za-z]\w*$/;

export const isOfPackage = (name: string): boolean => OF_PACKAGE.test(name);

export const isSampleField = (object: string, field: string): boolean =>
  METADATA_NAMES.sampleFields.includes(`${object}.${field}`);
