import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { refuse } from "../../../plumbing/refuse.ts";
import { shownName } from "./files/shown-name.ts";
import { damageOf } from "./refuse-damaged.ts";

/** A file to bring in: what the person calls it, and where its bytes lie. */
export type FoundFile = { path: string; storedAt: string };

/**
 * The files that the paths mean: a file is itself, a folder all it holds, in order of their names. Links in a folder are
 * not followed, they may lead anywhere.
 */
export function findFiles(paths: readonly string[]): FoundFile[] {
  return paths.flatMap((path) => {
    const storedAt = resolve(path);
    const stat = statSync(storedAt, { throwIfNoEntry: false });
    if (stat === undefined) refuse("import_path_unknown", { path });
    return stat.isDirectory() ? filesBelow(storedAt) : [{ path: shownName(basename(storedAt)), storedAt }];
  });
}

function filesBelow(folder: string): FoundFile[] {
  try {
    return walk(folder)
      .toSorted((a, b) => (a < b ? -1 : Number(a > b)))
      .map((storedAt) => ({ path: shownName(relative(folder, storedAt)), storedAt }));
  } catch (error) {
    throw damageOf(folder, error);
  }
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // Unpacked on a system of another code page: what stands for such letters names no file.
    if (entry.name.includes("\ufffd") && !existsSync(path))
      refuse("import_name_unreadable", { file: shownName(entry.name) });
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() && !entry.name.startsWith(".") ? [path] : [];
  });
}
