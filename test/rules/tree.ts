import { readdir, readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { scan } from "./scan.ts";

/** The project's own text files: path from the root with forward slashes → text. */
export type Tree = ReadonlyMap<string, string>;

const root = dirname(dirname(import.meta.dirname));
const notOurs = new Set(["node_modules", "dist", "data", "coverage", ".git", ".vite"]);
const isText =
  /\.(ts|tsx|mjs|js|css|html|sql|md|json|yml|yaml|sh)$|^(LICENSE|\.gitignore|\.npmrc|\.ci\/run|bin\/ci)$/;

/** Reads the whole tree, what is not committed yet included, so that a rule speaks before the commit. */
export async function readTree(): Promise<Tree> {
  const paths = await pathsBelow("");
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), "utf8")));
  return new Map(paths.map((path, index) => [path, texts[index] ?? ""]));
}

async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : pathsBelow(path);
      return isText.test(path) ? [path] : [];
    }),
  );
  return found.flat().sort();
}

/** The same tree with one file put in place of another, or added: how a test plants a bug. */
export function planted(tree: Tree, path: string, text: string): Tree {
  return new Map([...tree, [path, text]]);
}

/** What a rule finds in a tree with a planted bug that it doesn't find in the tree as it is. */
export function foundOnlyIn(
  plantedTree: Tree,
  tree: Tree,
  rule: (tree: Tree) => readonly string[],
): string[] {
  const before = new Set(rule(tree));
  return rule(plantedTree).filter((fault) => !before.has(fault));
}

/** The files below a folder whose names end like this, without tests unless they are asked for. */
export function filesIn(tree: Tree, folder: string, options: { tests?: boolean; ends?: RegExp } = {}) {
  const ends = options.ends ?? /\.(ts|tsx|mjs)$/;
  return [...tree]
    .filter(([path]) => path.startsWith(folder === "" ? "" : `${folder}/`) && ends.test(path))
    .filter(([path]) => options.tests === true || !isTest(path))
    .map(([path, text]) => ({ path, text }));
}

export function isTest(path: string): boolean {
  return path.startsWith("test/") || /\.test\.tsx?$/.test(path);
}

/** What one import brings: the file it leads to (from the root), or the package's name. */
export type Import = { from: string; isPackage: boolean; isType: boolean; names: string[] };

/** The imports of a file, re-exports and dynamic ones included. */
export function importsOf(path: string, text: string): Import[] {
  const code = scan(text).withoutComments;
  const found = [
    ...code.matchAll(/^(?:import|export)\s+(type\s+)?([^"'`;]*?)\s*from\s+"([^"]+)"/gm),
    ...code.matchAll(/^import\s+()()"([^"]+)"/gm),
    ...code.matchAll(/\bimport\(\s*()()"([^"]+)"\s*\)/g),
  ];
  return found.map(([, type, clause, target]) => ({
    from: target?.startsWith(".") ? posix.normalize(`${posix.dirname(path)}/${target}`) : (target ?? ""),
    isPackage: !target?.startsWith("."),
    isType: type !== undefined && type !== "",
    names: namesOf(clause ?? ""),
  }));
}

function namesOf(clause: string): string[] {
  const braces = clause.match(/\{([^}]*)\}/)?.[1] ?? "";
  return braces
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith("type "))
    .map((part) => part.split(/\s+as\s+/)[0] ?? part);
}
