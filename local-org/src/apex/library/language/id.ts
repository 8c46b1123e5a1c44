import { platformException } from "../../runtime/exceptions.ts";
import { hook } from "../../runtime/hooks.ts";
import { toId } from "../../runtime/ids.ts";
import { findObjectOfId } from "../../runtime/named.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** An Id whose letters have lost their case: the last three characters tell which were capitals. */
function restoreCase(text: string): string {
  const bits = [...text.slice(15).toUpperCase()].map((character) => SUFFIX.indexOf(character));
  if (text.length !== 18 || bits.includes(-1)) throw platformException("System.StringException", `Invalid id: ${text}`);
  const restored = [...text.slice(0, 15)].map((character, index) => {
    const isCapital = ((bits[Math.floor(index / 5)] ?? 0) >> (index % 5)) & 1;
    return isCapital ? character.toUpperCase() : character.toLowerCase();
  });
  return restored.join("") + text.slice(15).toUpperCase();
}

platformClass(
  "System.Id",
  withoutNulls({
    "static Id valueOf(String toID[, Boolean restoreCasing])": (text: string, restoreCasing?: boolean) =>
      toId(restoreCasing ? restoreCase(text) : text),
    "Schema.SObjectType getSObjectType()": (self: string) => {
      const object = findObjectOfId(self);
      if (object) return hook("objectToken")(object.apiName);
      throw platformException("System.SObjectException", `Cannot locate Apex Type for ID: ${self}`);
    },
    "String to15()": (self: string) => self.slice(0, 15),
  }),
);
