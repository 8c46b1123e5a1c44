import { createRequire } from "node:module";
const { jestConfig } = createRequire(import.meta.url)("@salesforce/sfdx-lwc-jest/config");

export default {
  projects: [{ ...jestConfig, displayName: "components", roots: ["<rootDir>/force-app"] }, "<rootDir>/local-org"],
};
