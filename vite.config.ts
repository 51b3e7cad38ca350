import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { lightContract } from "./bin/light-contract.ts";

const api = process.env.VITALFEW_API ?? "http://127.0.0.1:4800";

export default defineConfig({
  plugins: [lightContract(), react()],
  server: { proxy: { "/api": api } },
  build: {
    outDir: "dist",
    target: "es2023",
    // The first load has a budget of 250 kB; a chunk that nears it should be seen in the build's own words.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What main.tsx needs always comes first and whole. Left alone, whatever a page shares with it would be a file of
      // its own: fifty of them before the first word is seen.
      output: { codeSplitting: { groups: [{ name: "app", test: /[\\/]web[\\/]main\.tsx$/ }] } },
      // Mantine marks each of its thousand modules "use client"; the note means nothing outside a server renderer.
      onLog(level, log, handler) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
      },
    },
  },
});
