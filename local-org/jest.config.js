/** Tests of the workbench itself: plain Node, TypeScript stripped by esbuild. */
export default {
  displayName: "local-org",
  rootDir: import.meta.dirname,
  testEnvironment: "<rootDir>/test/environment.cjs",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.[cm]?[jt]s$": "<rootDir>/test/transform.cjs" },
  // The packages that the transform leaves to Node.
  transformIgnorePatterns: ["/node_modules/(?!(@apexdevtools|@lwc|chokidar|luxon|playwright-core|saxes|typescript)/)"],
  moduleFileExtensions: ["ts", "js", "cjs", "mjs", "json"],
};
