import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { lightContract } from "./bin/light-contract.ts";
import { packedAssets } from "./bin/packed-assets.ts";

const api = process.env.VITALFEW_API ?? "http://127.0.0.1:4800";

/** Parts of the kit that are on most pages; forms and charts are not, and bring much with them. */
const sharedByPages =
  /[\\/]web[\\/]ui[\\/](?!forms|charts|showcase)|[\\/]web[\\/](shell|api)|@tabler[\\/]icons-react|@mantine[\\/]hooks/;

export default defineConfig({
  plugins: [lightContract(), react(), packedAssets()],
  server: { proxy: { "/api": api } },
  build: {
    outDir: "dist",
    target: "es2023",
    // The first load has a budget of 250 kB; a chunk that nears it should be seen in the build's own words.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What main.tsx needs always comes first and whole; what most pages share comes once with the first of them.
            // Left alone, each module that some pages share would be a file: fifty before the first word is seen.
            { name: "app", test: /[\\/]web[\\/]main\.tsx$/ },
            { name: "kit", test: sharedByPages, minShareCount: 5, includeDependenciesRecursively: false },
          ],
        },
      },
      // Mantine marks each of its thousand modules "use client"; the note means nothing outside a server renderer.
      onLog(level, log, handler) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
      },
    },
  },
});
