/** Crypto. What the algorithms are called, and what they refuse: Apex Reference Guide, "Crypto Class". */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { ApexBlob } from "../../runtime/blob.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

const DIGESTS = "md5 sha1 sha256 sha512 sha3-256 sha3-384 sha3-512".split(" ");

function algorithm(name: string): string {
  const digest = name.toLowerCase().replace(/^hmac/, "").replace(/^sha-/, "sha");
  if (!DIGESTS.includes(digest)) throw new NotModelled(`the algorithm ${name} of Crypto`);
  return digest;
}

function mac(name: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  return new ApexBlob(createHmac(algorithm(name), key.bytes).update(input.bytes).digest());
}

const BLOCK = 16;
const LARGEST = 1_048_576;
const KEY_SIZES: Readonly<Record<string, number>> = { AES128: 16, AES192: 24, AES256: 32 };

const invalid = (message: string): Error => platformException("System.InvalidParameterValueException", message);

/** The cipher's name in Node, once its arguments are right. */
function cipher(name: string, key: ApexBlob, vector: ApexBlob, data: ApexBlob): string {
  const size = KEY_SIZES[name.toUpperCase()];
  if (size === undefined) throw invalid(`Invalid algorithm ${name}. Must be one of AES128, AES192, or AES256.`);
  if (key.size !== size) throw invalid(`Invalid private key. Must be ${size} bytes.`);
  if (vector.size !== BLOCK) throw invalid(`Invalid initialization vector. Must be ${BLOCK} bytes.`);
  if (data.size > LARGEST) throw new NotModelled(`Crypto with ${data.size} bytes`);
  return `aes-${size * 8}-cbc`;
}

function encrypt(name: string, key: ApexBlob, vector: ApexBlob, text: ApexBlob): ApexBlob {
  const encryption = createCipheriv(cipher(name, key, vector, text), key.bytes, vector.bytes);
  return new ApexBlob(Buffer.concat([encryption.update(text.bytes), encryption.final()]));
}

function decrypt(name: string, key: ApexBlob, vector: ApexBlob, text: ApexBlob): ApexBlob {
  const decryption = createDecipheriv(cipher(name, key, vector, text), key.bytes, vector.bytes);
  try {
    return new ApexBlob(Buffer.concat([decryption.update(text.bytes), decryption.final()]));
  } catch {
    throw platformException("System.SecurityException", "Given final block not properly padded");
  }
}

/** `RSA-SHA256` → `sha256`; RSA alone is RSA-SHA1. */
function rsaDigest(name: string): string {
  const digest = /^RSA(?:-SHA(1|256|384|512))?$/i.exec(name);
  if (!digest) throw new NotModelled(`the algorithm ${name} of Crypto`);
  return `sha${digest[1] ?? 1}`;
}

const der = ({ bytes }: ApexBlob) => ({ key: Buffer.from(bytes), format: "der" as const });

function withKey<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof NotModelled ? error : new NotModelled("Crypto with a key that is none");
  }
}

platformClass(
  "System.Crypto",
  withoutNulls({
    "static Blob generateDigest(String algorithmName, Blob input)": (name: string, { bytes }: ApexBlob) =>
      new ApexBlob(createHash(algorithm(name)).update(bytes).digest()),
    "static Blob generateAesKey(Integer size)": (size: number) => {
      if (size !== 128 && size !== 192 && size !== 256) throw new NotModelled(`an AES key of ${size} bits`);
      return new ApexBlob(randomBytes(size / 8));
    },
    "static Blob generateMac(String algorithmName, Blob input, Blob privateKey)": mac,
    "static Boolean verifyHMac(String algorithmName, Blob input, Blob privateKey, Blob macToVerify)": (
      name: string,
      input: ApexBlob,
      key: ApexBlob,
      expected: ApexBlob,
    ) => {
      const { bytes } = mac(name, input, key);
      return bytes.length === expected.size && timingSafeEqual(bytes, expected.bytes);
    },
    "static Blob encrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob clearText)": encrypt,
    "static Blob decrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob cipherText)": decrypt,
    "static Blob encryptWithManagedIV(String algorithmName, Blob privateKey, Blob clearText)": (
      name: string,
      key: ApexBlob,
      text: ApexBlob,
    ) => {
      const vector = new ApexBlob(randomBytes(BLOCK));
      return new ApexBlob(Buffer.concat([vector.bytes, encrypt(name, key, vector, text).bytes]));
    },
    "static Blob decryptWithManagedIV(String algorithmName, Blob privateKey, Blob IVAndCipherText)": (
      name: string,
      key: ApexBlob,
      { bytes }: ApexBlob,
    ) => {
      if (bytes.length < BLOCK) throw invalid("Unable to parse initialization vector from encrypted data.");
      return decrypt(name, key, new ApexBlob(bytes.subarray(0, BLOCK)), new ApexBlob(bytes.subarray(BLOCK)));
    },
    "static Blob sign(String algorithmName, Blob input, Blob privateKey)": (
      name: string,
      input: ApexBlob,
      key: ApexBlob,
    ) => withKey(() => new ApexBlob(sign(rsaDigest(name), input.bytes, { ...der(key), type: "pkcs8" }))),
    "static Boolean verify(String algorithmName, Blob data, Blob signature, Blob publicKey)": (
      name: string,
      data: ApexBlob,
      signature: ApexBlob,
      key: ApexBlob,
    ) => withKey(() => verify(rsaDigest(name), data.bytes, { ...der(key), type: "spki" }, signature.bytes)),
    "static Integer getRandomInteger()": () => randomBytes(4).readInt32BE(),
    "static Long getRandomLong()": () => randomBytes(8).readBigInt64BE(),
  }),
);
