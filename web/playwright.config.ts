import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = process.env.E2E_PORT ?? "8123";
// E2E_URL names a server that runs already; without it one is started on an empty database of its own.
const running = process.env.E2E_URL;
const place = running ? "" : mkdtempSync(join(tmpdir(), "quarterdeck-e2e-"));

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1, // the specs share one demo project
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [["list"]],
  use: {
    baseURL: running ?? `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    trace: "retain-on-failure",
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
  webServer: running
    ? undefined
    : {
        command: `../.venv/bin/quarterdeck serve --database sqlite:///${place}/e2e.db --port ${port} --demo`,
        url: `http://localhost:${port}/api/health`,
        timeout: 60_000,
        reuseExistingServer: false,
      },
});
