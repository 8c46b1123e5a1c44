import { platformEnumValue } from "../../runtime/enums.ts";
import { platformClass } from "../registry.ts";
import { triggerFrame } from "./trigger-context.ts";

const is = (part: string) => () => triggerFrame()?.event.includes(part) ?? false;

platformClass("System.Trigger", {
  "static Boolean isExecuting": { get: () => triggerFrame() !== undefined },
  "static Boolean isBefore": { get: is("before") },
  "static Boolean isAfter": { get: is("after") },
  "static Boolean isInsert": { get: is(" insert") },
  "static Boolean isUpdate": { get: is(" update") },
  "static Boolean isDelete": { get: is(" delete") },
  "static Boolean isUndelete": { get: is(" undelete") },
  "static List<SObject> new": { get: () => triggerFrame()?.newRecords ?? null },
  "static List<SObject> old": { get: () => triggerFrame()?.oldRecords ?? null },
  "static Map<Id,SObject> newMap": { get: () => triggerFrame()?.newMap ?? null },
  "static Map<Id,SObject> oldMap": { get: () => triggerFrame()?.oldMap ?? null },
  "static Integer size": { get: () => triggerFrame()?.size ?? null },
  "static System.TriggerOperation operationType": {
    get: () => {
      const event = triggerFrame()?.event;
      return event ? platformEnumValue("System.TriggerOperation", event.toUpperCase().replace(" ", "_")) : null;
    },
  },
});
