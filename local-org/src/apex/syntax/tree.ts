/**
 * The syntax tree of Apex. The parser fills the plain fields; the type pass fills the fields marked "type pass";
 * the code generator reads both and decides nothing about types by itself.
 */
import type { ApexType, ClassSymbol, MethodSymbol, VariableSymbol } from "../types/model.ts";
import type { PlatformMember } from "../library/registry.ts";
import type { Query, SearchQuery } from "./query-tree.ts";
import type { FieldDescription } from "../../schema/model.ts";

/** 1-based line and column in an Apex file. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Node {
  readonly start: Position;
  readonly end: Position;
}

/** A name of a type as it is written: `Map<Id, List<Account>>` or `Outer.Inner[]`. */
export interface TypeName extends Node {
  readonly kind: "typeName";
  readonly parts: readonly { readonly name: string; readonly arguments: readonly TypeName[] }[];
  /** `Integer[][]` has 2. An array is a List. */
  readonly arrayDepth: number;
  /** Type pass. */
  type?: ApexType;
}

export interface Annotation extends Node {
  readonly name: string;
  /** Values are literal: text, boolean or number; `@isTest(SeeAllData=true)` gives seealldata (lower case) → true. */
  readonly parameters: ReadonlyMap<string, string | number | boolean>;
}

export interface Modifiers {
  readonly annotations: readonly Annotation[];
  /** Lower case: public, private, protected, global, static, virtual, abstract, override, final, transient,
   *  testmethod, webservice, "with sharing", "without sharing", "inherited sharing". */
  readonly keywords: ReadonlySet<string>;
}

// ---------------------------------------------------------------- declarations

export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

interface Named extends Node {
  readonly modifiers: Modifiers;
  readonly name: string;
  readonly nameStart: Position;
}

interface DeclaredType extends Named {
  /** Type pass. */
  symbol?: ClassSymbol;
}

export interface ClassDeclaration extends DeclaredType {
  readonly kind: "class";
  readonly superclass?: TypeName;
  readonly interfaces: readonly TypeName[];
  readonly members: readonly Member[];
}

export interface InterfaceDeclaration extends DeclaredType {
  readonly kind: "interface";
  readonly interfaces: readonly TypeName[];
  readonly methods: readonly MethodDeclaration[];
}

export interface EnumDeclaration extends DeclaredType {
  readonly kind: "enum";
  readonly values: readonly { readonly name: string; readonly start: Position }[];
}

export interface TriggerDeclaration extends Node {
  readonly kind: "trigger";
  readonly name: string;
  readonly nameStart: Position;
  readonly object: string;
  readonly objectStart: Position;
  /** For example "before insert", "after undelete". */
  readonly events: readonly string[];
  /** Statements and, between them, methods and variables of the trigger. */
  readonly body: Block;
  readonly members: readonly Member[];
  /** Type pass: the description of the object, by its API name. */
  objectName?: string;
}

/** Anonymous Apex: statements plus the methods declared among them. */
export interface AnonymousBlock extends Node {
  readonly kind: "anonymous";
  readonly body: Block;
  readonly members: readonly Member[];
}

export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerBlock
  | TypeDeclaration;

/** What has a type and a name of its own. */
export interface Parameter extends Node {
  readonly modifiers: Modifiers;
  readonly typeName: TypeName;
  readonly name: string;
  symbol?: VariableSymbol;
}

/** One field each: `Integer a = 1, b;` becomes two nodes with the same modifiers. */
export interface FieldDeclaration extends Parameter {
  readonly kind: "field";
  readonly initializer?: Expression;
}

export interface PropertyDeclaration extends Parameter {
  readonly kind: "property";
  /** Absent: no such accessor. Present without body: automatic. */
  readonly getter?: Accessor;
  readonly setter?: Accessor;
}

export interface Accessor extends Node {
  readonly modifiers: Modifiers;
  readonly body?: Block;
}

interface Callable extends Named {
  readonly parameters: readonly Parameter[];
  symbol?: MethodSymbol;
}

export interface MethodDeclaration extends Callable {
  readonly kind: "method";
  /** Absent: void. */
  readonly returnType?: TypeName;
  /** Absent: abstract or of an interface. */
  readonly body?: Block;
}

export interface ConstructorDeclaration extends Callable {
  readonly kind: "constructor";
  readonly body: Block;
}

export interface InitializerBlock extends Node {
  readonly kind: "initializer";
  readonly static: boolean;
  readonly body: Block;
}

// ---------------------------------------------------------------- statements

export type Statement =
  | Block
  | LocalVariableStatement
  | ExpressionStatement
  | IfStatement
  | SwitchStatement
  | ForStatement
  | ForEachStatement
  | WhileStatement
  | DoWhileStatement
  | TryStatement
  | ReturnStatement
  | ThrowStatement
  | JumpStatement
  | DmlStatement
  | RunAsStatement;

export interface Block extends Node {
  readonly kind: "block";
  readonly statements: readonly Statement[];
  /** Type pass, of a whole body: what it needs that is not modelled, so that it cannot run. */
  refused?: string;
}

export interface LocalVariableStatement extends Node {
  readonly kind: "local";
  readonly modifiers: Modifiers;
  readonly typeName: TypeName;
  readonly variables: readonly LocalVariable[];
}

export interface LocalVariable extends Node {
  readonly name: string;
  readonly initializer?: Expression;
  symbol?: VariableSymbol;
}

export interface ExpressionStatement extends Node {
  readonly kind: "expressionStatement";
  readonly expression: Expression;
}

export interface IfStatement extends Node {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Statement;
  readonly else?: Statement;
}

export interface SwitchStatement extends Node {
  readonly kind: "switch";
  readonly subject: Expression;
  readonly branches: readonly SwitchBranch[];
}

export interface SwitchBranch extends Node {
  /** `values`: literals, enum constants (a plain name) or null; `type`: `when Account a`; `else`. */
  readonly match:
    | { readonly kind: "values"; readonly values: readonly Expression[] }
    | { readonly kind: "type"; readonly typeName: TypeName; readonly name: string; symbol?: VariableSymbol }
    | { readonly kind: "else" };
  readonly body: Block;
}

export interface ForStatement extends Node {
  readonly kind: "for";
  readonly initial?: LocalVariableStatement | readonly Expression[];
  readonly condition?: Expression;
  readonly update: readonly Expression[];
  /** Absent: `for (...);` */
  readonly body?: Statement;
}

/** `for (Type x : expression)`. Over an inline query, x may also be a list: one chunk of up to 200 rows. */
export interface ForEachStatement extends Node {
  readonly kind: "forEach";
  readonly typeName: TypeName;
  readonly name: string;
  readonly iterable: Expression;
  readonly body?: Statement;
  symbol?: VariableSymbol;
  /** Type pass. */
  iteration?: "list" | "set" | "iterable" | "rows" | "chunks";
}

export interface WhileStatement extends Node {
  readonly kind: "while";
  readonly condition: Expression;
  readonly body?: Statement;
}

export interface DoWhileStatement extends Node {
  readonly kind: "doWhile";
  readonly body: Statement;
  readonly condition: Expression;
}

export interface TryStatement extends Node {
  readonly kind: "try";
  readonly body: Block;
  readonly catches: readonly CatchClause[];
  readonly finally?: Block;
}

export interface CatchClause extends Node {
  readonly typeName: TypeName;
  readonly name: string;
  readonly body: Block;
  symbol?: VariableSymbol;
}

export interface ReturnStatement extends Node {
  readonly kind: "return";
  readonly value?: Expression;
}

export interface ThrowStatement extends Node {
  readonly kind: "throw";
  readonly value: Expression;
}

export interface JumpStatement extends Node {
  readonly kind: "break" | "continue";
}

export type DmlOperation = "insert" | "update" | "upsert" | "delete" | "undelete" | "merge";

export interface DmlStatement extends Node {
  readonly kind: "dml";
  readonly operation: DmlOperation;
  readonly records: Expression;
  /** `merge master duplicates`: the duplicates. `upsert records Field__c`: not here but in externalIdField. */
  readonly duplicates?: Expression;
  readonly externalIdField?: string;
  /** `insert as user x` / `as system`. Absent: the default of the class. */
  readonly access?: "user" | "system";
}

export interface RunAsStatement extends Node {
  readonly kind: "runAs";
  readonly user: Expression;
  readonly body: Block;
}

// ---------------------------------------------------------------- expressions

/** What every expression carries after the type pass. */
interface ExpressionNode extends Node {
  /** Type pass: the type of the expression itself. */
  type?: ApexType;
  /** Type pass: set when the context wants another type, and the value must be converted at run time:
   *  Integer → Long, Double or Decimal; String → Id; a query's rows → one record; and so on. */
  convertTo?: ApexType;
}

export type Expression =
  | Literal
  | NameExpression
  | MemberExpression
  | CallExpression
  | IndexExpression
  | NewExpression
  | UnaryExpression
  | BinaryExpression
  | AssignmentExpression
  | TernaryExpression
  | CastExpression
  | InstanceofExpression
  | ThisExpression
  | TypeLiteral
  | QueryExpression
  | SearchExpression;

export interface Literal extends ExpressionNode {
  readonly kind: "literal";
  /** Integer and Double: number; Long: bigint; Decimal: its text, as scale matters. */
  readonly value: string | number | bigint | boolean | null;
  readonly literalType: "Integer" | "Long" | "Double" | "Decimal" | "String" | "Boolean" | "null";
}

/** What a name means. Filled by the type pass on NameExpression and MemberExpression. */
export type Resolution =
  | { readonly kind: "local"; readonly variable: VariableSymbol }
  /** Field or property of a class of the project; the receiver is `this`, the target, or the class itself. */
  | { readonly kind: "field"; readonly variable: VariableSymbol; readonly implicitThis: boolean }
  | { readonly kind: "enumValue"; readonly symbol: ClassSymbol; readonly name: string }
  /** Field or property of a platform class: `Trigger.new`, `result.success`. */
  | { readonly kind: "platformProperty"; readonly member: PlatformMember }
  | { readonly kind: "platformEnumValue"; readonly className: string; readonly name: string }
  /** `lead.LastName` */
  | { readonly kind: "recordField"; readonly field: FieldDescription }
  /** `lead.Owner`, `case.Account` */
  | { readonly kind: "recordParent"; readonly relationshipName: string; readonly field: FieldDescription }
  /** `account.Contacts` */
  | { readonly kind: "recordChildren"; readonly relationshipName: string; readonly childObject: string }
  /** `Lead.LastName` and `Schema.Lead.LastName`: a Schema.SObjectField. */
  | { readonly kind: "fieldToken"; readonly object: string; readonly field: string }
  /** `Lead.SObjectType`: a Schema.SObjectType. `Schema.SObjectType.Lead`: its describe result. */
  | { readonly kind: "objectToken"; readonly object: string }
  | { readonly kind: "objectDescribe"; readonly object: string }
  /** `Schema.SObjectType.Lead.fields.LastName`: its describe result. */
  | { readonly kind: "fieldDescribe"; readonly object: string; readonly field: string }
  /** `Schema.SObjectType.Lead.fieldSets.Name` */
  | { readonly kind: "fieldSet"; readonly object: string; readonly name: string }
  /** `Lead.fields` of `Schema.SObjectType.Lead.fields`, or `fieldSets`: a step to one, or the property for `getMap()`. */
  | { readonly kind: "objectFields"; readonly object: string; readonly member: PlatformMember }
  /** `Job__Share.RowCause.Manual`: a text. */
  | { readonly kind: "shareReason"; readonly name: string }
  /** `System.Label.Name` or `Label.Name`: a text. */
  | { readonly kind: "label"; readonly name: string }
  /** `Page.Name`: a PageReference. */
  | { readonly kind: "page"; readonly name: string }
  /** The name of a type, as the receiver of a static member. */
  | { readonly kind: "type"; readonly type: ApexType }
  | { readonly kind: "namespace"; readonly name: string };

export interface NameExpression extends ExpressionNode {
  readonly kind: "name";
  readonly name: string;
  resolution?: Resolution;
}

export interface MemberExpression extends ExpressionNode {
  readonly kind: "member";
  readonly target: Expression;
  readonly name: string;
  readonly nameStart: Position;
  /** `?.` */
  readonly safe: boolean;
  resolution?: Resolution;
}

/** Who receives a call; `this` where no target is written. */
export type Receiver = "this" | "target" | "super" | "static";

/** What a call invokes. */
export type Callee =
  /** A method of a class of the project. */
  | { readonly kind: "method"; readonly method: MethodSymbol; readonly receiver: Receiver }
  /** A member of a platform class. Static members have no receiver; instance members receive the target, or `this`
   *  where a class of the project extends a platform class (exceptions). */
  | {
      readonly kind: "platform";
      readonly member: PlatformMember;
      readonly receiver: Receiver;
      /** Static members of a generic class: `Policy__mdt.getAll()` is Schema.CustomMetadataType<Policy__mdt>.getAll(),
       *  and its function gets the canonical names of these types as one more argument in front. */
      readonly typeArguments?: readonly ApexType[];
      /** Queries from a text: the variables that it may bind. One more argument behind gives them by name. */
      readonly variables?: readonly VariableSymbol[];
    }
  /** `record.Field.addError(…)`: the record is the target's target. */
  | { readonly kind: "fieldError"; readonly field: FieldDescription }
  /** A method of an interface of the platform (Comparable, Iterator<T>, Database.Batchable…), called on an object
   *  of the project or of the platform: found at run time by name and number of arguments. */
  | { readonly kind: "dynamic"; readonly member: PlatformMember }
  /** `this(...)` and `super(...)` in a constructor. No method: the default constructor. */
  | {
      readonly kind: "constructor";
      readonly target: "this" | "super";
      readonly method?: MethodSymbol;
      readonly platform?: PlatformMember;
    };

/** `target.name(args)`, `name(args)`, `this(args)`, `super(args)`. */
export interface CallExpression extends ExpressionNode {
  readonly kind: "call";
  readonly target?: Expression;
  /** "this" and "super" for constructor calls. */
  readonly name: string;
  readonly nameStart: Position;
  readonly safe: boolean;
  readonly arguments: readonly Expression[];
  callee?: Callee;
}

export interface IndexExpression extends ExpressionNode {
  readonly kind: "index";
  readonly target: Expression;
  readonly index: Expression;
}

export interface NewExpression extends ExpressionNode {
  readonly kind: "new";
  readonly typeName: TypeName;
  readonly creation:
    /** `new Foo(a, b)`, `new List<Integer>()`, `new Map<Id, Lead>(leads)` */
    | { readonly kind: "arguments"; readonly arguments: readonly Expression[] }
    /** `new Lead(LastName = 'x')` */
    | { readonly kind: "fields"; readonly fields: readonly NamedArgument[] }
    /** `new List<Integer>{1, 2}`, `new Set<Id>{a}` and `new Integer[]{1, 2}` */
    | { readonly kind: "values"; readonly values: readonly Expression[] }
    /** `new Map<String, Integer>{'a' => 1}` */
    | {
        readonly kind: "entries";
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    /** `new Integer[5]` */
    | { readonly kind: "size"; readonly size: Expression };
  /** Type pass: the constructor of a class of the project; undefined: its default one. */
  constructorSymbol?: MethodSymbol;
  /** Type pass: the constructor of a platform class. */
  platformConstructor?: PlatformMember;
}

export interface NamedArgument extends Node {
  readonly name: string;
  readonly value: Expression;
  /** Type pass. */
  field?: FieldDescription;
  /** Type pass: set where the name is a parent relationship (`Account = new Account(ExternalId__c = 'x')`). */
  relationshipName?: string;
}

export interface UnaryExpression extends ExpressionNode {
  readonly kind: "unary";
  readonly operator: "-" | "+" | "!" | "~" | "++" | "--";
  readonly postfix: boolean;
  readonly operand: Expression;
  /** Type pass: for - ++ -- ~ : in which arithmetic. */
  arithmetic?: Arithmetic;
}

export type NumberType = "Integer" | "Long" | "Double" | "Decimal";

/** In which arithmetic an operator works; operands are converted to it by their convertTo. */
export type Arithmetic =
  | NumberType
  | "String"
  | "Boolean"
  /** ± Integer or Long: days of a Date, milliseconds of a Time; of a Datetime also Decimal and Double fractions of a day. */
  | "Date"
  | "Datetime"
  | "Time";

type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "&" | "|" | "^" | "<<" | ">>" | ">>>";
type ComparisonOperator = "==" | "!=" | "===" | "!==" | "<>" | "<" | "<=" | ">" | ">=";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | "&&" | "||" | "??";

/** How two values are compared. */
export type Comparison =
  /** After conversion to the wider one. */
  | NumberType
  /** Case-insensitive text. */
  | "String"
  /** 15 and 18 characters are the same. Also Id against String. */
  | "Id"
  | "Boolean"
  | "Date"
  | "Datetime"
  | "Time"
  | "Blob"
  /** Collections, records, Object, classes: deep or by equals(), as the documentation says of ==. */
  | "value"
  /** === and !==, enums */
  | "identity"
  /** One side is the literal null. */
  | "null";

export interface BinaryExpression extends ExpressionNode {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  /** Type pass. */
  arithmetic?: Arithmetic;
  comparison?: Comparison;
}

export interface AssignmentExpression extends ExpressionNode {
  readonly kind: "assignment";
  readonly operator: "=" | "+=" | "-=" | "*=" | "/=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | ">>>=";
  readonly target: Expression;
  readonly value: Expression;
  /** Type pass: for compound operators; the result is converted back to the target's type. */
  arithmetic?: Arithmetic;
}

export interface TernaryExpression extends ExpressionNode {
  readonly kind: "ternary";
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

export interface CastExpression extends ExpressionNode {
  readonly kind: "cast";
  readonly typeName: TypeName;
  readonly operand: Expression;
}

export interface InstanceofExpression extends ExpressionNode {
  readonly kind: "instanceof";
  readonly operand: Expression;
  readonly typeName: TypeName;
}

export interface ThisExpression extends ExpressionNode {
  readonly kind: "this" | "super";
}

/** `Lead.class`, `List<String>.class` */
export interface TypeLiteral extends ExpressionNode {
  readonly kind: "typeLiteral";
  readonly typeName: TypeName;
}

/** `[SELECT … ]` */
export interface QueryExpression extends ExpressionNode {
  readonly kind: "query";
  readonly query: Query;
}

/** `[FIND … ]` */
export interface SearchExpression extends ExpressionNode {
  readonly kind: "search";
  readonly search: SearchQuery;
}
