import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const packed = /\.(js|css|html|svg|json)$/;

/**
 * Lays a packed copy beside every text of the build (.br and .gz), so that the server sends the small one and spends no
 * time on packing. What is packed already (fonts, pictures) stays as it is.
 */
export function packedAssets(): Plugin {
  return {
    name: "packed-assets",
    apply: "build",
    writeBundle: async ({ dir = "dist" }) => {
      const names = await readdir(dir, { recursive: true });
      await Promise.all(names.filter((name) => packed.test(name)).map((name) => packOne(join(dir, name))));
    },
  };
}

async function packOne(path: string): Promise<void> {
  const text = await readFile(path);
  await writeFile(`${path}.br`, await promisify(brotliCompress)(text));
  await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
}
