/** Field sets, from the project's files. */
import { ApexList, ApexMap } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import type { MetadataFile, XmlElement } from "../../../project/model.ts";
import { children, textOf } from "../../../project/xml.ts";
import type { ObjectDescription } from "../../../schema/model.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { fieldTokenNamed, objectNamed, OfObject, tokenOf, type FieldToken } from "./describe-tokens.ts";
import { displayType, NameMap, type ObjectDescribe } from "./schema.ts";

class FieldSets extends OfObject {
  static readonly apexName = "Schema.SObjectTypeFieldSets";
}

class FieldSet extends OfObject {
  static readonly apexName = "Schema.FieldSet";
  readonly file: MetadataFile;
  constructor(object: ObjectDescription, file: MetadataFile) {
    super(object);
    this.file = file;
  }
  get name(): string {
    return this.file.fullName.split(".").at(-1) ?? "";
  }
}

class FieldSetMember extends OfObject {
  static readonly apexName = "Schema.FieldSetMember";
  readonly path: string;
  readonly element: XmlElement;
  constructor(object: ObjectDescription, element: XmlElement) {
    super(object);
    this.element = element;
    this.path = textOf(element, "field") ?? "";
  }
  /** Of `Account__r.Name` the account's. */
  get token(): FieldToken {
    const names = this.path.split(".");
    const last = names.pop() ?? "";
    const owner = names.reduce((at, name) => objectNamed(at.parent(name)?.referenceTo[0] ?? name), this.object);
    return fieldTokenNamed(owner.apiName, last);
  }
}

function setsOf({ object }: FieldSets): ApexMap {
  const source = context().services.project.objects.find((each) => each.apiName === object.apiName);
  const sets = (source?.fieldSets ?? []).map((file) => new FieldSet(object, file));
  return new NameMap(
    "String",
    "Schema.FieldSet",
    sets.map((set) => [set.name.toLowerCase(), set] as const),
  );
}

provideHooks({ fieldSet: (object, name) => setsOf(new FieldSets(objectNamed(object))).get(name.toLowerCase()) });

platformClass("Schema.SObjectTypeFieldSets", { "Map<String,Schema.FieldSet> getMap()": setsOf });

platformClass("Schema.FieldSet", {
  "String getName()": (self: FieldSet) => self.name,
  "String getLabel()": ({ file }: FieldSet) => textOf(file.root, "label") ?? null,
  "String getDescription()": ({ file }: FieldSet) => textOf(file.root, "description") ?? null,
  "String getNamespace()": () => null,
  "Schema.SObjectType getSObjectType()": ({ object }: FieldSet) => tokenOf(object),
  "List<Schema.FieldSetMember> getFields()": ({ object, file }: FieldSet) =>
    new ApexList(
      "Schema.FieldSetMember",
      children(file.root, "displayedFields").map((element) => new FieldSetMember(object, element)),
    ),
});

platformClass("Schema.FieldSetMember", {
  "String getFieldPath()": ({ path }: FieldSetMember) => path,
  "Schema.SObjectField getSObjectField()": ({ token }: FieldSetMember) => token,
  "String getLabel()": ({ token }: FieldSetMember) => token.field.label,
  "Schema.DisplayType getType()": ({ token }: FieldSetMember) => displayType(token),
  "Boolean getRequired()": ({ element }: FieldSetMember) => textOf(element, "isRequired") === "true",
});

extendPlatformClass("Schema.DescribeSObjectResult", {
  "Schema.SObjectTypeFieldSets fieldSets": { get: ({ object }: ObjectDescribe) => new FieldSets(object) },
});
