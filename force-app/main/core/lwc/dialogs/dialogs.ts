/** What all dialogs have in common. */
import { readServerError } from "c/serverErrors";

/** The platform's static opener, which its published types leave out. */
interface Opener {
  open(parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

interface SavingDialog {
  isSaving: boolean;
  errorText: string;
  disableClose: boolean;
  close(result: unknown): unknown;
}

/** @returns what the dialog closes with; undefined: cancelled */
export function openDialog<Result>(
  dialog: unknown,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Result | undefined> {
  return (dialog as Opener).open({ size: "small", ...parameters }) as Promise<Result | undefined>;
}

/** Closes with what was saved. When saving fails the dialog stays open, so that nothing typed is lost. */
export async function saveAndClose(dialog: SavingDialog, save: () => Promise<unknown>): Promise<void> {
  dialog.isSaving = true;
  dialog.errorText = "";
  dialog.disableClose = true;
  let saved: unknown;
  try {
    saved = await save();
  } catch (error) {
    dialog.errorText = readServerError(error).message;
  }
  dialog.disableClose = false;
  dialog.isSaving = false;
  if (dialog.errorText === "") dialog.close(saved);
}
