import { scan } from "./scan.ts";
import { sliceOrder } from "./slice-order.ts";
import { filesIn, isTest, type Tree } from "./tree.ts";

const linesMax = 400;
const filesPerFolderMax = 20;

/** Longer files, each with the reason why it is one thought. */
export const longFiles: Readonly<Record<string, string>> = {
  "db/rows.ts": "Generated: one interface for each table.",
  "contract/administration.ts": "Declarations only: the slice's whole API on one page.",
  "contract/customers.ts": "Declarations only: the slice's whole API on one page.",
};

/** Fuller folders, each with the reason why a person still finds everything. */
export const fullFolders: Readonly<Record<string, string>> = {
  cli: "One file for each command.",
  "server/administration/sign-on": "One file for each endpoint of signing on.",
  "server/customers":
    "What other slices call stands at the top: one file for each kind of load, and who is meant and seen.",
  "server/data-quality/imports": "One chain of steps, each a file; its README names their order.",
  "web/pages": "One file for each screen.",
};

const saysNothing = /^(utils?|helpers?|managers?|services?|data|types?|common|misc|shared|lib|index)$/i;

/** File names that say nothing or stand against the way the folder names its files. */
export function faultyNames(tree: Tree): string[] {
  return [...tree.keys()].flatMap((path) => {
    const fault = nameFault(path);
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
}

function nameFault(path: string): string | undefined {
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";
  const [top, second = ""] = parts;
  const stem = file.replace(/(\.test|\.module)?\.\w+$/, "");
  if (
    !/\.(ts|tsx|mjs|css)$/.test(file) ||
    !["server", "web", "contract", "cli", "db", "bin", "test"].includes(top ?? "")
  )
    return undefined;
  if (saysNothing.test(stem) && path !== "contract/index.ts")
    return `"${stem}" says nothing. Name the file after the one thing it does.`;
  if (parts.slice(1, -1).some((folder) => saysNothing.test(folder))) return "a folder's name says nothing.";
  if (top === "web") return webNameFault(file, stem);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stem))
    return "server files are in kebab-case: open-complaint.ts.";
  if (
    top === "server" &&
    parts.length > 2 &&
    ![...sliceOrder, "plumbing", "matching"].includes(second as never)
  )
    return `server/${second} is no slice. The slices are ${sliceOrder.join(", ")}.`;
  return undefined;
}

function webNameFault(file: string, stem: string): string | undefined {
  if (file.endsWith(".tsx") && !/^([A-Z]\w*|use[A-Z]\w*|main|routes|[a-z]+(-[a-z]+)*)$/.test(stem))
    return "a component's file carries its name (ComplaintForm.tsx); anything else is in kebab-case.";
  return undefined;
}

/** Slices without what every slice has: a table of its endpoints and a page that says what it owns and promises. */
export function incompleteSlices(tree: Tree): string[] {
  const found: string[] = [];
  for (const slice of sliceOrder) {
    if (filesIn(tree, `server/${slice}`).length === 0) continue;
    const hasEndpoints = tree.get(`contract/${slice}.ts`)?.includes("permission:") ?? false;
    if (hasEndpoints && !tree.has(`server/${slice}/routes.ts`))
      found.push(`server/${slice} has no routes.ts: one line for each endpoint.`);
    const page = tree.get(`server/${slice}/README.md`);
    if (page === undefined)
      found.push(`server/${slice} has no README.md: what it owns, its words, its promises.`);
    else if (page.split("\n").length > 70) found.push(`server/${slice}/README.md is longer than a page.`);
  }
  return found;
}

/** Components and hooks whose file does not export anything of its name, so that nobody finds them by it. */
export function misplacedComponents(tree: Tree): string[] {
  return filesIn(tree, "web", { ends: /\/(?:[A-Z]\w*|use[A-Z]\w*)\.tsx?$/ }).flatMap(({ path, text }) => {
    const name =
      path
        .split("/")
        .at(-1)
        ?.replace(/\.tsx?$/, "") ?? "";
    // FormatContext.tsx holds FormatProvider and useFormat.
    const stem = name.replace(/Context$/, "");
    const wanted = name.startsWith("use") ? "use[A-Z]" : `(?:use)?${stem}`;
    const isExported = new RegExp(
      `^export (?:default )?(?:async )?(?:function|const|class) ${wanted}`,
      "m",
    ).test(text);
    return isExported ? [] : [`${path} exports no ${name}. Call the file what it exports.`];
  });
}

/** Files past 400 lines and folders past twenty files, unless a reason is written down. */
export function oversized(
  tree: Tree,
  allowed: { files: typeof longFiles; folders: typeof fullFolders } = {
    files: longFiles,
    folders: fullFolders,
  },
): string[] {
  const found: string[] = [];
  const folders = new Map<string, number>();
  for (const [path, text] of tree) {
    if (!/\.(ts|tsx|mjs|css)$/.test(path) || isTest(path)) continue;
    const lines = text.split("\n").length - 1;
    if (lines > linesMax && !(path in allowed.files))
      found.push(`${path} has ${lines} lines. Two thoughts are two files (${linesMax} is the signal).`);
    // A component's style sheet lies beside it and is not looked for by itself.
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!path.endsWith(".css")) folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of folders)
    if (count > filesPerFolderMax && !(folder in allowed.folders))
      found.push(
        `${folder} holds ${count} files. Make sub-folders by what belongs together (${filesPerFolderMax} is the signal).`,
      );
  return found;
}

/** Files that only pass on what others export: import the file itself. A slice's API may be declared in several files. */
export function barrels(tree: Tree): string[] {
  const found: string[] = [];
  for (const { path, text } of filesIn(tree, "", { tests: true })) {
    const isApi = path === "contract/index.ts" || sliceOrder.some((name) => path === `contract/${name}.ts`);
    if (isApi || path.startsWith("test/rules/")) continue;
    const code = scan(text).withoutComments;
    if (/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/m.test(code))
      found.push(`${path} passes on what another file exports. Import that file where it is needed.`);
  }
  return found;
}

/** HTML made from text in the browser, where a customer's name could become a script. */
export function rawHtml(tree: Tree): string[] {
  return filesIn(tree, "web")
    .filter(({ text }) =>
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/.test(
        scan(text).withoutComments,
      ),
    )
    .map(({ path }) => `${path} puts text into the page as HTML. Let React write it.`);
}

/** Work that was put off in the code, and tests that keep the others from running. */
export function unfinished(tree: Tree): string[] {
  return filesIn(tree, "", { tests: true })
    .filter(({ path }) => !path.startsWith("test/rules/"))
    .flatMap(({ path, text }) => {
      const mark = text.match(/\b(?:TODO|FIXME|XXX)\b|\b(?:test|it|describe)\.only\(/)?.[0];
      return mark === undefined ? [] : [`${path} says ${mark}. Do it now, or say it where people plan.`];
    });
}
