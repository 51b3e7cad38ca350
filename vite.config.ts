import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { earlyStart } from "./bin/early-start.ts";
import { europeanFont } from "./bin/european-font.ts";
import { lightContract } from "./bin/light-contract.ts";
import { packedAssets } from "./bin/packed-assets.ts";

const api = process.env.VITALFEW_API ?? "http://127.0.0.1:4800";

/** What a door needs as well as every page inside: with main.tsx and all it imports, or the doors would wait for the shell. */
const everywhere = [
  /[\\/]web[\\/](main\.tsx|api\.ts|shell[\\/]Brand)/,
  /[\\/]web[\\/]ui[\\/](states[\\/](ErrorNote|Notice)|marks[\\/]KeyHint)/,
  /light-contract:.*administration/,
  /@mantine[\\/]core[\\/]esm[\\/]components[\\/]ActionIcon[\\/]ActionIcon\.mjs/,
  /@mantine[\\/]hooks[\\/]esm[\\/](use-id|use-uncontrolled|use-merged-ref)[\\/]/,
];

/** What is on most pages; forms, tables and charts are not, and bring much with them. */
const sharedByPages =
  /[\\/]web[\\/]ui[\\/](?!forms|controls|table|filter|charts|showcase|layout[\\/]Rows)|[\\/]web[\\/]shell|@tabler[\\/]icons-react|@mantine[\\/]hooks/;

/** Sheets and words of a few lines each that several pages share: one file instead of a dozen. */
const small =
  /light-contract:.*(party|rating-card)|icons[\\/]Icon(Dots|ChevronRight)\.|[\\/]web[\\/]ui[\\/]controls[\\/]Line|[\\/]web[\\/](customers|conversations|sales)[\\/](.*\.module\.css|StageMark|rating-move)|[\\/]en-contact-words\./;

/** What the pages of administration have in common. */
const administration = /light-contract:.*permissions|[\\/]web[\\/]administration[\\/]AdministrationTabs\./;

/** What the pages of figures have in common besides their pictures. */
const figures = /[\\/]web[\\/](insight[\\/]Freshness|texts[\\/]profit[\\/](en-curve|useCurveTexts))\./;

export default defineConfig({
  plugins: [lightContract(), react(), europeanFont(), earlyStart(), packedAssets()],
  server: { proxy: { "/api": api } },
  build: {
    outDir: "dist",
    target: "es2023",
    // The first load has a budget of 250 kB (test/journeys/first-load.test.ts); a chunk that nears it should be seen here.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Its few lines must not wait for the app, nor the app for a page: see bin/early-start.ts.
            { name: "preload", test: /vite[\\/]preload-helper/ },
            // What main.tsx needs always comes first and whole; the shell whole behind it; what most pages share comes
            // once with the first of them. Left alone, each module that some pages share would be a file: fifty before
            // the first word is seen.
            { name: "app", test: (id) => everywhere.some((one) => one.test(id)) },
            { name: "shell", test: /[\\/]web[\\/]shell[\\/]Shell\.tsx$/ },
            { name: "records", test: small, minShareCount: 2, includeDependenciesRecursively: false },
            {
              name: "administration",
              test: administration,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            { name: "figures", test: figures, minShareCount: 2, includeDependenciesRecursively: false },
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
