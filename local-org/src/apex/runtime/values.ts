/**
 * How values of Apex are represented while a program runs.
 *
 *   null                 null (never undefined)
 *   Boolean              boolean
 *   Integer              number, always a 32-bit integer
 *   Long                 bigint, always within 64 bits
 *   Double               ApexDouble (a box, so that it is never taken for an Integer)
 *   Decimal              ApexDecimal (unscaled bigint and scale)
 *   String, Id           string; an Id always has its 18 characters
 *   Date, Datetime, Time ApexDate, ApexDatetime, ApexTime
 *   Blob                 ApexBlob
 *   List, Set, Map       ApexList, ApexSet, ApexMap (collections.ts)
 *   sObjects             ApexRecord (record.ts)
 *   enum values          ApexEnumValue
 *   exceptions           ApexException (exceptions.ts)
 *   classes of the project   instances of generated JavaScript classes, all below ApexObject
 *   other platform classes   whatever their room of the library uses, with a static `apexName`
 *
 * Values are immutable save collections, records and objects.
 */

/** A platform value's class says its Apex name, for instanceof, casts and messages. Where two of its instances can be
 *  the same value (System.Type, tokens), they have a property `equalityKey`, a text that is equal for equal values. */
export interface NamedClass {
  readonly apexName: string;
}

/** A platform value that its name alone tells apart. */
export abstract class NamedValue {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get equalityKey(): string {
    return `${(this.constructor as unknown as NamedClass).apexName}:${this.name}`;
  }

  toString(): string {
    return this.name;
  }
}

/** Base of every class that the generator emits. `apexType` is set on each prototype by the generator. */
export class ApexObject {
  declare readonly apexType: RuntimeClass;
}

/** What is known of a class of the project at run time. */
export interface RuntimeClass {
  /** `Outer.Inner` */
  readonly name: string;
  readonly superclass?: RuntimeClass | undefined;
  /** Canonical names of all interfaces and platform superclasses, inherited ones included. */
  readonly supertypes: ReadonlySet<string>;
  /** Lower-case name and `$` and number of parameters → JavaScript names, own and inherited; for calls through
   *  platform interfaces and for JSON, Type.newInstance, StubProvider and the test runner. */
  readonly methods: ReadonlyMap<string, readonly string[]>;
  /** What each method takes and gives; for stubs. */
  readonly signatures: readonly RuntimeMethod[];
  /** Serialisable state: instance fields and automatic properties in the order of declaration, inherited ones first. */
  readonly fields: readonly RuntimeField[];
  /** The generated class itself. Its instances have every field null; no constructor of Apex has run. */
  readonly constructorFunction: new () => ApexObject;
  /** `new Foo()` of Apex. Throws System.TypeException where the class is abstract or has no such constructor. */
  newInstance(): ApexObject;
  /** Values of an enum; empty for classes and interfaces. */
  readonly enumValues: readonly ApexEnumValue[];
  /** What `@JsonAccess` says is never allowed: serializable, deserializable. */
  readonly neverInJson: ReadonlySet<string>;
  /** Why there can be no stub of it. */
  readonly unstubbable: string | undefined;
}

export interface RuntimeMethod {
  readonly name: string;
  readonly jsName: string;
  /** Canonical type names. */
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

export interface RuntimeField {
  readonly name: string;
  readonly jsName: string;
  /** Canonical type name. */
  readonly type: string;
  readonly isTransient: boolean;
}

/** A value of an enum, of the project or of the platform. One object a value: compare by identity. */
export class ApexEnumValue {
  readonly enumName: string;
  readonly name: string;
  readonly ordinal: number;
  constructor(enumName: string, name: string, ordinal: number) {
    this.enumName = enumName;
    this.name = name;
    this.ordinal = ordinal;
  }
}
