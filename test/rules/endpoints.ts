import { permissions } from "../../contract/permissions.ts";
import { endpointsOf, type Slice } from "../../server/plumbing/slice.ts";
import { sliceOrder } from "./slice-order.ts";
import { filesIn, type Tree } from "./tree.ts";

/** Endpoints that break a promise of the contract: permission, action file, one name, one address. */
export function faultyEndpoints(slices: readonly Slice[], tree: Tree): string[] {
  const found: string[] = [];
  const names = new Map<string, string>();
  const routes = new Map<string, string>();
  for (const slice of slices) {
    for (const [name, endpoint] of endpointsOf(slice)) {
      const who = `${name} (contract/${slice.name}.ts)`;
      if (!["public", "signed-in", ...Object.keys(permissions)].includes(endpoint.permission))
        found.push(`${who} names no permission of contract/permissions.ts. Name the one a caller must hold.`);
      const action = actionFile(tree, slice.name, name);
      if (action === undefined)
        found.push(`${who} has no server/${slice.name}/**/${kebab(name)}.ts that exports function ${name}.`);
      if (names.has(name))
        found.push(
          `${who} has the name of an endpoint of ${names.get(name)}. Names are one for the whole API.`,
        );
      names.set(name, slice.name);
      const route = endpoint.route.replace(/\{\w+\}/g, "{}");
      if (routes.has(route)) found.push(`${who} has the address of ${routes.get(route)}: ${endpoint.route}.`);
      routes.set(route, name);
    }
  }
  return found;
}

/** The file of an endpoint's action: the one in the slice's folder that has its name and exports its function. */
export function actionFile(tree: Tree, slice: string, name: string): string | undefined {
  return filesIn(tree, `server/${slice}`).find(
    ({ path, text }) =>
      path.endsWith(`/${kebab(name)}.ts`) &&
      new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, "m").test(text),
  )?.path;
}

const slicesInOrder: readonly string[] = sliceOrder;

/** Slices that are missing from a table of contents, or stand in it out of order. */
export function faultyContents(slices: readonly Slice[], tree: Tree): string[] {
  const found: string[] = [];
  const inContract = sliceOrder.filter((name) => tree.get(`contract/${name}.ts`)?.includes("permission:"));
  const inIndex = [
    ...(tree.get("contract/index.ts") ?? "").matchAll(/^export \* as (\w+) from "\.\/([\w-]+)\.ts"/gm),
  ];
  const listed = inIndex.map((match) => match[2] ?? "");
  // The formatter keeps these lines in alphabetical order; the order of the slices stands in server/slices.ts.
  for (const name of inContract)
    if (!listed.includes(name)) found.push(`contract/index.ts leaves out ${name}. Give it a line.`);
  for (const name of listed)
    if (!slicesInOrder.includes(name)) found.push(`contract/index.ts lists ${name}, which is no slice.`);
  for (const [, alias = "", file = ""] of inIndex)
    if (kebab(alias) !== file) found.push(`contract/index.ts calls ${file} "${alias}". Give both one name.`);
  const served = slices.map((slice) => slice.name);
  if (served.join() !== inContract.join())
    found.push(
      `server/slices.ts lists ${served.join(", ")}; it should list, one line each: ${inContract.join(", ")}.`,
    );
  for (const slice of slices) {
    const actions = new Set(endpointsOf(slice).map(([name]) => name));
    for (const name of Object.keys(slice.routes))
      if (!actions.has(name))
        found.push(`server/${slice.name}/routes.ts lists ${name}, which the contract doesn't know.`);
    for (const name of actions)
      if (!(name in slice.routes)) found.push(`server/${slice.name}/routes.ts leaves out ${name}.`);
  }
  return found;
}

/** `createParty` → `create-party`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
