import { platformException } from "./exceptions.ts";

/** What stands in generated code for a value that is null where one is needed: `(x ?? $.missing()).foo$0()`. */
export function missing(): never {
  throw platformException("System.NullPointerException", "Attempt to de-reference a null object");
}

export function nonNull<T>(value: T | null): T {
  return value === null ? missing() : value;
}
