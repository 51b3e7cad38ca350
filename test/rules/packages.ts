import { filesIn, type Tree } from "./tree.ts";

type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
type Lock = {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
};

const dependenciesMax = 40;

/** Packages for other platforms that the lock leaves out: `npm ci` would fail there, or install less than was tried. */
export function incompleteLock(lock: Lock): string[] {
  const found: string[] = [];
  const wanted = new Set(
    Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {})),
  );
  const paths = Object.keys(lock.packages);
  for (const name of wanted)
    if (!paths.some((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)))
      found.push(
        `package-lock.json lacks ${name}, which some platform needs. Pin a version whose packages are all there and write the lock anew.`,
      );
  if (Object.values(lock.packages).some((one) => one.resolved !== undefined))
    found.push(
      "package-lock.json names the host its packages came from. Write it with omit-lockfile-registry-resolved.",
    );
  return found;
}

/** Dependencies over the budget, without an exact version, or without a line in the decision on the stack. */
export function unexplainedDependencies(manifest: Manifest, tree: Tree): string[] {
  const found: string[] = [];
  const names = Object.keys(manifest.dependencies);
  if (names.length > dependenciesMax)
    found.push(`package.json has ${names.length} runtime dependencies; ${dependenciesMax} are the budget.`);
  const decisions = filesIn(tree, "docs/decisions", { ends: /\.md$/ })
    .map(({ text }) => text)
    .join("\n");
  for (const name of names)
    if (!decisions.includes(`\`${name}\``))
      found.push(
        `No decision record says why ${name} is a runtime dependency. Add a line to docs/decisions/0001-*.md.`,
      );
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [name, version] of Object.entries(all))
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      found.push(`${name} is pinned as "${version}". Name one exact version.`);
  return found;
}

/** Places on somebody's machine: folders of a person or a build, and addresses that only work there. */
export function machinePaths(tree: Tree): string[] {
  const found: string[] = [];
  for (const { path, text } of filesIn(tree, "", { tests: true, ends: /./ })) {
    const match = text.match(
      /(?<![\w.}])\/(?:home|Users|work|mnt|workspace|builds)\/[\w.-]+|\b[A-Z]:\\Users\\|"resolved"|registry\.\w+\.\w+/,
    );
    if (match !== null && !path.startsWith("test/rules/packages"))
      found.push(
        `${path} names a place of one machine or network: ${match[0]}. Ask for it, or make it relative.`,
      );
  }
  return found;
}
