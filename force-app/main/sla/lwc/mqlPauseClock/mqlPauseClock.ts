import { api, wire } from "lwc";
import LightningModal from "lightning/modal";
import { getPicklistValues } from "lightning/uiObjectInfoApi";
import pause from "@salesforce/apex/MqlSlaController.pause";
import CANCEL from "@salesforce/label/c.Sla_Log_Cancel";
import NOTE from "@salesforce/label/c.Sla_Pause_Note";
import NOTE_MISSING from "@salesforce/label/c.Sla_Pause_Note_Missing";
import REASON from "@salesforce/label/c.Sla_Pause_Reason";
import RESUMES from "@salesforce/label/c.Sla_Pause_Resumes";
import RESUMES_HELP from "@salesforce/label/c.Sla_Pause_Resumes_Help";
import RESUMES_PAST from "@salesforce/label/c.Sla_Pause_Resumes_Past";
import SAVE from "@salesforce/label/c.Sla_Pause_Save";
import SAVING from "@salesforce/label/c.Sla_Pause_Saving";
import TITLE from "@salesforce/label/c.Sla_Pause_Title";
import REASON_FIELD from "@salesforce/schema/Mql_Handoff_Span__c.Reason__c";
import { openDialog, saveAndClose } from "c/dialogs";
import { zoneName } from "c/moments";
import { readServerError } from "c/serverErrors";
import { serverNow } from "c/serverClock";
import { timed, type Answer } from "c/slaAnswers";
import { fill } from "c/text";

/** Every org's own; spans have no record types. */
const MASTER_RECORD_TYPE = "012000000000000AAA";
/** The value of Reason__c that asks for a note. */
const OTHER = "Other";
const NOTE_LENGTH = 255;

interface Field extends HTMLElement {
  value: string | null | undefined;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

/**
 * Asks why a clock shall stand still, and until when. Closes with the clock as it is then, or with nothing when cancelled.
 */
export default class MqlPauseClock extends LightningModal {
  @api leadId!: string;
  @api leadName!: string;

  labels = { CANCEL, NOTE, REASON, RESUMES_HELP, SAVE, SAVING };
  noteLength = NOTE_LENGTH;
  recordTypeId = MASTER_RECORD_TYPE;
  reasonField = REASON_FIELD;
  reasons: readonly Choice[] = [];
  reason = "";
  isSaving = false;
  errorText = "";

  @wire(getPicklistValues, { recordTypeId: "$recordTypeId", fieldApiName: "$reasonField" })
  handleReasons({ data, error }: { data?: { values: readonly Choice[] }; error?: unknown }): void {
    if (data) this.reasons = data.values.map(({ label, value }) => ({ label, value }));
    if (error) this.errorText = readServerError(error).message;
  }

  get heading(): string {
    return fill(TITLE, this.leadName);
  }

  /** The platform's fields do not say whose time they take. */
  get resumesLabel(): string {
    return fill(RESUMES, zoneName(serverNow()));
  }

  get hasError(): boolean {
    return this.errorText !== "";
  }

  get isNoteNeeded(): boolean {
    return this.reason === OTHER;
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  /** What was wrong with a field is not said any longer than until it is changed. */
  handleChange(event: Event): void {
    const field = event.currentTarget as Field;
    field.setCustomValidity("");
    field.reportValidity();
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSave(): Promise<void> {
    const [reason, note, resumes] = this.fields();
    if (this.isSaving || !reason || !note || !resumes || !this.isValid(reason, note, resumes)) return;
    const wanted = {
      leadId: this.leadId,
      reason: this.reason,
      note: note.value?.trim() || null,
      resumesOn: resumes.value || null,
    };
    await saveAndClose(this, () => timed(() => pause(wanted)));
  }

  private isValid(reason: Field, note: Field, resumes: Field): boolean {
    note.setCustomValidity(this.isNoteNeeded && !note.value?.trim() ? NOTE_MISSING : "");
    const isPast = Boolean(resumes.value) && Date.parse(resumes.value ?? "") <= serverNow();
    resumes.setCustomValidity(isPast ? RESUMES_PAST : "");
    // Every field shows what is wrong with it, not the first alone.
    return [reason, note, resumes].map((field) => field.reportValidity()).every(Boolean);
  }

  private fields(): (Field | null)[] {
    const names = ["reason", "note", "resumes"];
    return names.map((name) => this.template?.querySelector<Field>(`[data-field="${name}"]`) ?? null);
  }
}

/** Opens the dialog. Undefined: cancelled. */
export function askForPause(leadId: string, leadName: string): Promise<Answer | undefined> {
  return openDialog(MqlPauseClock, { label: fill(TITLE, leadName), leadId, leadName });
}
