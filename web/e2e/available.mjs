// `node e2e/available.mjs COMMAND…` runs the command when there is a browser for it. Without one it says plainly that
// the browser tests are left out, and succeeds; not in CI, where leaving them out is a failure.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { argv, env, exit } from "node:process";

const chromium = env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const [command, ...words] = argv.slice(2);

if (!existsSync(chromium)) {
  console.log(`The browser tests are LEFT OUT: there is no Chromium at ${chromium}.`);
  console.log("Install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.");
  exit(env.CI === "true" ? 1 : 0);
}
if (command) exit(spawnSync(command, words, { stdio: "inherit" }).status ?? 1);
