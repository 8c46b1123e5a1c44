/** Test.createStub */
import { extendPlatformClass, platformClass } from "../registry.ts";
import { createStub } from "./stub-objects.ts";

platformClass(
  "System.StubProvider",
  {
    "Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)":
      null,
  },
  { kind: "interface" },
);

extendPlatformClass("System.Test", {
  "static Object createStub(System.Type parentType, System.StubProvider stubProvider)": createStub,
});
