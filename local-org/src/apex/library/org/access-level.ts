import type { AccessMode } from "../../runtime/context.ts";
import { platformClass } from "../registry.ts";

export class ApexAccessLevel {
  static readonly apexName = "System.AccessLevel";
  readonly mode: AccessMode;
  constructor(mode: AccessMode) {
    this.mode = mode;
  }
}

const USER_MODE = new ApexAccessLevel("user");
const SYSTEM_MODE = new ApexAccessLevel("system");

platformClass("System.AccessLevel", {
  "static AccessLevel USER_MODE": { get: () => USER_MODE },
  "static AccessLevel SYSTEM_MODE": { get: () => SYSTEM_MODE },
});
