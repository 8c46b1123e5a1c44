/** Objects of a class whose every method asks a provider. */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { cast } from "../../runtime/kinds.ts";
import { ApexObject } from "../../runtime/values.ts";
import { ApexTypeToken } from "../language/type.ts";

interface Made {
  readonly typeName: string;
  provider: object;
}

const stubs = new WeakMap<object, Made>();

export function createStub({ name }: ApexTypeToken, provider: object): ApexObject {
  return stubOf({ typeName: name, provider });
}

/**
 * The same stub for a job, which has a copy of its own of everything: undefined for what is no stub. The provider may know the
 * stub, so that its copy comes afterwards.
 */
export function copyStub(
  value: object,
): { stub: ApexObject; copyProvider(copy: (provider: object) => object): void } | undefined {
  const made = stubs.get(value);
  if (!made) return undefined;
  const own = { ...made };
  return { stub: stubOf(own), copyProvider: (copy) => (own.provider = copy(made.provider)) };
}

function stubOf(made: Made): ApexObject {
  const type = context().program.runtimeClass(made.typeName);
  if (!type) throw platformException("System.TypeException", `Cannot create stub of type ${made.typeName}`);
  if (type.unstubbable !== undefined) throw new NotModelled(`a stub of ${type.unstubbable}`);
  const stub = Object.create(type.constructorFunction.prototype as object) as ApexObject;
  const methods = new Map([["tostring$0", ["$text"]] as const, ...type.methods]);
  Object.defineProperty(stub, "apexType", { value: { ...type, methods } });
  Object.defineProperty(stub, "$text", { value: () => `${type.name}__sfdc_ApexStub:[]` });
  for (const { name, jsName, returns, parameters } of type.signatures) {
    const types = parameters.map((parameter) => new ApexTypeToken(parameter.type));
    const names = parameters.map((parameter) => parameter.name);
    const answer = (...values: unknown[]): unknown => {
      const given = callDynamic(
        "handleMethodCall",
        made.provider,
        stub,
        name,
        new ApexTypeToken(returns),
        new ApexList("System.Type", types),
        new ApexList("String", names),
        new ApexList("Object", values),
      );
      return returns === "void" ? undefined : cast(given, returns);
    };
    Object.defineProperty(stub, jsName, { value: answer });
  }
  stubs.set(stub, made);
  return stub;
}
