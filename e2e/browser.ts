/** A Chromium for tests of the product in a real browser. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
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
  const executablePath = process.env["CHROME_PATH"] ?? (await packedBrowser()) ?? installedBrowser();
  if (!executablePath) {
    throw new Error(
      "There is no browser for the tests. Install Google Chrome or Microsoft Edge, or set CHROME_PATH to a Chromium.",
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout: 30_000 });
}

/** The package unpacks itself into the temporary folder. It is made for x64. */
async function packedBrowser(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { default: packed, inflate, setupLambdaEnvironment } = await import("@sparticuz/chromium");
  if (!hasSystemLibraries()) {
    const bin = path.resolve(path.dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
    await inflate(path.join(bin, "al2023.tar.br"));
    setupLambdaEnvironment(path.join(os.tmpdir(), "al2023/lib"));
  }
  return packed.executablePath();
}

/** Chromium needs the NSS libraries, which small images of Linux do not have; the package brings them. */
function hasSystemLibraries(): boolean {
  const folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib/x86_64-linux-gnu"];
  return folders.some((folder) => fs.existsSync(path.join(folder, "libnss3.so")));
}

function installedBrowser(): string | undefined {
  const programs = [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env["LOCALAPPDATA"]];
  const windows = programs.flatMap((folder) =>
    folder
      ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`]
      : [],
  );
  const candidates = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/microsoft-edge",
    ...windows,
  ];
  return candidates.find((file) => fs.existsSync(file));
}
