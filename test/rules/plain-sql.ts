import { scan } from "./scan.ts";
import { filesIn, type Tree } from "./tree.ts";

/** Where text becomes SQL on purpose, each with the reason why no value of a person can get into it. */
export const textBecomesSql: Readonly<Record<string, string>> = {
  "db/describe-schema.ts": "A condition of our own, spelled once for five catalogue queries.",
  "db/placement.ts": "Writes db/citus.sql with the names of our own tables; it runs nothing.",
  "server/administration/load-users.ts": "Names of fields, spelled in the code.",
  "server/customers/lists/list-customers.ts": "The direction of a sort: asc or desc, spelled in the code.",
  "server/customers/party-columns.ts": "The alias of a table, spelled in the code.",
  "server/customers/parties/read-party.ts": "A limit spelled in the code, where the planner can see it.",
  "server/customers/search/search.ts": "A limit spelled in the code, where the planner can see it.",
  "server/plumbing/embedded-postgres/initialise-cluster.ts":
    "A password of our own making, for single-user mode, which knows no parameters.",
  "server/plumbing/embedded-postgres/start-embedded-postgres.ts":
    "The name of our own database; create database knows no parameters.",
  "server/plumbing/runs/journal.ts": "Names of columns, read from the catalogue.",
  "server/data-quality/undo/record-names.ts": "Names of columns, spelled in the code.",
  "server/plumbing/runs/later-changes.ts": "The place of a branch in a list of the code.",
  "server/plumbing/runs/load-records.ts": "Names of fields, spelled in the loaders' code.",
  "server/plumbing/runs/rows-of-run.ts": "Names and types of key columns, read from the catalogue.",
};

const looksLikeSql =
  /^\s*(?:select|insert\s+into|update\s+\w+\s+set|delete\s+from|copy|create|alter|drop|merge\s+into|truncate|with\s+\w+\s+as|set\s+(?:local|session)|lock\s+table|comment\s+on|grant|vacuum|analyze)\s/i;

/** SQL put together from pieces of text, where a value could become a statement. */
export function sqlFromText(
  tree: Tree,
  allowed: Readonly<Record<string, string>> = textBecomesSql,
): string[] {
  const found: string[] = [];
  const used = new Set<string>();
  for (const { path, text } of ["server", "cli", "db", "contract"].flatMap((top) => filesIn(tree, top))) {
    const faults = faultsOf(text);
    if (faults.length === 0) continue;
    if (path in allowed) used.add(path);
    else found.push(...faults.map((fault) => `${path}${fault}`));
  }
  for (const path of Object.keys(allowed))
    if (!used.has(path))
      found.push(`${path} no longer makes SQL from text. Take it out of test/rules/plain-sql.ts.`);
  return found;
}

// "Select a customer" is a sentence; SQL is written in one case.
function isSql(text: string): boolean {
  const [word = ""] = text.trim().split(/\s/);
  return looksLikeSql.test(text) && (word === word.toLowerCase() || word === word.toUpperCase());
}

function faultsOf(text: string): string[] {
  const { withoutComments, templates } = scan(text);
  const found = templates
    .filter((one) => one.tag === "" && one.text.includes("${") && isSql(one.text))
    .map(
      (one) => `:${one.line} puts text into SQL. Use a tagged sql\`…\`, which makes parameters of values.`,
    );
  for (const match of withoutComments.matchAll(/["`]\s*\+|\+\s*["`]/g)) {
    const before = withoutComments.slice(Math.max(0, match.index - 300), match.index + 300);
    const literals = [...before.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map((one) => one[1] ?? one[2] ?? "");
    if (literals.some(isSql))
      found.push(`:${lineOf(withoutComments, match.index)} adds text to SQL. Use a tagged sql\`…\`.`);
  }
  for (const match of withoutComments.matchAll(/\b(?:sql|kyselySql)\.(raw|lit|literal|id)\b/g))
    found.push(
      `:${lineOf(withoutComments, match.index)} uses sql.${match[1]}, which puts text into SQL. Use a parameter, or a fragment for each choice.`,
    );
  return found;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
