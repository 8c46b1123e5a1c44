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
  /** Canonical spelling, no spaces save after commas. Primitives, collections, Object and SObject stand without their
   *  namespace (`Integer`, `List<Account>`), everything else with it (`Schema.SObjectType`, `System.Type`). */
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
  /** Methods of interfaces, and what is called for them: one that takes more, or a static one. */
  readonly bridges: Map<MethodSymbol, MethodSymbol>;
  readonly enumValues: readonly string[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly sharing: "with" | "without" | "inherited" | "none";
}

export interface MethodSymbol {
  readonly kind: "method" | "constructor";
  readonly name: string;
  /** Absent of one that is declared in a trigger or an anonymous block. */
  readonly owner: ClassSymbol | undefined;
  readonly declaration: MethodDeclaration | ConstructorDeclaration;
  readonly parameters: readonly VariableSymbol[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /**
   * The JavaScript name: lower-case name, `$`, number of parameters, and where it meets another overload of as many
   * parameters in some class (its own, one above, one below, an interface), `$` and the parameter types' names, every
   * character outside [a-z0-9] as `_`. Methods that override or implement one another share a name; a method that is
   * equal to a private one above ends in `$2`. Constructors: `constructor$N…`.
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
  /** Locals: lower case, unique in their method (`count`, `count$2`), never a JavaScript word. Fields: lower case with `$`
   *  in front, and `$2` behind where they hide one of a class above. */
  readonly jsName: string;
  type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  /** A `static final` literal: it has its value before the initializers run. */
  readonly isConstant?: boolean;
  readonly owner?: ClassSymbol;
  readonly getter?: Accessor;
  readonly setter?: Accessor;
  readonly start: Position;
}
