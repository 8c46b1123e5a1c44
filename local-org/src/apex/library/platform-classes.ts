/** What of the platform's classes their names and types say alone: values of enums, exceptions, properties that are kept. */
import { readData } from "../../project/data.ts";

type Types = Readonly<Record<string, string>>;

interface PlatformClasses {
  /** Values by the enum's name. */
  readonly enums: Types;
  readonly exceptions: string;
  readonly properties: Readonly<
    Record<
      | "Database.LeadConvert"
      | "Messaging.CustomNotification"
      | "Messaging.EmailFileAttachment"
      | "Messaging.SingleEmailMessage",
      Types
    >
  >;
}

export const PLATFORM_CLASSES = JSON.parse(readData("platform-classes.json")) as PlatformClasses;
