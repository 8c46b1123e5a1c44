/** Jest transform: TypeScript and ES modules to CommonJS, by esbuild. */
const { transformSync, version } = require("esbuild");
const { createHash } = require("node:crypto");

module.exports = {
  getCacheKey: (source, file) => createHash("sha1").update(version).update(file).update(source).digest("hex"),
  process(source, file) {
    const { code } = transformSync(source, {
      loader: file.endsWith("ts") ? "ts" : "js",
      format: "cjs",
      platform: "node",
      target: "node20",
      sourcefile: file,
      sourcemap: "inline",
      define: {
        "import.meta.dirname": "__dirname",
        "import.meta.filename": "__filename",
        "import.meta.url": "__moduleUrl",
      },
      banner: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;',
    });
    return { code };
  },
};
