import { commonErrors, errors } from "../../contract/errors.ts";
import { endpointsOf, type Slice } from "../../server/plumbing/slice.ts";
import { declarationsOf, reachedFrom } from "./declarations.ts";
import { actionFile } from "./endpoints.ts";
import { scan } from "./scan.ts";
import { filesIn, type Tree } from "./tree.ts";

const refusal = /\b(?:refuse|new\s+Refusal)\(\s*"(\w+)"/g;

/** Codes an action can refuse with that its endpoint doesn't declare: at run time each would be a 500. */
export function undeclaredRefusals(slices: readonly Slice[], tree: Tree): string[] {
  const declarations = declarationsOf(tree);
  const found: string[] = [];
  for (const slice of slices) {
    for (const [name, endpoint] of endpointsOf(slice)) {
      const file = actionFile(tree, slice.name, name);
      if (file === undefined) continue;
      const known = new Set<string>([...commonErrors, ...endpoint.errors]);
      const said = reachedFrom(`${file}#${name}`, declarations).flatMap(({ text }) =>
        [...text.matchAll(refusal)].map((match) => match[1] ?? ""),
      );
      for (const code of new Set(said))
        if (!known.has(code))
          found.push(
            `${name} can refuse with ${code}. Add it to the endpoint's errors in contract/${slice.name}.ts.`,
          );
    }
  }
  return found;
}

/** Codes of contract/errors.ts that nothing says any more, and refusals that go around the table. */
export function faultyErrorTable(tree: Tree, codes: readonly string[] = Object.keys(errors)): string[] {
  const found: string[] = [];
  const sources = ["server", "cli", "contract", "bin", "web", "demo"].flatMap((top) => filesIn(tree, top));
  const said = new Set(
    sources
      .filter(({ path }) => path !== "contract/errors.ts")
      .flatMap(({ text }) =>
        [...scan(text).withoutComments.matchAll(/"([a-z_]+)"/g)].map((match) => match[1]),
      ),
  );
  // The common codes stand in their own list too, inside the table's file.
  for (const code of codes)
    if (!said.has(code))
      found.push(`Nothing refuses with ${code}. Take it out of contract/errors.ts, or use it.`);
  for (const { path, text } of sources) {
    const code = scan(text).withoutComments;
    if (
      path.startsWith("server/") &&
      !path.startsWith("server/plumbing/") &&
      /\.(?:status|code)\(\s*[45]\d\d\s*\)/.test(code)
    )
      found.push(
        `${path} answers with a status of its own. Use refuse("code") with a code of contract/errors.ts.`,
      );
    if (path !== "contract/errors.ts" && /export const errors\b/.test(code))
      found.push(`${path} is a second table of errors. Put its codes into contract/errors.ts.`);
  }
  return found;
}

/** Codes that the page of errors leaves out, and pages that speak of codes that are gone. */
export function undocumentedErrors(tree: Tree, codes: readonly string[] = Object.keys(errors)): string[] {
  const page = tree.get("docs/api/errors.md") ?? "";
  const listed = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? "");
  return [
    ...codes
      .filter((code) => !listed.includes(code))
      .map((code) => `docs/api/errors.md leaves out ${code}. Run npm run generate.`),
    ...listed
      .filter((code) => !codes.includes(code))
      .map((code) => `docs/api/errors.md lists ${code}, which is gone. Run npm run generate.`),
  ];
}
