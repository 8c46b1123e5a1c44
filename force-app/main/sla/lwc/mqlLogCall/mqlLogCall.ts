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
import { readServerError } from "c/serverErrors";
import { fill } from "c/text";

const SUBJECT_LENGTH = 255;
const COMMENTS_LENGTH = 32000;

type Panel = NonNullable<Awaited<ReturnType<typeof logCall>>>;

/** What the dialog closes with after a call was saved; the moments in between which the server answered, by Date.now(). */
export interface LoggedCall {
  readonly panel: Panel;
  readonly asked: number;
  readonly answered: number;
}

/** The platform's static opener, which its published types leave out. */
interface Opener {
  open(parameters: Readonly<Record<string, string>>): Promise<unknown>;
}

interface Field extends HTMLElement {
  value: string;
  reportValidity(): boolean;
}

/**
 * Asks for a call's subject and comments and saves it as a completed call of the lead. Closes with a LoggedCall,
 * or with nothing when cancelled. When saving fails it stays open, so that nothing typed is lost.
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
    this.isSaving = true;
    this.errorText = "";
    this.disableClose = true;
    const asked = Date.now();
    try {
      const panel = await logCall({ leadId: this.leadId, subject: subject.value, comments: comments.value || null });
      this.disableClose = false;
      void this.close(panel ? ({ panel, asked, answered: Date.now() } satisfies LoggedCall) : undefined);
    } catch (error) {
      this.errorText = readServerError(error).message;
    } finally {
      this.disableClose = false;
      this.isSaving = false;
    }
  }

  private fields(): (Field | null)[] {
    return ["subject", "comments"].map((name) => this.template?.querySelector<Field>(`[data-field="${name}"]`) ?? null);
  }
}

/** Opens the dialog. Undefined: cancelled. */
export function askForCall(leadId: string, leadName: string): Promise<LoggedCall | undefined> {
  const parameters = { size: "small", label: fill(TITLE, leadName), leadId, leadName };
  return (MqlLogCall as unknown as Opener).open(parameters) as Promise<LoggedCall | undefined>;
}
