/** A Chromium for tests in a real browser, of the workbench and of projects on it. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** CHROME_PATH first, then on Linux the browser that npm brings, then an installed one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? packedBrowser() ?? installedBrowser();
  if (!executablePath) {
    throw new Error(
      "There is no browser for the tests. Install Google Chrome or Microsoft Edge, or set CHROME_PATH to a Chromium.",
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout: 30_000, env: browserEnvironment() });
}

/** Where the NSS libraries are unpacked that small images of Linux do not have. */
const LIBRARIES = path.join(os.tmpdir(), "al2023/lib");

/** Unpacks the browser into the temporary folder. The package is an ES module, which Jest cannot load, so a process of
 *  its own does it. The browser is made for x64. */
const UNPACK = `
  import path from "node:path";
  import { fileURLToPath } from "node:url";
  import chromium, { inflate } from "@sparticuz/chromium";
  const bin = path.resolve(path.dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
  if (process.argv[1] === "libraries") await inflate(path.join(bin, "al2023.tar.br"));
  process.stdout.write(await chromium.executablePath());`;

function packedBrowser(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const wanted = hasSystemLibraries() ? "browser" : "libraries";
  const options = { cwd: path.resolve(import.meta.dirname, "../.."), encoding: "utf8", timeout: 60_000 } as const;
  return execFileSync(process.execPath, ["--input-type=module", "-e", UNPACK, wanted], options);
}

function hasSystemLibraries(): boolean {
  const folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib/x86_64-linux-gnu"];
  return folders.some((folder) => fs.existsSync(path.join(folder, "libnss3.so")));
}

function browserEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    ...Object.fromEntries(own),
    ...(process.platform === "linux" && !hasSystemLibraries() ? { LD_LIBRARY_PATH: LIBRARIES } : {}),
  };
}

function installedBrowser(): string | undefined {
  const programs = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
  const candidates = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/microsoft-edge",
    ...programs.map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
    ...programs.map((folder) => `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`),
  ];
  return candidates.find((file) => fs.existsSync(file));
}
