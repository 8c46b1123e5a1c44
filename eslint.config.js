import lwc from "@salesforce/eslint-config-lwc";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

const COMPONENTS = ["force-app/**/lwc/**/*.ts"];
const COMPONENT_TESTS = ["force-app/**/__tests__/**/*.ts", "test/jest/**/*.ts"];
// Where promises are: the rooms below run synchronously, and there tsc alone says what these rules would.
const NODE_TYPED = ["local-org/src/{cli,lightning,server}/**/*.ts", "local-org/fidelity/**/*.ts", "scripts/**/*.ts"];
const NODE_UNTYPED = ["local-org/src/{apex,database,project,schema}/**/*.ts"];
const NODE_TESTS = ["local-org/test/**/*.ts", "{e2e,test/agreement}/**/*.ts"];
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
      "local-org/fixtures/**",
      "**/*.js",
      "**/*.cjs",
      "**/*.d.ts",
      ...BROWSER,
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  ...only(COMPONENTS, lwc.configs.recommendedTs),
  ...only([...COMPONENTS, ...NODE_TYPED], tseslint.configs.recommendedTypeChecked),
  { files: [...COMPONENTS, ...COMPONENT_TESTS], languageOptions: typed("./tsconfig.test.json") },
  // The compiler knows it better, and in no time.
  {
    files: COMPONENTS,
    rules: { "import/named": "off", "import/namespace": "off", "no-void": ["error", { allowAsStatement: true }] },
  },
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
      "no-await-in-loop": "off",
    },
  },

  { files: NODE_TYPED, languageOptions: typed("./tsconfig.lint.json") },
  { files: [...NODE_UNTYPED, ...NODE_TESTS], languageOptions: { parser: tseslint.parser } },
  ...only([...NODE_UNTYPED, ...NODE_TESTS], tseslint.configs.recommended),
  { files: NODE_TESTS, ...jest.configs["flat/recommended"], settings: { jest: { version: 29 } } },
  {
    files: NODE_TESTS,
    rules: {
      // In a browser, waiting for what must appear is the assertion.
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect*", "assert*", "**.waitFor", "**.toHaveText"] }],
      // A helper of a test throws where its own expectations are not met.
      "jest/no-conditional-expect": "off",
      "jest/no-standalone-expect": "off",
    },
  },
];
