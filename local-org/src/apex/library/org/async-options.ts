/** What System.enqueueJob is told besides the job. Apex Reference Guide, "AsyncOptions Class". */
import { platformClass } from "../registry.ts";

export class Signature {
  static readonly apexName = "System.QueueableDuplicateSignature";
  readonly parts: unknown[] = [];
}

export class AsyncOptions {
  static readonly apexName = "System.AsyncOptions";
  maximumDepth: number | null = null;
  delay: number | null = null;
  signature: Signature | null = null;
}

const property = (name: keyof AsyncOptions) => ({
  get: (self: AsyncOptions) => self[name],
  set: (self: AsyncOptions, value: unknown) => void Object.assign(self, { [name]: value }),
});

platformClass("System.AsyncOptions", {
  "new()": () => new AsyncOptions(),
  "Integer MaximumQueueableStackDepth": property("maximumDepth"),
  "Integer MinimumQueueableDelayInMinutes": property("delay"),
  "QueueableDuplicateSignature DuplicateSignature": property("signature"),
});

const add = (self: Signature, part: unknown): Signature => {
  self.parts.push(part);
  return self;
};

platformClass("System.QueueableDuplicateSignature", {
  "static QueueableDuplicateSignature.Builder Builder()": () => new Signature(),
});
platformClass("System.QueueableDuplicateSignature.Builder", {
  "new()": () => new Signature(),
  "QueueableDuplicateSignature.Builder addId(Id inputId)": add,
  "QueueableDuplicateSignature.Builder addInteger(Integer inputInteger)": add,
  "QueueableDuplicateSignature.Builder addString(String inputString)": add,
  "QueueableDuplicateSignature build()": (self: Signature) =>
    Object.assign(new Signature(), { parts: [...self.parts] }),
});
