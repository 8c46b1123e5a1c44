/** The project's own labels, so that component tests read what users read. */
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { XMLParser } = require("fast-xml-parser");

const parser = new XMLParser({ isArray: (name) => name === "labels", trimValues: false });
const productFolder = path.resolve(__dirname, "../../force-app");

for (const entry of readdirSync(productFolder, { recursive: true })) {
  if (!entry.endsWith(".labels-meta.xml")) continue;
  const { CustomLabels } = parser.parse(readFileSync(path.join(productFolder, entry), "utf8"));
  for (const { fullName, value } of CustomLabels.labels)
    jest.mock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: String(value) }), {
      virtual: true,
    });
}
