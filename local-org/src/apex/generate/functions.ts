/** Bodies of functions: temporaries, and the sharing and access mode of the class around them. */
import type { ClassSymbol } from "../types/model.ts";
import { indent, type Scope, type Unit } from "./scope.ts";
import { MARK } from "./source-map.ts";

export interface Mode {
  /** null: that of the caller. */
  readonly sharing: "with" | "without" | "inherited" | null;
  readonly access: "user" | "system";
}

export function modeOf(unit: Unit, symbol: ClassSymbol): Mode {
  const { sharing } = symbol;
  const byDefault = unit.isSecureByDefault ? "with" : null;
  return {
    sharing: sharing === "none" ? byDefault : sharing,
    access: unit.isSecureByDefault ? "user" : "system",
  };
}

/** The body in braces. Where it calls nothing, no code of its own can tell in which mode it runs. */
export function functionBody(scope: Scope, code: string, mode: Mode | undefined): string {
  const temporaries = scope.temporaries.length > 0 ? `let ${scope.temporaries.join(", ")};\n` : "";
  const inner = temporaries + (mode && mayCall(code) ? inMode(code, mode) : code);
  return inner === "" ? "{}" : `{\n${indent(inner)}\n}`;
}

/** Calls of anything but the machine's plain functions, and reaching another class: that may run its initializers. */
const CALL = /(?<!\$\.(?:\w+\.)?)(?<![\w$])[\w$]+\(|\$\.(?:query|count|dml|merge|enterRunAs|eachOf)\(|\$classes\./;

const mayCall = (code: string): boolean => CALL.test(code.replace(MARK, ""));

function inMode(code: string, mode: Mode): string {
  const sharing = mode.sharing === null ? "null" : `"${mode.sharing}"`;
  const enter = `const $mode = $.enter(${sharing}, "${mode.access}");`;
  return `${enter}\ntry {\n${indent(code)}\n} finally {\n  $.leave($mode);\n}`;
}
