/** Texts of System.QueryException, in the platform's words. */
import { platformException, type ApexException } from "../../apex/runtime/exceptions.ts";

const CONSULT = "Please reference your WSDL or the describe call for the appropriate names.";

export function queryError(message: string): ApexException {
  return platformException("System.QueryException", message);
}

export function noSuchColumn(name: string, entity: string): ApexException {
  return queryError(
    `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${CONSULT}`,
  );
}

export function noSuchObject(name: string): ApexException {
  return queryError(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${CONSULT}`,
  );
}

export function noSuchParent(name: string): ApexException {
  return queryError(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${CONSULT}`,
  );
}

export function noSuchChildren(name: string): ApexException {
  return queryError(
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${CONSULT}`,
  );
}
