/** Blob, EncodingUtil and UUID. */
import { randomUUID } from "node:crypto";
import { ApexBlob } from "../../runtime/blob.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { NamedValue } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { textHash } from "./characters.ts";

platformClass(
  "System.Blob",
  withoutNulls({
    "static Blob valueOf(String stringToBlob)": (text: string) => ApexBlob.fromText(text),
    "Integer size()": (self: ApexBlob) => self.size,
    "String toString()": (self: ApexBlob) => {
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(self.bytes);
      } catch {
        throw platformException("System.StringException", "BLOB is not a valid UTF-8 string");
      }
    },
  }),
);

function requireUtf8(scheme: string): void {
  if (!/^utf-?8$/i.test(scheme)) throw new NotModelled(`EncodingUtil with the encoding ${scheme}`);
}

/** As Java's URLEncoder: letters, digits and `.-*_` stay, a space becomes a plus. */
function urlEncode(text: string, scheme: string): string {
  requireUtf8(scheme);
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

function urlDecode(text: string, scheme: string): string {
  requireUtf8(scheme);
  return decodeURIComponent(text.replaceAll("+", " "));
}

function fromHex(text: string): ApexBlob {
  if (!/^([\da-fA-F]{2})*$/.test(text)) {
    throw platformException("System.InvalidParameterValueException", `Invalid hexadecimal text: ${text}`);
  }
  return new ApexBlob(Buffer.from(text, "hex"));
}

/** dfc-org-production.force.com/forums/ForumsMain?id=906F0000000kH5tIAE; of `-`: iamsonal/aiAgentStudio, TypeCoercionServiceTest */
function base64Decode(text: string): ApexBlob {
  const [unknown] = /[^\w+/=\s]/.exec(text) ?? [];
  if (unknown) throw platformException("System.StringException", `Unrecognized base64 character: ${unknown}`);
  return new ApexBlob(Buffer.from(text, "base64"));
}

platformClass(
  "System.EncodingUtil",
  withoutNulls({
    "static Blob base64Decode(String inputString)": base64Decode,
    "static String base64Encode(Blob inputBlob)": ({ bytes }: ApexBlob) => Buffer.from(bytes).toString("base64"),
    "static Blob convertFromHex(String inputString)": fromHex,
    "static String convertToHex(Blob inputBlob)": ({ bytes }: ApexBlob) => Buffer.from(bytes).toString("hex"),
    "static String urlDecode(String inputString, String encodingScheme)": urlDecode,
    "static String urlEncode(String inputString, String encodingScheme)": urlEncode,
  }),
);

class ApexUuid extends NamedValue {
  static readonly apexName = "System.UUID";
}

platformClass("System.UUID", {
  "static System.UUID randomUUID()": () => new ApexUuid(randomUUID()),
  ...withoutNulls({
    "static System.UUID fromString(String str)": (text: string) => {
      if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return new ApexUuid(text.toLowerCase());
      throw platformException("System.IllegalArgumentException", `Invalid UUID string: ${text}`);
    },
  }),
  "Integer hashCode()": ({ name }: ApexUuid) => textHash(name),
});
