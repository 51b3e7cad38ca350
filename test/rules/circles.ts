import { filesIn, importsOf, type Tree } from "./tree.ts";

/**
 * Every circle of imports, types included: files that can only be understood, moved and tested together. Each is told by its files,
 * in their order; the mend is to give what both need a file of its own, or a place in the one that stands lower.
 */
export function circlesOfImports(tree: Tree): string[] {
  const imports = new Map(
    filesIn(tree, "", { tests: true }).map(({ path, text }) => [
      path,
      importsOf(path, text).flatMap(({ from, isPackage }) => (isPackage || !tree.has(from) ? [] : [from])),
    ]),
  );
  return circlesOf(imports).map((files) => `${files.join(", ")} import each other.`);
}

/** Tarjan (1972): the strongly connected components of several files, or of one that imports itself. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const metAt = new Map<string, number>();
  const open: string[] = [];
  const visit = (path: string): number => {
    const at = metAt.size;
    metAt.set(path, at);
    open.push(path);
    let lowest = at;
    for (const next of imports.get(path) ?? []) {
      if (!metAt.has(next)) lowest = Math.min(lowest, visit(next));
      else if (open.includes(next)) lowest = Math.min(lowest, metAt.get(next) ?? at);
    }
    if (lowest === at) {
      const circle = open.splice(open.indexOf(path)).sort();
      if (circle.length > 1 || imports.get(path)?.includes(path)) circles.push(circle);
    }
    return lowest;
  };
  for (const path of imports.keys()) if (!metAt.has(path)) visit(path);
  return circles;
}
