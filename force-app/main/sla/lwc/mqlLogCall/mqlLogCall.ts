import { api } from "lwc";
import LightningModal from "lightning/modal";
import logCall from "@salesforce/apex/MqlSlaController.logCall";
import CANCEL from "@salesforce/label/c.Sla_Log_Cancel";
import COMMENTS from "@salesforce/label/c.Sla_Log_Comments";
import SAVE from "@salesforce/label/c.Sla_Log_Save";
import SAVING from "@salesforce/label/c.Sla_Log_Saving";
import SUBJECT from "@salesforce/label/c.Sla_Log_Subject";
import SUBJECT_DEFAULT from "@salesforce/label/c.Sla_Log_Subject_Default";
import TITLE from "@salesforce/label/c.Sla_Log_Title";
import { openDialog, saveAndClose } from "c/dialogs";
import { timed, type Answer } from "c/slaAnswers";
import { fill } from "c/text";

const SUBJECT_LENGTH = 255;
const COMMENTS_LENGTH = 32000;

interface Field extends HTMLElement {
  value: string;
  reportValidity(): boolean;
}

/**
 * Asks for a call's subject and comments and saves it as a completed call of the lead. Closes with the clock as it is
 * then, or with nothing when cancelled.
 */
export default class MqlLogCall extends LightningModal {
  @api leadId!: string;
  @api leadName!: string;

  labels = { CANCEL, COMMENTS, SAVE, SAVING, SUBJECT };
  subjectLength = SUBJECT_LENGTH;
  commentsLength = COMMENTS_LENGTH;
  subject = SUBJECT_DEFAULT;
  isSaving = false;
  errorText = "";

  get heading(): string {
    return fill(TITLE, this.leadName);
  }

  get hasError(): boolean {
    return this.errorText !== "";
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSave(): Promise<void> {
    const [subject, comments] = this.fields();
    if (this.isSaving || !subject || !comments || !subject.reportValidity() || !comments.reportValidity()) return;
    const call = { leadId: this.leadId, subject: subject.value, comments: comments.value || null };
    await saveAndClose(this, () => timed(() => logCall(call)));
  }

  private fields(): (Field | null)[] {
    return ["subject", "comments"].map((name) => this.template?.querySelector<Field>(`[data-field="${name}"]`) ?? null);
  }
}

/** Opens the dialog. Undefined: cancelled. */
export function askForCall(leadId: string, leadName: string): Promise<Answer | undefined> {
  return openDialog(MqlLogCall, { label: fill(TITLE, leadName), leadId, leadName });
}
