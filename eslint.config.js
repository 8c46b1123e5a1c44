import lwc from "@salesforce/eslint-config-lwc";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

const COMPONENTS = ["force-app/**/lwc/**/*.ts"];
const COMPONENT_TESTS = ["force-app/**/__tests__/**/*.ts", "test/**/*.ts"];
const NODE = ["local-org/src/**/*.ts", "local-org/test/**/*.ts", "scripts/**/*.ts", "e2e/**/*.ts"];
const NODE_TESTS = ["local-org/test/**/*.test.ts", "e2e/**/*.test.ts"];
const BROWSER = ["local-org/src/lightning/browser/**"];

const only = (files, configs) => configs.map((config) => ({ ...config, files }));
const typed = (project) => ({
  parser: tseslint.parser,
  parserOptions: { project, tsconfigRootDir: import.meta.dirname },
});

export default [
  {
    ignores: [
      "**/node_modules/**",
      "**/.local-org/**",
      "**/coverage/**",
      "**/*.js",
      "**/*.cjs",
      "**/*.d.ts",
      ...BROWSER,
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  ...only(COMPONENTS, lwc.configs.recommendedTs),
  ...only([...COMPONENTS, ...NODE], tseslint.configs.recommendedTypeChecked),
  { files: COMPONENTS, languageOptions: typed("./tsconfig.test.json") },
  {
    files: COMPONENT_TESTS,
    ...jest.configs["flat/recommended"],
    settings: { jest: { version: 29 } },
  },
  {
    files: COMPONENT_TESTS,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      "@lwc/lwc/no-unexpected-wire-adapter-usages": "off",
      "@typescript-eslint/no-require-imports": "off",
    },
  },

  { files: NODE, languageOptions: typed(["./local-org/tsconfig.json", "./tsconfig.node.json"]) },
  { files: NODE_TESTS, ...jest.configs["flat/recommended"], settings: { jest: { version: 29 } } },
  {
    files: NODE_TESTS,
    rules: { "jest/expect-expect": ["error", { assertFunctionNames: ["expect*", "assert*"] }] },
  },
];
