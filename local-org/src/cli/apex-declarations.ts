/** TypeScript declarations of the Apex methods that components may call, and of the classes and records they pass. */
import type { Schema } from "../schema/model.ts";
import { shownMember } from "../server/aura-values.ts";
import type { TypeDeclaration, TypeName } from "../apex/syntax/tree.ts";
import { auraMethods, type AuraMethod } from "./aura-methods.ts";
import { recordInterfaces } from "./record-declarations.ts";

const PRIMITIVES: Readonly<Record<string, string>> = {
  ...{ string: "string", id: "string", date: "string", datetime: "string", boolean: "boolean" },
  ...{ integer: "number", long: "number", double: "number", decimal: "number" },
  ...{ object: "unknown", sobject: "Readonly<Record<string, unknown>>", void: "void" },
};

/** How the platform hands a method to a component. */
const PREAMBLE = `// Anything may be null. A member of a class that is null may be left out on its way to the browser, so that it is optional, too.

/** What @wire provides of an Apex method. */
interface ApexWired<Result> {
  readonly data?: Result;
  readonly error?: { readonly body?: { readonly message?: string }; readonly status?: number };
}
interface ApexMethod<Parameters, Result> {
  (parameters: Parameters): Promise<Result>;
}
interface ApexMethodWithoutParameters<Result> {
  (): Promise<Result>;
}
/** A cacheable method is a wire adapter, too. */
interface ApexAdapter<Parameters extends Record<string, unknown>, Result> {
  adapter: import("lwc").WireAdapterConstructor<Parameters, ApexWired<Result>>;
}
`;

interface Scope {
  readonly type: TypeDeclaration;
  readonly outer?: TypeDeclaration;
}

/** Writes one file for a project. Types that are not known are `unknown`, which no component can use by mistake. */
export class ApexDeclarations {
  private readonly schema: Schema;
  private readonly types: readonly TypeDeclaration[];
  private readonly written = new Map<string, string>();
  private readonly records = new Set<string>();

  constructor(types: readonly TypeDeclaration[], schema: Schema) {
    this.types = types;
    this.schema = schema;
  }

  text(): string {
    const modules = auraMethods(this.types).map((method) => this.moduleOf(method));
    const namespaces = [...this.written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    return [PREAMBLE, ...modules, ...namespaces, recordInterfaces(this.schema, this.records)].join("\n");
  }

  private moduleOf({ owner, method, isCacheable }: AuraMethod): string {
    const scope: Scope = { type: owner };
    const parameters = method.parameters.map(({ name, typeName }) => `${name}: ${this.nullable(typeName, scope)}`);
    const result = method.returnType ? this.nullable(method.returnType, scope) : "void";
    const wired = parameters.length > 0 ? `{ ${parameters.join("; ")} }` : "Record<string, never>";
    const call = parameters.length > 0 ? `ApexMethod<${wired}, ${result}>` : `ApexMethodWithoutParameters<${result}>`;
    const type = isCacheable ? `${call} & ApexAdapter<${wired}, ${result}>` : call;
    const name = `${owner.name}.${method.name}`;
    return `declare module "@salesforce/apex/${name}" {\n  const method: ${type};\n  export default method;\n}\n`;
  }

  private nullable(typeName: TypeName, scope: Scope): string {
    const type = this.typeOf(typeName, scope);
    return type === "void" || type === "unknown" ? type : `${type} | null`;
  }

  private typeOf(typeName: TypeName, scope: Scope): string {
    if (typeName.arrayDepth > 0)
      return `readonly (${this.typeOf({ ...typeName, arrayDepth: typeName.arrayDepth - 1 }, scope)})[]`;
    const parts = typeName.parts.filter(({ name }, index) => index > 0 || !/^(system|schema)$/i.test(name));
    const { name = "object", arguments: types = [] } = parts.at(-1) ?? {};
    const lower = name.toLowerCase();
    if (lower === "list" || lower === "set") return `readonly (${this.typeOf(types[0]!, scope)})[]`;
    if (lower === "map") return `Readonly<Record<string, ${this.typeOf(types[1]!, scope)}>>`;
    const declared = this.find(
      parts.map((part) => part.name.toLowerCase()),
      scope,
    );
    if (declared) return this.reference(declared);
    const object = this.schema.object(name);
    if (object && !(lower in PRIMITIVES)) {
      this.records.add(object.apiName);
      return `Records.${object.apiName}`;
    }
    return PRIMITIVES[lower] ?? "unknown";
  }

  /** Inner types of the class itself, then of the class around it, then top-level ones. */
  private find([first = "", second]: readonly string[], { type, outer }: Scope): Scope | undefined {
    const around = outer ?? type;
    const inner = (of: TypeDeclaration, name: string) =>
      innerTypes(of).find((each) => each.name.toLowerCase() === name);
    const top = this.types.find((each) => each.name.toLowerCase() === first);
    if (second !== undefined) {
      const found = top && inner(top, second);
      return found && { type: found, outer: top };
    }
    const found = inner(around, first);
    if (found) return { type: found, outer: around };
    return around.name.toLowerCase() === first ? { type: around } : top && { type: top };
  }

  /** The name of a class in the declarations, which it is added to. */
  private reference(scope: Scope): string {
    const { type, outer } = scope;
    const name = outer ? `Apex.${outer.name}.${type.name}` : `Apex.${type.name}`;
    if (this.written.has(name)) return name;
    this.written.set(name, "");
    const body = type.kind === "enum" ? type.values.map((value) => JSON.stringify(value.name)).join(" | ") : "";
    const declaration =
      type.kind === "enum"
        ? `type ${type.name} = ${body || "never"};`
        : `interface ${type.name} {\n${this.membersOf(scope)
            .map((line) => `    ${line}\n`)
            .join("")}  }`;
    this.written.set(name, `declare namespace ${outer ? `Apex.${outer.name}` : "Apex"} {\n  ${declaration}\n}\n`);
    return name;
  }

  private membersOf(scope: Scope): string[] {
    const { type } = scope;
    if (type.kind !== "class") return [];
    const above =
      type.superclass &&
      this.find(
        type.superclass.parts.map((part) => part.name.toLowerCase()),
        scope,
      );
    const own = type.members.flatMap((member) => {
      const shown = shownMember(member);
      const typeName = shown?.member.kind === "method" ? shown.member.returnType : shown?.member.typeName;
      return shown && typeName ? `readonly ${shown.name}?: ${this.nullable(typeName, scope)};` : [];
    });
    return [...(above ? this.membersOf(above) : []), ...own];
  }
}

function innerTypes(type: TypeDeclaration): TypeDeclaration[] {
  if (type.kind !== "class") return [];
  return type.members.filter(
    (member): member is TypeDeclaration =>
      member.kind === "class" || member.kind === "interface" || member.kind === "enum",
  );
}
