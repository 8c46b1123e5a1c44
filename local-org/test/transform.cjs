/**
 * Jest transform: TypeScript and ES modules to CommonJS, by esbuild. Packages and the workbench's sources are left to Node,
 * see environment.cjs.
 */
const { transformSync, version } = require("esbuild");
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const itself = readFileSync(__filename);
const SOURCES = path.resolve(__dirname, "../src") + path.sep;

function compile(source, file) {
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
  return code;
}

module.exports = {
  compile,
  getCacheKey: (source, file) =>
    createHash("sha1").update(itself).update(version).update(file).update(source).digest("hex"),
  process(source, file) {
    const isLeft = /[\\/]node_modules[\\/]/.test(file) || file.startsWith(SOURCES);
    return { code: isLeft ? `module.exports = requireByNode(${JSON.stringify(file)});` : compile(source, file) };
  },
};
