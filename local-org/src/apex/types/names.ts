/** What names and dotted names mean. */
import { AGGREGATE_RESULT } from "../../schema/aggregate-result.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import { shareReason } from "../../schema/shares.ts";
import type { Expression, MemberExpression, NameExpression, Resolution } from "../syntax/tree.ts";
import { known, type Body } from "./body.ts";
import { UNSAFE } from "./calls.ts";
import { builtin, elementType, fieldType, listOf, parentType, recordType, UNKNOWN, userType } from "./construct.ts";
import { checkReceiver, type Receiver } from "./expressions.ts";
import { findField } from "./members.ts";
import type { ApexType, ClassSymbol, PlatformType, RecordType, VariableSymbol } from "./model.ts";
import { boundType, platformMembers } from "./platform-members.ts";
import { isNamespace, memberName, platformName } from "./platform-names.ts";
import { inheritsUnknown, missingMember } from "./program.ts";
import { isTypeVisible, typeNamed } from "./type-names.ts";
import { isUnmodelledMember } from "./unmodelled-members.ts";
import { isRows } from "./values.ts";

/** A resolution with the type of the value; no type for types, namespaces and what was already reported. */
interface Meaning {
  readonly resolution: Resolution;
  readonly type?: ApexType | undefined;
}

/** `Label` and `Page`, whose members are what the project has. */
const componentsNamed = (name: string): Resolution | undefined =>
  /^(system\.)?(label|page)$/i.test(name)
    ? { kind: "namespace", name: /label$/i.test(name) ? "System.Label" : "System.Page" }
    : undefined;

/** What a single name means. As a receiver it may also name a type or a namespace. */
export function meaningOfName(node: NameExpression, body: Body, asReceiver: boolean): Meaning | undefined {
  const local = body.local(node.name);
  if (local) return { resolution: { kind: "local", variable: local }, type: known(local.type) };
  const field = asReceiver && isTypeBeforeField(node, body) ? undefined : fieldSeenFrom(node, body);
  if (field) return field;
  if (asReceiver) {
    const type = typeNamed([node.name], body);
    if (type) return { resolution: { kind: "type", type } };
    const components = componentsNamed(node.name);
    if (components) return { resolution: components };
    if (isNamespace(node.name) || node.name.toLowerCase() === body.program.namespace)
      return { resolution: { kind: "namespace", name: node.name } };
    const platform = platformName(node.name);
    const missing = platform ? `not modelled: ${platform}` : body.program.missingObject(node.name);
    if (missing) return body.problem(node.start, missing);
  }
  if (body.inheritsUnknown) return undefined;
  return body.problem(node.start, `Variable does not exist: ${node.name}`);
}

/** Where there is no object, the field of an object gives way to a class of its name. */
function isTypeBeforeField({ name }: NameExpression, body: Body): boolean {
  const field = body.options.isStatic && body.owner ? findField(body.owner, name) : undefined;
  return field !== undefined && !field.isStatic && typeNamed([name], body) !== undefined;
}

/** A field of this class or one above it, or a static one of the outer class. */
function fieldSeenFrom(node: NameExpression, body: Body): Meaning | undefined {
  for (let at: ClassSymbol | undefined = body.owner; at; at = at.outer) {
    const variable = findField(at, node.name);
    if (!variable) continue;
    const isOwn = at === body.owner;
    if (!isOwn && !variable.isStatic) continue;
    if (!body.canSee(body.program.modifiersOf(variable), variable.owner)) continue;
    if (!variable.isStatic && body.options.isStatic) {
      body.problem(node.start, staticMisuse(variable, at));
    } else if (!variable.isStatic && isOwn && body.isBeforeObject) {
      body.problem(node.start, `Cannot reference instance variables in a constructor invocation: ${node.name}`);
    } else if (isOwn && isDeclaredLater(variable, body)) {
      body.problem(node.start, `Illegal forward reference: ${node.name}`);
    }
    return { resolution: { kind: "field", variable, implicitThis: !variable.isStatic }, type: known(variable.type) };
  }
  return undefined;
}

/** Fields are initialised in the order in which they stand. */
function isDeclaredLater(variable: VariableSymbol, { options: { initialized, kind }, owner }: Body): boolean {
  if (!initialized || kind !== "initializer" || variable.kind !== "field" || variable.owner !== owner) return false;
  if (variable.isStatic !== initialized.isStatic || variable.isConstant) return false;
  const [one, other] = [variable.start, initialized.start];
  return one.line > other.line || (one.line === other.line && one.column > other.column);
}

const staticMisuse = (variable: VariableSymbol, owner: ClassSymbol): string =>
  `Non static field cannot be referenced from a static context: ${variable.name} from the type ${owner.qualifiedName}`;

/** What a compound field consists of is not seen through the record, only through a variable. */
const isCompoundField = (target: Expression): boolean =>
  target.kind === "member" &&
  target.resolution?.kind === "recordField" &&
  /^(address|location)$/.test(target.resolution.field.type);

/** What `target.name` means. */
export function meaningOfMember(node: MemberExpression, body: Body, asReceiver: boolean): Meaning | undefined {
  const receiver = checkReceiver(node.target, body);
  if (!receiver) return undefined;
  const object = asReceiver ? objectOfFields(node, receiver, body) : undefined;
  if (object) return { resolution: { kind: "type", type: recordType(object) } };
  if (receiver.kind === "value") {
    if (isCompoundField(node.target)) return body.problem(node.nameStart, `Variable does not exist: ${node.name}`);
    return memberOfTypeOfName(node, receiver.type, body) ?? memberOfValue(node, receiver.type, body);
  }
  if (node.safe) return body.problem(node.nameStart, UNSAFE);
  const { resolution } = receiver;
  if (resolution.kind === "namespace") return memberOfNamespace(node, resolution.name, body, asReceiver);
  const member = resolution.kind === "type" ? memberOfType(node, resolution.type, body) : undefined;
  if (member) return member === "reported" ? undefined : member;
  return memberByPath(node, body, asReceiver) ?? reportMember(node, receiver.resolution, body);
}

/**
 * Behind `fields` stands what stands behind the object: `Account.Fields.Name` (Apex Reference Guide: Database.upsert) and
 * `Account.SObjectType.fields.Name` (fflib_SObjectDescribeTest of apex-enterprise-patterns/fflib-apex-common).
 */
function objectOfFields(node: MemberExpression, receiver: Receiver, body: Body): ObjectDescription | undefined {
  if (!/^fields$/i.test(node.name)) return undefined;
  const resolution = "resolution" in node.target ? node.target.resolution : undefined;
  if (resolution?.kind === "objectToken") return body.program.schema.object(resolution.object);
  const type = receiver.kind === "name" && receiver.resolution.kind === "type" ? receiver.resolution.type : undefined;
  return type?.kind === "record" ? type.object : undefined;
}

/**
 * A variable may have the name of a type, as `BindingType` of apex-enterprise-patterns/force-di: the values of an enum, which
 * its value has not, are the type's (Apex Developer Guide, "Namespace, Class, and Variable Name Precedence").
 */
function memberOfTypeOfName(node: MemberExpression, type: ApexType, body: Body): Meaning | undefined {
  const { target } = node;
  if (target.kind !== "name" || type.kind !== "user" || findField(type.symbol, node.name)) return undefined;
  const named = typeNamed([target.name], body);
  if (named?.kind !== "user" || !named.symbol.enumValues.some((value) => isSameName(value, node.name)))
    return undefined;
  target.resolution = { kind: "type", type: named };
  const meaning = staticOfClass(node, named.symbol, body);
  return meaning === "reported" ? undefined : meaning;
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function memberOfNamespace(
  node: MemberExpression,
  namespace: string,
  body: Body,
  asReceiver: boolean,
): Meaning | undefined {
  if (namespace === "System.Label") return label(node, body, asReceiver);
  if (namespace === "System.Page") return page(node, body);
  const byPath = memberByPath(node, body, asReceiver);
  if (byPath) return byPath;
  const name = `${namespace}.${node.name}`;
  return body.problem(
    node.nameStart,
    platformName(name) ? `not modelled: ${name}` : `Variable does not exist: ${name}`,
  );
}

function page(node: MemberExpression, body: Body): Meaning | undefined {
  const name = body.program.pages.find((each) => isSameName(each, node.name));
  if (name === undefined) return body.problem(node.nameStart, `not modelled: Page.${node.name}`);
  return { resolution: { kind: "page", name }, type: builtin("PageReference") };
}

/** As a receiver an unknown name may be a namespace: `Label.Site.authorization_failure`. */
function label(node: MemberExpression, body: Body, asReceiver: boolean): Meaning | undefined {
  if (!body.program.labels.has(node.name.toLowerCase())) {
    const message = asReceiver ? `not modelled: Label.${node.name}` : `External string does not exist: ${node.name}`;
    return body.problem(node.nameStart, message);
  }
  return { resolution: { kind: "label", name: node.name }, type: builtin("String") };
}

/** `Outer.Inner`, `Database.DmlOptions`, `System.Label`: all names together name a type. */
function memberByPath(node: MemberExpression, body: Body, asReceiver: boolean): Meaning | undefined {
  const path = asReceiver ? dottedPath(node) : undefined;
  if (!path) return undefined;
  const type = typeNamed(path, body);
  if (type && !isTypeVisible(type, body)) body.problem(node.nameStart, `Type is not visible: ${type.name}`);
  if (type) return { resolution: { kind: "type", type } };
  const components = path.length > 1 ? componentsNamed(path.join(".")) : undefined;
  return components && { resolution: components };
}

function dottedPath(node: Expression): string[] | undefined {
  if (node.kind === "name") return [node.name];
  if (node.kind !== "member") return undefined;
  const before = dottedPath(node.target);
  return before && [...before, node.name];
}

function reportMember(node: MemberExpression, resolution: Resolution, body: Body): undefined {
  if (resolution.kind !== "type") return body.problem(node.nameStart, `Variable does not exist: ${node.name}`);
  const { type } = resolution;
  if (type.kind === "platform") return reportPlatformMember(node, type.definition.qualifiedName, body);
  if (type.kind === "record") return reportField(node, type.object, body);
  return body.problem(node.nameStart, `Variable does not exist: ${node.name}`);
}

/** What is no member of a class that is a namespace as well may be a class in that. */
function reportPlatformMember(node: MemberExpression, owner: string, body: Body): undefined {
  const { name } = node;
  const isInSystem = owner === "System.System" && !platformName(name) && !isNamespace(name);
  const isCertain = isInSystem || !isNamespace(owner.replace("System.", ""));
  // `Schema.SObjectType.Boook__c`
  const isObject = owner === "Schema.SObjectType" && /__\w+$/.test(name) && !body.program.missingObject(name);
  const isMissing = isObject || (isCertain && isUnmodelledMember(owner, name) === false);
  return body.problem(
    node.nameStart,
    isMissing ? `Variable does not exist: ${name}` : `not modelled: ${memberName(owner, name)}`,
  );
}

function reportField(node: MemberExpression, object: ObjectDescription, body: Body): undefined {
  if (/^fields(ets)?$/i.test(node.name))
    return body.problem(node.nameStart, `not modelled: ${object.apiName}.${node.name}`);
  const message = `Field does not exist: ${node.name} on ${object.apiName}`;
  return body.problem(node.nameStart, missingMember(object, node.name, message));
}

function memberOfType(node: MemberExpression, type: ApexType, body: Body): Meaning | "reported" | undefined {
  if (type.kind === "user") return staticOfClass(node, type.symbol, body);
  if (type.kind === "record") return tokenOf(node, type.object.apiName, body);
  if (type.kind !== "platform") return undefined;
  return staticOfPlatform(node, type, body) ?? tokenOf(node, type.definition.name, body);
}

function staticOfClass(node: MemberExpression, symbol: ClassSymbol, body: Body): Meaning | "reported" | undefined {
  const value = symbol.enumValues.find((each) => isSameName(each, node.name));
  if (value !== undefined) {
    return { resolution: { kind: "enumValue", symbol, name: value }, type: userType(symbol) };
  }
  const variable = findField(symbol, node.name);
  if (!variable || (!variable.isStatic && symbol.innerTypes.has(node.name.toLowerCase()))) return undefined;
  if (!variable.isStatic) body.problem(node.nameStart, staticMisuse(variable, symbol));
  else checkVisible(node, variable, body);
  return { resolution: { kind: "field", variable, implicitThis: false }, type: known(variable.type) };
}

function checkVisible(node: MemberExpression, variable: VariableSymbol, body: Body): void {
  if (body.canSee(body.program.modifiersOf(variable), variable.owner)) return;
  body.problem(node.nameStart, `Variable is not visible: ${node.name}`);
}

/** `Lead.SObjectType` and `Lead.LastName`. */
function tokenOf(node: MemberExpression, objectName: string, body: Body): Meaning | undefined {
  const isAggregate = isSameName(objectName, AGGREGATE_RESULT.apiName);
  const object = isAggregate ? AGGREGATE_RESULT : body.program.schema.object(objectName);
  if (!object) return undefined;
  // `RecordType.SObjectType` is a field (jongpie/NebulaFramework, SObjectRecordTypes).
  const field = object.field(node.name);
  if (field) {
    const { apiName } = field;
    return {
      resolution: { kind: "fieldToken", object: object.apiName, field: apiName },
      type: builtin("Schema.SObjectField"),
    };
  }
  if (!/^sobjecttype$/i.test(node.name)) return undefined;
  return { resolution: { kind: "objectToken", object: object.apiName }, type: builtin("Schema.SObjectType") };
}

function staticOfPlatform(node: MemberExpression, type: PlatformType, body: Body): Meaning | undefined {
  const { definition } = type;
  const name = definition.enumValues.find((each) => isSameName(each, node.name));
  if (name !== undefined) {
    return { resolution: { kind: "platformEnumValue", className: definition.qualifiedName, name }, type };
  }
  const property = platformMembers(type, node.name, "property", body.program).find((each) => each.member.isStatic);
  if (property) {
    const plain = boundType(property.member.returns, property, body.program);
    const returns = triggerVariableType(definition.qualifiedName, node.name, body) ?? plain;
    return { resolution: { kind: "platformProperty", member: property.member }, type: returns };
  }
  const object = definition.qualifiedName === "Schema.SObjectType" ? body.program.schema.object(node.name) : undefined;
  return (
    object && {
      resolution: { kind: "objectDescribe", object: object.apiName },
      type: builtin("Schema.DescribeSObjectResult"),
    }
  );
}

/** Inside a trigger, Trigger.new is a list of its object. */
function triggerVariableType(className: string, name: string, body: Body): ApexType | undefined {
  if (className !== "System.Trigger" || body.options.kind !== "trigger" || !/^(new|old)(Map)?$/i.test(name)) {
    return undefined;
  }
  const object = body.options.triggerObject;
  const record = object ? recordType(object) : UNKNOWN;
  return /^(new|old)$/i.test(name) ? listOf(record) : builtin("Map", builtin("Id"), record);
}

function memberOfValue(node: MemberExpression, type: ApexType, body: Body): Meaning | undefined {
  const describe = "resolution" in node.target ? node.target.resolution : undefined;
  if (describe?.kind === "objectDescribe" && /^fields(ets)?$/i.test(node.name)) {
    const all = propertyOf(node, type, body);
    if (all?.resolution.kind !== "platformProperty") return all;
    return { ...all, resolution: { kind: "objectFields", object: describe.object, member: all.resolution.member } };
  }
  if (describe?.kind === "fieldToken" && /^RowCause$/i.test(describe.field)) {
    const name = shareReason(body.program.schema.object(describe.object), node.name);
    if (name !== undefined) return { resolution: { kind: "shareReason", name }, type: builtin("String") };
  }
  if (describe?.kind === "objectFields")
    return (describe.member.name === "fieldSets" ? fieldSet : fieldDescribe)(node, describe.object, body);
  if (isRows(node.target)) return memberOfOnlyRow(node, elementType(type), body);
  if (type.kind === "record") return fieldOfRecord(node, type, body);
  if (type.kind === "user") return fieldOfObject(node, type.symbol, body) ?? propertyOf(node, type, body);
  if (type.kind === "platform") return propertyOf(node, type, body);
  return body.problem(node.nameStart, `Variable does not exist: ${node.name}`);
}

/** `[SELECT Name FROM Lead LIMIT 1].Name` */
function memberOfOnlyRow(node: MemberExpression, row: ApexType, body: Body): Meaning | undefined {
  node.target.convertTo = row;
  return row.kind === "record" ? fieldOfRecord(node, row, body) : propertyOf(node, row, body);
}

function fieldDescribe(node: MemberExpression, object: string, body: Body): Meaning | undefined {
  const field = body.program.schema.object(object)?.field(node.name);
  const description = body.program.schema.object(object);
  if (!field) return description && reportField(node, description, body);
  return {
    resolution: { kind: "fieldDescribe", object, field: field.apiName },
    type: builtin("Schema.DescribeFieldResult"),
  };
}

/** A standard object may have others in an org. */
function fieldSet(node: MemberExpression, object: string, body: Body): Meaning | undefined {
  const wanted = `${object}.${node.name}`;
  if (body.program.fieldSets.some((name) => isSameName(name, wanted)))
    return { resolution: { kind: "fieldSet", object, name: node.name }, type: builtin("Schema.FieldSet") };
  const isOwn = object.endsWith("__c");
  return body.problem(
    node.nameStart,
    isOwn ? `Variable does not exist: ${node.name}` : `not modelled: the field set ${wanted}`,
  );
}

function fieldOfRecord(node: MemberExpression, { object }: RecordType, body: Body): Meaning | undefined {
  const { schema } = body.program;
  const field = object.field(node.name);
  if (field) return { resolution: { kind: "recordField", field }, type: fieldType(field) };
  const reference = object.parent(node.name);
  if (reference) {
    const parent = parentType(reference, schema);
    if (!parent) return body.problem(node.nameStart, `not modelled: ${reference.referenceTo.join(", ") || node.name}`);
    const relationshipName = reference.relationshipName ?? node.name;
    return { resolution: { kind: "recordParent", relationshipName, field: reference }, type: parent };
  }
  const children = object.child(node.name);
  const childObject = children && schema.object(children.childObject);
  if (!children) return reportField(node, object, body);
  if (!childObject) return body.problem(node.nameStart, `not modelled: ${children.childObject}`);
  return {
    resolution: { kind: "recordChildren", relationshipName: children.name, childObject: childObject.typeName },
    type: listOf(recordType(childObject)),
  };
}

function fieldOfObject(node: MemberExpression, symbol: ClassSymbol, body: Body): Meaning | undefined {
  const variable = findField(symbol, node.name, true) ?? findField(symbol, node.name);
  if (!variable) return undefined;
  if (variable.isStatic) {
    body.problem(
      node.nameStart,
      `Static field cannot be referenced from a non static context: ${variable.name} from the type ${symbol.qualifiedName}`,
    );
  } else checkVisible(node, variable, body);
  return { resolution: { kind: "field", variable, implicitThis: false }, type: known(variable.type) };
}

function propertyOf(node: MemberExpression, type: ApexType, body: Body): Meaning | undefined {
  const property = platformMembers(type, node.name, "property", body.program).find((each) => !each.member.isStatic);
  if (property) {
    const resolution: Resolution = { kind: "platformProperty", member: property.member };
    return { resolution, type: boundType(property.member.returns, property, body.program) };
  }
  if (type.kind === "user") {
    if (inheritsUnknown(type.symbol)) return undefined;
    return body.problem(node.nameStart, `Variable does not exist: ${node.name}`);
  }
  const isSObject = type.kind === "platform" && type.name === "SObject";
  const id = isSObject && /^id$/i.test(node.name) ? body.program.schema.objects[0]?.field("Id") : undefined;
  if (id) return { resolution: { kind: "recordField", field: id }, type: builtin("Id") };
  if (isSObject) return body.problem(node.nameStart, `Field does not exist: ${node.name} on SObject`);
  return reportPlatformMember(node, type.kind === "platform" ? type.definition.qualifiedName : type.name, body);
}
