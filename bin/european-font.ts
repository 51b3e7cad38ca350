import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";
import type { Plugin } from "vite";

const wanted = "source-sans-3-european.woff2";

const { resolve } = createRequire(import.meta.url);
const extended = resolve(
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2",
);

/** Latin Extended-A and what else Romanian, German capitals and Welsh are written with: as web/ui/theme/font.css says. */
const european = [
  range(0x100, 0x17f),
  range(0x218, 0x21b),
  range(0x1e80, 0x1e85),
  range(0x1e9e, 0x1e9e),
].flat();

/**
 * Cuts the letters of European names out of the extended Latin of the font, which has 60 kB with phonetic signs and what
 * hardly any name needs: one customer called Kovač would bring all of it. The cut lies among the packages, made anew for
 * each build.
 */
export function europeanFont(): Plugin {
  return {
    name: "european-font",
    config: async () => {
      const cut = await subsetFont(await readFile(extended), String.fromCodePoint(...european), {
        targetFormat: "woff2",
      });
      const path = join(dirname(resolve("subset-font/package.json")), "..", ".vitalfew", wanted);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, cut);
      return { resolve: { alias: { [wanted]: path } } };
    },
  };
}

function range(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}
