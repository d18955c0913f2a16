import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = process.env.QUARTERDECK_URL ?? "http://localhost:8000";

/** Beside each text of the built app the same as Brotli packs it best, which is too slow to do when it is asked for. */
const packed = (): Plugin => ({
  name: "packed",
  apply: "build",
  async writeBundle({ dir = "" }) {
    const texts = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(js|css|html|svg|json)$/.test(name),
    );
    const pack = promisify(brotliCompress);
    await Promise.all(
      texts.map(async (name) => {
        const file = join(dir, name);
        writeFileSync(`${file}.br`, await pack(readFileSync(file)));
      }),
    );
  },
});

export default defineConfig({
  plugins: [react(), packed()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  server: { proxy: { "/api": { target: server, ws: true } } },
  preview: { proxy: { "/api": { target: server, ws: true } } },
  build: {
    outDir: "../src/quarterdeck/web_dist",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2023",
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["index.html", "docs.html"],
      // What many screens share comes in one piece: some eighty small files took longer to fetch, and packed worse.
      // The picker of days is shared, too, but no screen needs it before somebody picks one.
      output: {
        codeSplitting: {
          groups: [
            {
              name: "shared",
              minShareCount: 3,
              test: /^(?!.*(dayjs|mantine.dates|day-input))/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1800, // the API's reading room, which only /api/docs loads
  },
});
