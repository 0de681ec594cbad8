// Lints workflow files: `node actionlint.cjs FILE…` prints one line a finding and exits 1 when there is one.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");

// The package's own command wants Node 20; its WebAssembly runs on Node 18 as well, which Debian 12 has.
const HOME = join(__dirname, "node_modules", "@tktco", "node-actionlint");
globalThis.crypto ??= require("node:crypto").webcrypto;
globalThis.throwError = (message) => {
  throw new Error(message);
};
require(join(HOME, "wasm_exec.js"));

async function linter() {
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(join(HOME, "main.wasm")), go.importObject);
  go.run(instance);
  return globalThis.runActionlint;
}

async function main(paths) {
  if (paths.length === 0) throw new Error("no workflow files were named");
  const lint = await linter();
  let findings = 0;
  for (const path of paths) {
    const found = await lint(readFileSync(path, "utf-8"), path);
    for (const one of found) {
      findings += 1;
      console.log(`${path}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    }
  }
  console.log(`${findings} findings in ${paths.length} workflows`);
  process.exit(findings === 0 ? 0 : 1);
}

main(process.argv.slice(2)).catch((problem) => {
  console.error(problem);
  process.exit(2);
});
