/** The record that proves a response, in words. */
import KIND_CALL from "@salesforce/label/c.Sla_Proof_Call";
import KIND_EMAIL from "@salesforce/label/c.Sla_Proof_Email";
import KIND_EVENT from "@salesforce/label/c.Sla_Proof_Event";
import LOGGED_LATE from "@salesforce/label/c.Sla_Proof_Logged_Late";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import PROOF_GONE from "@salesforce/label/c.Sla_Proof_Gone";
import { fill } from "c/text";
import { byAndWhen } from "./byAndWhen";

export interface ProofAnswer {
  readonly kind?: string | null;
  readonly id?: string | null;
  readonly subject?: string | null;
  readonly byName?: string | null;
  readonly completedOn?: string | null;
  readonly loggedLate?: boolean | null;
}

export interface Proof {
  /** Null: the record is gone or not shared with this user, and the note says so. */
  readonly id: string | null;
  readonly objectApiName: "Event" | "Task";
  readonly icon: string;
  readonly subject: string;
  readonly note: string;
  /** Empty unless it was logged on a later day. */
  readonly loggedLate: string;
}

/** Values of Proof_Kind__c: the proof's icon, and its name before the subject. */
const KINDS: Readonly<Record<string, readonly [icon: string, name: string]>> = {
  Call: ["standard:log_a_call", KIND_CALL],
  Email: ["standard:email", KIND_EMAIL],
  Event: ["standard:event", KIND_EVENT],
};

export function proofOf(proof: ProofAnswer | null | undefined, now: number): Proof {
  const [icon, kind] = KINDS[proof?.kind ?? ""] ?? ["standard:task", "{0}"];
  const objectApiName = proof?.kind === "Event" ? "Event" : "Task";
  const loggedLate = proof?.loggedLate ? LOGGED_LATE : "";
  const by = byAndWhen(proof?.byName, proof?.completedOn, now);
  return proof?.id
    ? { id: proof.id, objectApiName, icon, subject: nameProof(kind, proof.subject ?? NO_VALUE), note: by, loggedLate }
    : { id: null, objectApiName, icon, subject: "", note: [PROOF_GONE, by].filter(Boolean).join(" "), loggedLate };
}

/** The kind before the subject, unless the subject begins with it: the platform itself calls a sent e-mail `Email: …`. */
function nameProof(kind: string, subject: string): string {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");
  return letters(subject).startsWith(letters(kind)) ? subject : fill(kind, subject);
}
