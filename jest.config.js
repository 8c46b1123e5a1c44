import { createRequire } from "node:module";
const { jestConfig } = createRequire(import.meta.url)("@salesforce/sfdx-lwc-jest/config");

export default {
  projects: [
    {
      ...jestConfig,
      displayName: "components",
      roots: ["<rootDir>/force-app"],
      testMatch: ["**/*.test.ts"],
      moduleNameMapper: {
        "^lightning/modal$": "<rootDir>/test/jest/lightning/modal",
        // Bundles of styles only, which the resolver of sfdx-lwc-jest does not look for.
        "^c/(bones|tones)$": "<rootDir>/force-app/main/core/lwc/$1/$1.css",
      },
      setupFilesAfterEnv: ["<rootDir>/test/jest/labels.cjs", "<rootDir>/test/jest/accessibility.cjs"],
    },
    "<rootDir>/local-org",
    {
      displayName: "agreement",
      testEnvironment: "<rootDir>/local-org/test/environment.cjs",
      testMatch: ["<rootDir>/test/agreement/**/*.test.ts"],
      transform: { "\\.[cm]?[jt]s$": "<rootDir>/local-org/test/transform.cjs" },
    },
    {
      displayName: "browser",
      testEnvironment: "<rootDir>/local-org/test/environment.cjs",
      testMatch: ["<rootDir>/e2e/**/*.test.ts"],
      transform: { "\\.[cm]?[jt]s$": "<rootDir>/local-org/test/transform.cjs" },
    },
  ],
};
