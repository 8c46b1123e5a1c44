/**
 * Jest environment: packages are loaded once for each worker, by Node itself. Jest would load them anew for every test
 * file, and the Apex parser needs a second each time until it knows its own grammar.
 */
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.requireByNode = require;
  }
};
