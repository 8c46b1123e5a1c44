/** Tests of the workbench itself: plain Node, TypeScript stripped by esbuild. */
export default {
  displayName: "local-org",
  rootDir: import.meta.dirname,
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.[cm]?[jt]s$": "<rootDir>/test/transform.cjs" },
  // The named packages are ES modules only, which Jest cannot load as they are.
  transformIgnorePatterns: ["/node_modules/(?!(chokidar|readdirp|@lwc/[^/]+)/)"],
  moduleFileExtensions: ["ts", "js", "cjs", "mjs", "json"],
};
