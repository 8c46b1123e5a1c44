/** Jest transform: TypeScript and ES modules to CommonJS, by esbuild; packages are left to Node, see environment.cjs. */
const { transformSync, version } = require("esbuild");
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");

const itself = readFileSync(__filename);

module.exports = {
  getCacheKey: (source, file) =>
    createHash("sha1").update(itself).update(version).update(file).update(source).digest("hex"),
  process(source, file) {
    if (/[\\/]node_modules[\\/]/.test(file))
      return { code: `module.exports = requireByNode(${JSON.stringify(file)});` };
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
