import { scan } from "./scan.ts";
import { filesIn, importsOf, type Tree } from "./tree.ts";

/** One top-level function, constant or type of a file: its text, and what of other declarations it mentions. */
type Declaration = { text: string; mentions: string[] };

/** All declarations of the server by `path#name`. */
export type Declarations = ReadonlyMap<string, Declaration>;

/** Reads the server's files into declarations, so that a rule can follow a call from one to the next. */
export function declarationsOf(tree: Tree): Declarations {
  const all = new Map<string, Declaration>();
  for (const { path, text } of filesIn(tree, "server")) {
    const pieces = piecesOf(scan(text).withoutComments);
    const imported = new Map<string, string>();
    for (const one of importsOf(path, text))
      if (!one.isPackage && !one.isType)
        for (const name of one.names) imported.set(name, `${one.from}#${name}`);
    const own = new Map(pieces.map((piece) => [piece.name, `${path}#${piece.name}`]));
    for (const piece of pieces) {
      const words = new Set(piece.text.match(/[A-Za-z_$][\w$]*/g));
      const mentions = [...words].flatMap((word) => {
        const target = word === piece.name ? undefined : (own.get(word) ?? imported.get(word));
        return target === undefined ? [] : [target];
      });
      all.set(`${path}#${piece.name}`, { text: piece.text, mentions });
    }
  }
  return all;
}

/** What can be reached from a declaration, itself included. */
export function reachedFrom(start: string, all: Declarations): Declaration[] {
  const seen = new Set<string>();
  const waiting = [start];
  const found: Declaration[] = [];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const declaration = all.get(key);
    if (declaration === undefined || seen.has(key)) continue;
    seen.add(key);
    found.push(declaration);
    waiting.push(...declaration.mentions);
  }
  return found;
}

const beginning =
  /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|class|type|interface)\s+([A-Za-z_$][\w$]*)/gm;

/** Cuts a file where a declaration begins at the left edge; imports are nobody's. */
function piecesOf(code: string): { name: string; text: string }[] {
  const starts = [...code.matchAll(beginning)];
  return starts.map((start, index) => ({
    name: start[1] ?? "",
    text: code.slice(start.index, starts[index + 1]?.index ?? code.length),
  }));
}
