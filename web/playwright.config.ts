import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 8123);
// E2E_URL names a server with demo data that runs already; without it two are started on databases of their own, the
// second one empty, as it is before the first run.
const running = process.env.E2E_URL;
// The workers read this file, too, and are to find the same servers and databases.
process.env.E2E_EMPTY_URL ??= running ? "" : `http://localhost:${port + 1}`;
process.env.E2E_PLACE ??= running ? "" : mkdtempSync(join(tmpdir(), "quarterdeck-e2e-"));
const place = process.env.E2E_PLACE;
process.env.E2E_DATABASE ??= running ? "" : `sqlite:///${place}/demo.db`;

function server(name: string, at: number, ...options: string[]) {
  const words = ["serve", "--database", `sqlite:///${place}/${name}.db`, "--port", at, ...options];
  return {
    command: `exec ../.venv/bin/quarterdeck ${words.join(" ")}`,
    env: { QUARTERDECK_FILES: join(place, `${name}.files`) },
    url: `http://localhost:${at}/api/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  } as const;
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === "true",
  timeout: 60_000, // a busy machine with two cores may need them, a quiet one needs about two
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: running ?? `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // A trace costs a third of the time; `--trace retain-on-failure` takes one of what fails.
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: running ? undefined : [server("demo", port, "--demo"), server("empty", port + 1)],
});
