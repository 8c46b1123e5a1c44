/** Bytes. */
export class ApexBlob {
  static readonly apexName = "Blob";
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static fromText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, "utf8"));
  }

  get size(): number {
    return this.bytes.length;
  }

  /** `Blob[21]`, as in a concatenation. */
  toString(): string {
    return `Blob[${this.size}]`;
  }
}
