/** Types and symbols of a program, as the type pass builds them and the code generator reads them. */
import type { ObjectDescription } from "../../schema/model.ts";
import type { PlatformClass } from "../library/registry.ts";
import type {
  ConstructorDeclaration,
  MethodDeclaration,
  Position,
  TriggerDeclaration,
  TypeDeclaration,
  Accessor,
} from "../syntax/tree.ts";

export type ApexType = PlatformType | RecordType | UserType | VoidType | NullType;

/** A class of the platform: primitives, Object, SObject, List<T>, System.Exception … */
export interface PlatformType {
  readonly kind: "platform";
  readonly definition: PlatformClass;
  readonly arguments: readonly ApexType[];
  /** `Integer`, `List<Account>`, `Schema.SObjectType`: canonical spelling, no spaces save after commas. */
  readonly name: string;
}

/** A concrete sObject type. */
export interface RecordType {
  readonly kind: "record";
  readonly object: ObjectDescription;
  readonly name: string;
}

/** A class, interface or enum of the project. */
export interface UserType {
  readonly kind: "user";
  readonly symbol: ClassSymbol;
  readonly name: string;
}

export interface VoidType {
  readonly kind: "void";
  readonly name: "void";
}

/** The type of the literal null: fits everywhere. */
export interface NullType {
  readonly kind: "null";
  readonly name: "null";
}

export interface ClassSymbol {
  readonly kind: "class" | "interface" | "enum";
  /** As declared: `Outer.Inner`. */
  readonly qualifiedName: string;
  readonly name: string;
  readonly file: string;
  readonly declaration: TypeDeclaration;
  readonly outer?: ClassSymbol;
  /** The JavaScript identifier of the class: `Outer$Inner`, unique in the program whatever the case. */
  readonly jsName: string;
  superclass?: ApexType;
  interfaces: ApexType[];
  readonly fields: Map<string, VariableSymbol>;
  /** Lower-case name → overloads declared in this very class. */
  readonly methods: Map<string, MethodSymbol[]>;
  readonly constructors: MethodSymbol[];
  readonly innerTypes: Map<string, ClassSymbol>;
  readonly enumValues: readonly string[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly sharing: "with" | "without" | "inherited" | "none";
}

export interface MethodSymbol {
  readonly kind: "method" | "constructor";
  readonly name: string;
  readonly owner: ClassSymbol | TriggerSymbol | undefined;
  readonly declaration?: MethodDeclaration | ConstructorDeclaration;
  readonly parameters: readonly VariableSymbol[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /**
   * The JavaScript name: lower-case name, `$`, number of parameters, and where the class or a class above has another
   * overload of as many parameters, `$` and the parameter types' names, every character outside [a-z0-9] as `_`.
   * A method that overrides or implements another has that one's JavaScript name. Constructors: `constructor$N…`.
   */
  jsName: string;
}

export interface TriggerSymbol {
  readonly kind: "trigger";
  readonly name: string;
  readonly declaration: TriggerDeclaration;
}

export interface VariableSymbol {
  readonly kind: "local" | "parameter" | "field" | "property";
  readonly name: string;
  /** Locals: unique in their method (`count`, `count$2`), never a JavaScript word. Fields: lower case with `$` in front. */
  readonly jsName: string;
  type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly owner?: ClassSymbol | TriggerSymbol;
  readonly getter?: Accessor;
  readonly setter?: Accessor;
  readonly start: Position;
}
