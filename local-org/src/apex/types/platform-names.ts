/**
 * Names that belong to the platform whether or not the library models them, so that an unknown name is told apart:
 * "not modelled" or "Invalid type".
 */

const NAMESPACES = new Set(
  `aiplatform apexpages applauncher approval auth cache canvas chatteranswers component commercebuygrp commerceextension commercepayments
   commercetax compression connectapi database datacloud datasource dataweave dataweavescriptresource dom embeddedai eventbus flow
   flowuiruntime formulaeval fsccashflow functions industriesnlpsvc ise_bots_apex
   invocable isvpartners kbmanagement lxscheduler messaging metadata pref_center process quickaction reports richmessaging
   schema search sfc sfdc_checkout sfdc_enablement sfdc_surveys site slack support system territorymgmt txnsecurity
   userprovisioning visualeditor wave`.split(/\s+/),
);

const SYSTEM_CLASSES = new Set(
  `AccessLevel AccessType Address Answers ApexPages ApplicationReadWriteMode Approval Aura Assert AssertException AsyncException AsyncInfo AsyncOptions
   AuraException AuraHandledException BigObjectException Blob Boolean BusinessHours Callable CallbackStatus CalloutException
   Cases Collator Comparable Comparator Continuation Cookie Crypto DataWeaveScriptException Database Date Datetime Decimal
   DmlException Domain DomainCreator DomainParser DomainType Double DuplicateMessageException EmailException EmailMessages
   EncodingUtil Enum EventBus Exception ExternalObjectException ExternalServiceTest FatalCursorException FeatureManagement
   FinalException Finalizer FinalizerContext FlexQueue FlowException Formula FormulaRecalcFieldError FormulaRecalcResult
   HandledException Http HttpCalloutMock HttpRequest HttpResponse Id Ideas IllegalArgumentException InstallContext InstallHandler Integer
   InvalidParameterValueException Iterable Iterator JSON JSONException JSONGenerator JSONParser JSONToken Label
   LimitException Limits List ListException Location LoggingLevel Long Map Matcher Math MathException Messaging
   MultiStaticResourceCalloutMock Network NoAccessException NoDataFoundException NoSuchElementException
   NullPointerException Object OrgLimit OrgLimits Packaging Page PageReference ParentJobResult Pattern ProcedureException
   QueryException Queueable QueueableContext QueueableDuplicateSignature QuickAction Quiddity RemoteObjectController Request
   RequiredFeatureMissingException ResetPasswordResult RestContext RestRequest RestResponse SObject SObjectAccessDecision
   SObjectException SandboxContext SandboxPostCopy Savepoint Schedulable SchedulableContext Schema Search SearchException
   Security SecurityException SelectOption SerializationException Set Site SoqlStubProvider StaticResourceCalloutMock
   String StatusCode StringException StubProvider Success System Test Time TimeZone TouchHandledException TransientCursorException
   Trigger TriggerOperation Type TypeException URL UUID UnexpectedException UninstallContext UninstallHandler UnsupportedOperationException UserInfo UserManagement
   Version VisualforceException WebServiceCallout WebServiceMock XmlException XmlStreamReader XmlStreamWriter XmlTag`
    .toLowerCase()
    .split(/\s+/),
);

const SCHEMA_CLASSES = new Set(
  `ChildRelationship DataCategory DataCategoryGroupSobjectTypePair DescribeColorResult DescribeDataCategoryGroupResult
   DescribeDataCategoryGroupStructureResult DescribeFieldResult DescribeIconResult DescribeSObjectResult DescribeTabResult
   DescribeTabSetResult DisplayType FieldDescribeOptions FieldSet FieldSetMember PicklistEntry RecordTypeInfo SOAPType
   SObjectDescribeOptions SObjectField SObjectType AggregateResult`
    .toLowerCase()
    .split(/\s+/),
);

export const isNamespace = (name: string): boolean => NAMESPACES.has(name.toLowerCase());

/** `System.debug` and `Schema.Case` are called so, not by the classes System.System and System.Schema. */
export const memberName = (owner: string, member: string): string =>
  `${owner.replace(/^System\.(?=(System|Schema)$)/, "")}.${member}`;

/** The platform class that a name written in Apex would mean: `Http` → `System.Http`; undefined: none. */
export function platformName(written: string): string | undefined {
  const [first = "", second] = written.split(".");
  if (second !== undefined && isNamespace(first)) return written;
  if (SYSTEM_CLASSES.has(first.toLowerCase())) return `System.${written}`;
  if (SCHEMA_CLASSES.has(first.toLowerCase())) return `Schema.${written}`;
  return undefined;
}
