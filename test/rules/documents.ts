import { posix } from "node:path";
import { filesIn, type Tree } from "./tree.ts";

/** Links of the documents that lead to no file of the project. */
export function brokenLinks(tree: Tree): string[] {
  const folders = new Set([...tree.keys()].flatMap((path) => parentsOf(path)));
  return filesIn(tree, "", { ends: /\.md$/, tests: true }).flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]?.split("#")[0] ?? "")
      .filter((target) => target !== "" && !/^\w+:/.test(target) && !/\.(png|svg)$/.test(target))
      .filter((target) => {
        const file = posix.normalize(`${posix.dirname(path)}/${target}`).replace(/\/$/, "");
        return !tree.has(file) && !folders.has(file) && file !== "LICENSE";
      })
      .map((target) => `${path} leads to ${target}, which isn't there. Mend the link.`),
  );
}

function parentsOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** npm scripts and commands that the documents name and nobody can run. */
export function unknownCommands(tree: Tree): string[] {
  const scripts = Object.keys(JSON.parse(tree.get("package.json") ?? "{}").scripts ?? {});
  const commands = filesIn(tree, "cli").map(({ path }) => path.replace(/^cli\/|\.ts$/g, ""));
  return filesIn(tree, "", { ends: /\.md$/, tests: true }).flatMap(({ path, text }) => [
    ...[...text.matchAll(/\bnpm run ([\w-]+)/g)]
      .filter((match) => !scripts.includes(match[1] ?? ""))
      .map((match) => `${path} says npm run ${match[1]}, which package.json doesn't know.`),
    ...[...text.matchAll(/\bnpx vitalfew ([a-z][\w-]*)/g)]
      .filter((match) => !commands.includes(match[1] ?? ""))
      .map((match) => `${path} says npx vitalfew ${match[1]}, and there is no such command.`),
  ]);
}
