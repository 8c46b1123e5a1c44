/** Notifications and emails go nowhere: they are kept, for whoever runs the program to look at. */
import { ApexList, ApexSet } from "../../runtime/collections.ts";
import { context, perTransaction } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { isIdText, toId } from "../../runtime/ids.ts";
import { PLATFORM_CLASSES } from "../platform-classes.ts";
import { platformClass, type Members } from "../registry.ts";
import { getters, KeptValues, properties, setters } from "../properties.ts";

export interface SentMessage {
  readonly kind: "notification" | "email";
  /** Ids or addresses. */
  readonly recipients: readonly string[];
  /** What the setters were given, by their names: `Title`, `Body`, `Subject` … */
  readonly values: Readonly<Record<string, unknown>>;
}

export const sentMessages = perTransaction((): SentMessage[] => []);

class CustomNotification extends KeptValues {
  static readonly apexName = "Messaging.CustomNotification";
}

class SingleEmailMessage extends KeptValues {
  static readonly apexName = "Messaging.SingleEmailMessage";
}

class EmailFileAttachment extends KeptValues {
  static readonly apexName = "Messaging.EmailFileAttachment";
}

class SendEmailResult {
  static readonly apexName = "Messaging.SendEmailResult";
}

/** "Email properties are readable and writable. Each property has corresponding setter and getter methods." */
function emailProperties(className: "Messaging.SingleEmailMessage" | "Messaging.EmailFileAttachment"): Members {
  const types = PLATFORM_CLASSES.properties[className];
  return { ...setters(types), ...getters(types, unlessUnknown), ...properties(types, unlessUnknown) };
}

function unlessUnknown(value: unknown, name: string, type: string): unknown {
  if (type === "Boolean" && value === undefined) throw new NotModelled(`${name} of an e-mail that was given none`);
  return value ?? null;
}

/** The longest that the reference allows. */
const LONGEST = { Title: 250, Body: 750 } as const;
const MOST_RECIPIENTS = 500;
/** Whom an id in the set may stand for: a user, or the users of a group, a queue or a team. */
const RECIPIENTS: ReadonlySet<string> = new Set(["User", "Group", "Account", "Opportunity"]);

function send(self: CustomNotification, users: ApexSet): void {
  const recipients = [...users].map(String);
  const wrong = whatIsWrong(self.values, recipients);
  if (wrong) throw platformException("System.IllegalArgumentException", wrong);
  sentMessages().push({ kind: "notification", recipients, values: { ...self.values } });
}

function whatIsWrong(values: Readonly<Record<string, unknown>>, recipients: readonly string[]): string | undefined {
  const { NotificationTypeId: typeId, Title, Body, TargetId, TargetPageRef } = values;
  if (!typeId || !Title || !Body || !(TargetId || TargetPageRef))
    return "A notification needs a type, a title, a body and a target";
  for (const [name, length] of Object.entries(LONGEST)) {
    if ((values[name] as string).length > length)
      return `The ${name.toLowerCase()} of a notification has at most ${length} characters`;
  }
  const { store, schema } = context().services;
  if (!isIdText(typeId as string) || !store.row("CustomNotificationType", toId(typeId as string)!))
    return `There is no custom notification type ${typeId as string}`;
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS)
    return `A notification has 1 to ${MOST_RECIPIENTS} recipients, not ${recipients.length}`;
  const isRecipient = (id: string) =>
    isIdText(id) && RECIPIENTS.has(schema.objectByKeyPrefix(id.slice(0, 3))?.apiName ?? "");
  const stranger = recipients.find((id) => !isRecipient(id));
  return stranger === undefined ? undefined : `${stranger} is no user, group, queue, account or opportunity`;
}

const PARTS = ["NotificationTypeId", "SenderId", "Title", "Body", "TargetId", "TargetPageRef"];

platformClass("Messaging.CustomNotification", {
  "new()": () => new CustomNotification(),
  "new(String typeId, String sender, String title, String body, String targetId, String targetPageRef)": (
    ...parts: readonly unknown[]
  ) => {
    const made = new CustomNotification();
    for (const [i, name] of PARTS.entries()) made.values[name] = parts[i];
    return made;
  },
  ...setters(PLATFORM_CLASSES.properties["Messaging.CustomNotification"]),
  "void send(Set<String> users)": send,
});

const items = (value: unknown): string[] => (value instanceof ApexList ? value.items.map(String) : []);

function sendEmail(emails: ApexList): ApexList {
  context().services.limits.count("emailInvocations");
  for (const { values } of emails.items as SingleEmailMessage[]) {
    const target = values["TreatTargetObjectAsRecipient"] !== false && values["TargetObjectId"];
    const addresses = ["ToAddresses", "CcAddresses", "BccAddresses"].flatMap((name) => items(values[name]));
    const recipients = [...addresses, ...(target ? [target as string] : [])];
    if (recipients.length === 0)
      throw platformException(
        "System.EmailException",
        "SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []",
      );
    sentMessages().push({ kind: "email", recipients, values: { ...values } });
  }
  return new ApexList(
    "Messaging.SendEmailResult",
    emails.items.map(() => new SendEmailResult()),
  );
}

platformClass("Messaging.Email", {});
platformClass(
  "Messaging.SingleEmailMessage",
  {
    "new()": () => new SingleEmailMessage(),
    ...emailProperties("Messaging.SingleEmailMessage"),
  },
  { extends: "Messaging.Email" },
);
platformClass("Messaging.EmailFileAttachment", {
  "new()": () => new EmailFileAttachment(),
  ...emailProperties("Messaging.EmailFileAttachment"),
});
platformClass("Messaging.SendEmailResult", { "Boolean isSuccess()": () => true });
platformClass("System.Messaging", {
  "static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails[, Boolean allOrNothing])": sendEmail,
});
