/**
 * Jest environment for tests of plain code: packages and the workbench's sources are loaded once for each worker, by Node
 * itself. Jest would load them anew for every test file, some hundred modules each time, and the Apex parser needs a second
 * each time until it knows its own grammar. So tests share the one context of the worker, as they would in any other runner.
 */
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");
const { TestEnvironment } = require("jest-environment-node");
const { compile } = require("./transform.cjs");

require.extensions[".ts"] = (module, file) => module._compile(compile(readFileSync(file, "utf8"), file), file);

const THIS_CONTEXT = {};
const { runInContext } = Script.prototype;
Script.prototype.runInContext = function (context, options) {
  return context === THIS_CONTEXT ? this.runInThisContext(options) : runInContext.call(this, context, options);
};

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
  }

  async setup() {
    await super.setup();
    globalThis.requireByNode = require;
  }

  getVmContext() {
    return THIS_CONTEXT;
  }
};
