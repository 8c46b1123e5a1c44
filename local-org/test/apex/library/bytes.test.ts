/** Blob, EncodingUtil, Crypto, UUID. The digests and codes are the test vectors of RFC 1321, FIPS 180, RFC 4231 and RFC 4648. */
import { ApexBlob } from "../../../src/apex/runtime/blob.ts";
import { toText } from "../../../src/apex/runtime/text.ts";
import { call } from "./call.ts";

const blob = (text: string): ApexBlob => ApexBlob.fromText(text);
const hex = (value: unknown): unknown => call("EncodingUtil.convertToHex(Blob)", value);

it("encodes", () => {
  expect(call("EncodingUtil.base64Encode(Blob)", blob("foobar"))).toBe("Zm9vYmFy");
  expect(call("Blob.toString()", call("EncodingUtil.base64Decode(String)", "Zm9vYmFy"))).toBe("foobar");
  expect(() => call("EncodingUtil.base64Decode(String)", "not-base64")).toThrow("Unrecognized base64 character: -");
  expect(hex(blob("abc"))).toBe("616263");
  expect(call("Blob.size()", call("EncodingUtil.convertFromHex(String)", "616263"))).toBe(3);
  expect(call("EncodingUtil.urlEncode(String,String)", "a b&c~'(é)", "UTF-8")).toBe("a+b%26c%7E%27%28%C3%A9%29");
  expect(call("EncodingUtil.urlDecode(String,String)", "a+b%26c", "UTF-8")).toBe("a b&c");
});

// Apex Reference Guide, "Crypto Class", generateAesKey: 128, 192 or 256 bits
it("makes keys", () => {
  expect([128, 192, 256].map((size) => call("Blob.size()", call("Crypto.generateAesKey(Integer)", size)))).toEqual([
    16, 24, 32,
  ]);
});

it("digests", () => {
  expect(hex(call("Crypto.generateDigest(String,Blob)", "MD5", blob("abc")))).toBe("900150983cd24fb0d6963f7d28e17f72");
  expect(hex(call("Crypto.generateDigest(String,Blob)", "SHA1", blob("abc")))).toBe(
    "a9993e364706816aba3e25717850c26c9cd0d89d",
  );
  const mac = call(
    "Crypto.generateMac(String,Blob,Blob)",
    "hmacSHA256",
    blob("what do ya want for nothing?"),
    blob("Jefe"),
  );
  expect(hex(mac)).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  expect(() => call("Crypto.generateDigest(String,Blob)", "SHA-0", blob(""))).toThrow("not modelled");
});

it("writes a Blob by its size, and refuses to read what is no text", () => {
  expect(toText(blob("My Salesforce Stories"))).toBe("Blob[21]");
  expect(() => call("Blob.toString()", new ApexBlob(Uint8Array.of(0xff)))).toThrow("BLOB is not a valid UTF-8 string");
});

it("makes UUIDs", () => {
  const uuid = call("UUID.randomUUID()");
  expect(toText(uuid)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(call("Object.equals(Object)", uuid, call("UUID.fromString(String)", toText(uuid)))).toBe(true);
});
