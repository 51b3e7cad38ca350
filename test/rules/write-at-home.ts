import { scan } from "./scan.ts";
import { sliceOrder } from "./slice-order.ts";
import { filesIn, type Tree } from "./tree.ts";

const owners: readonly string[] = ["plumbing", ...sliceOrder];

/** Who owns each table and view, as its comment in db/migrations says; undefined where none says so. */
export function ownersOfTables(tree: Tree): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { text } of filesIn(tree, "db/migrations", { ends: /\.sql$/ })) {
    const code = text.replace(/^\s*--.*$/gm, "");
    for (const [, name = ""] of code.matchAll(
      /^\s*create\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?(\w+)/gim,
    ))
      if (!found.has(name)) found.set(name, undefined);
    for (const [, name = "", words = ""] of code.matchAll(
      /comment\s+on\s+(?:table|view)\s+(\w+)\s+is\s+'((?:[^']|'')*)'/gi,
    ))
      found.set(name, words.match(/Owner: ([a-z-]+)\.$/)?.[1]);
    for (const [, name = ""] of code.matchAll(/^\s*drop\s+(?:table|view)\s+(?:if\s+exists\s+)?(\w+)/gim))
      found.delete(name);
  }
  return found;
}

/** Tables that nobody owns, or somebody who doesn't exist. */
export function tablesWithoutOwner(tree: Tree): string[] {
  return [...ownersOfTables(tree)]
    .filter(([, owner]) => owner === undefined || !owners.includes(owner))
    .map(([table, owner]) =>
      owner === undefined
        ? `${table} has no owner: end its comment in db/migrations with "Owner: <slice>."`
        : `${table} is owned by "${owner}", which is no slice: name one of ${owners.join(", ")}.`,
    );
}

const written = [
  /\binsert\s+into\s+"?(\w+)"?/gi,
  /\bupdate\s+(?:only\s+)?"?(\w+)"?(?=\s+(?:as\s+\w+\s+|\w+\s+)?set\b)/gi,
  /\bdelete\s+from\s+(?:only\s+)?"?(\w+)"?/gi,
  /\bmerge\s+into\s+"?(\w+)"?/gi,
  /\btruncate\s+(?:table\s+)?"?(\w+)"?/gi,
  /\bcopy\s+"?(\w+)"?\s*(?:\([^)]*\)\s*)?from\b/gi,
  // A load writes through plumbing's journal, which is told the table by name.
  /\b(?:insert|update|delete)Noted\(\s*\w+,\s*"(\w+)"/g,
  /\bloadRecords\(\s*\w+,\s*\{[^}]*?\btable:\s*"(\w+)"/g,
  /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*"(\w+)(?:\s+as\s+\w+)?"/g,
];

/** Statements that change a table outside of its owner's folder. Reading is free everywhere. */
export function writesAwayFromHome(tree: Tree): string[] {
  const owned = ownersOfTables(tree);
  const found = new Set<string>();
  for (const top of ["server", "cli"]) {
    for (const { path, text } of filesIn(tree, top)) {
      const code = scan(text).withoutComments;
      for (const table of written.flatMap((pattern) =>
        [...code.matchAll(pattern)].map((match) => match[1] ?? ""),
      )) {
        const owner = owned.get(table);
        if (owner === undefined || path.startsWith(`server/${owner}/`)) continue;
        found.add(
          `${path} writes ${table}, which ${owner} owns. Call a function of server/${owner}/ that does it, or record an event that ${owner} acts on.`,
        );
      }
    }
  }
  return [...found];
}
