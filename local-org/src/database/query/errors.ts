/** Texts of System.QueryException, in the platform's words. */
import { platformException, type ApexException } from "../../apex/runtime/exceptions.ts";

const CONSULT = "Please reference your WSDL or the describe call for the appropriate names.";

export function queryError(message: string): ApexException {
  return platformException("System.QueryException", message);
}

/** What the platform says of a name that it does not know, and what it may lack. */
const unknown = (message: string, what: string, ending: string, name: string): ApexException =>
  queryError(
    `${message} If you are attempting to use a custom ${what}, be sure to append the '${ending}' after the ${name}. ${CONSULT}`,
  );

export const noSuchColumn = (name: string, entity: string): ApexException =>
  unknown(`No such column '${name}' on entity '${entity}'.`, "field", "__c", "custom field name");

export const noSuchObject = (name: string): ApexException =>
  unknown(`sObject type '${name}' is not supported.`, "object", "__c", "entity name");

const noSuchRelationship = (name: string, where: string): ApexException =>
  unknown(`Didn't understand relationship '${name}' in ${where}.`, "relationship", "__r", "custom relationship name");

export const noSuchParent = (name: string): ApexException => noSuchRelationship(name, "field path");
export const noSuchChildren = (name: string): ApexException => noSuchRelationship(name, "FROM part of query call");
