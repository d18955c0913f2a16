import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.QUARTERDECK_URL ?? "http://localhost:8000";

export default defineConfig({
  plugins: [react()],
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
              minShareCount: 8,
              test: /^(?!.*(dayjs|mantine.dates|day-input))/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1800, // the API's reading room, which only /api/docs loads
  },
});
