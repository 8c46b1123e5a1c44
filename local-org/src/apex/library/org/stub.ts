/** Test.createStub: an object of a class whose every method asks a provider. */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { ApexObject } from "../../runtime/values.ts";
import { ApexTypeToken } from "../language/type.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";

platformClass(
  "System.StubProvider",
  {
    "Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)":
      null,
  },
  { kind: "interface" },
);

function createStub(parentType: ApexTypeToken, provider: object): ApexObject {
  const type = context().program.runtimeClass(parentType.name);
  if (!type) throw platformException("System.TypeException", `Cannot create stub of type ${parentType.name}`);
  const stub = Object.create(type.constructorFunction.prototype as object) as ApexObject;
  const methods = new Map([...type.methods, ["tostring$0", ["$text"]] as const]);
  Object.defineProperty(stub, "apexType", { value: { ...type, methods } });
  Object.defineProperty(stub, "$text", { value: () => `${type.name}__sfdc_ApexStub:[]` });
  for (const { name, jsName, returns, parameters } of type.signatures) {
    const types = parameters.map((parameter) => new ApexTypeToken(parameter.type));
    const names = parameters.map((parameter) => parameter.name);
    const answer = (...values: unknown[]): unknown =>
      callDynamic(
        "handleMethodCall",
        provider,
        stub,
        name,
        new ApexTypeToken(returns),
        new ApexList("System.Type", types),
        new ApexList("String", names),
        new ApexList("Object", values),
      );
    Object.defineProperty(stub, jsName, { value: answer });
  }
  return stub;
}

extendPlatformClass("System.Test", {
  "static Object createStub(System.Type parentType, System.StubProvider stubProvider)": createStub,
});
