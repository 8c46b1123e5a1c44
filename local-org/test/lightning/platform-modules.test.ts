import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { platformModule } from "../../src/lightning/build/platform-modules.ts";
import { bundle, emptyProject } from "./metadata.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "platform-modules-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

function write(file: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), "");
}

const label = { fullName: "Hello", language: "en_US", value: 'Say "hello"', file: "labels.xml", line: 1, column: 1 };
const project = emptyProject({
  root,
  lwc: [bundle("card"), bundle("old"), bundle("tones"), bundle("lost")],
  labels: [label],
});
const codeOf = (id: string) => {
  const resolution = platformModule(id, project);
  return resolution?.kind === "code" ? resolution.code : resolution;
};

beforeAll(() => ["lwc/card/card.ts", "lwc/card/card.js", "lwc/old/old.js", "lwc/tones/tones.css"].forEach(write));

it("prefers a bundle's TypeScript to the JavaScript emitted from it, and takes styles where there is no script", () => {
  const file = (id: string) => {
    const resolution = platformModule(id, project);
    return resolution?.kind === "file" ? path.relative(root, resolution.file) : resolution;
  };
  expect(file("c/card")).toBe("lwc/card/card.ts");
  expect(file("c/old")).toBe("lwc/old/old.js");
  expect(file("c/tones")).toBe("lwc/tones/tones.css");
});

it.each([
  ["@salesforce/apex/Clock.read", 'import { apexMethod } from "local/apex"; export default apexMethod("Clock.read");'],
  ["@salesforce/schema/Lead", 'export default {"objectApiName":"Lead"};'],
  ["@salesforce/schema/Lead.Owner.Name", 'export default {"fieldApiName":"Owner.Name","objectApiName":"Lead"};'],
  ["@salesforce/label/c.Hello", 'export default "Say \\"hello\\"";'],
  ["@salesforce/user/Id", "export default globalThis.localOrg.user.id;"],
  [
    "@salesforce/customPermission/Tune",
    'export default globalThis.localOrg.permissions.includes("Tune") || undefined;',
  ],
  ["@salesforce/resourceUrl/logo", 'export default "/resource/logo";'],
  ["@salesforce/client/formFactor", "export default globalThis.localOrg.formFactor;"],
  ["@salesforce/i18n/timeZone", "export default globalThis.localOrg.timeZone;"],
  ["@salesforce/messageChannel/News__c", 'export default "News__c";'],
])("%s", (id, expected) => {
  expect(codeOf(id)).toBe(expected);
});

it("takes modules of its own before base components, and those from the vendor stage", () => {
  expect(platformModule("lightning/uiRecordApi", project)).toMatchObject({
    kind: "file",
    file: expect.stringMatching(/uiRecordApi\.ts$/),
  });
  expect(platformModule("lightning/card", project)).toEqual({ kind: "vendor", id: "lightning/card" });
});

it("refuses what does not exist, and marks what nothing stands in for", () => {
  expect(platformModule("c/nope", project)).toEqual({
    kind: "error",
    message: "there is no Lightning web component c/nope",
  });
  expect(platformModule("c/lost", project)).toEqual({
    kind: "error",
    message: "there is no Lightning web component c/lost",
  });
  expect(platformModule("@salesforce/label/c.Nope", project)).toEqual({
    kind: "error",
    message: "there is no custom label Nope",
  });
  expect(platformModule("lightning/empApi", project)).toEqual({ kind: "notModelled", id: "lightning/empApi" });
  expect(platformModule("@salesforce/site/Id", project)).toEqual({ kind: "notModelled", id: "@salesforce/site/Id" });
  expect(platformModule("lodash", project)).toBeUndefined();
});
