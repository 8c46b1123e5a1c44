/** A permission set cannot include another, so what they share is written twice and must stay alike. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { XMLParser } from "fast-xml-parser";

const FOLDER = path.resolve(__dirname, "../../force-app/main/app/permissionsets");

interface PermissionSet {
  readonly [kind: string]: unknown;
}

function read(name: string): PermissionSet {
  const text = readFileSync(path.join(FOLDER, `${name}.permissionset-meta.xml`), "utf8");
  return (new XMLParser().parse(text) as { PermissionSet: PermissionSet }).PermissionSet;
}

/** Every permission as text; names and descriptions are their own. */
function permissionsOf(name: string): string[] {
  return Object.entries(read(name))
    .filter(([, value]) => typeof value === "object")
    .flatMap(([kind, value]) => [value].flat().map((each) => `${kind} ${JSON.stringify(each)}`));
}

it("a sales manager may do what sales may, and pause clocks", () => {
  const sales = permissionsOf("Tandem_Sales");
  const manager = permissionsOf("Tandem_Sales_Manager");
  expect(sales.length).toBeGreaterThan(50);
  expect(sales.filter((permission) => !manager.includes(permission))).toEqual([]);
  expect(manager.filter((permission) => !sales.includes(permission))).toEqual([
    'customPermissions {"enabled":true,"name":"Tandem_Pause_Clock"}',
  ]);
});
