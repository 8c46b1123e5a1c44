/** Runs on every page, built or not: reloads at changes, shows what does not compile, switches the user. */
import type { Status } from "./live-worker.ts";

/** What the page shows. */
const edition = Number(document.documentElement.dataset["edition"]);

const { port } = new SharedWorker("/local-org/live-worker.js", { type: "module" });
port.onmessage = ({ data: status }: MessageEvent<Status>) => {
  if (status.edition > edition) location.reload();
  else showProblems(status.problems);
};
addEventListener("pagehide", ({ persisted }) => {
  if (!persisted) port.postMessage("gone");
});

function showProblems(problems: string): void {
  document.querySelector(".lo-overlay")?.remove();
  if (!problems) return;
  const overlay = document.createElement("section");
  overlay.className = "lo-overlay";
  overlay.setAttribute("role", "alert");
  const text = document.createElement("pre");
  text.textContent = problems;
  overlay.append("This does not compile. The page shows the last state that did.", text);
  document.body.append(overlay);
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const user = target.closest<HTMLElement>("[data-user]")?.dataset["user"];
  if (user) void switchUser(user);
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.lo-menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector<HTMLDetailsElement>("details.lo-menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

async function switchUser(id: string): Promise<void> {
  await fetch("/local-org/user", {
    method: "POST",
    body: JSON.stringify({ id }),
    headers: { "content-type": "application/json" },
  });
  location.reload();
}
