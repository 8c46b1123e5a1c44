/** Test.createStub */
import { extendPlatformClass, platformInterface } from "../registry.ts";
import { createStub } from "./stub-objects.ts";

platformInterface("System.StubProvider", {
  "Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)":
    null,
});

extendPlatformClass("System.Test", {
  "static Object createStub(System.Type parentType, System.StubProvider stubProvider)": createStub,
});
