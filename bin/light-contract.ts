import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { type Endpoint, isEndpoint } from "../contract/endpoint.ts";

const prefix = "\0light-contract:";
const importOfContract = /import\s*\{([^}]*)\}\s*from\s*"([^"]*\/contract\/[\w/-]+\.ts)";?/g;

/**
 * Gives the browser the contract without its schemas. A page that calls an endpoint needs its method, its path and the
 * names of its fields, not zod and every schema of the slice: 40 kB of the first load. So where a file of web/ imports
 * an endpoint or plain data (`ratings`) from contract/, it gets a literal made from the real thing at build time; what
 * is a schema or a function (a form's) is imported as written. Types and tests see the contract itself.
 */
export function lightContract(): Plugin {
  return {
    name: "light-contract",
    enforce: "pre",
    async transform(code, id) {
      const file = id.split("?")[0] ?? id;
      if (!/[\\/]web[\\/].*\.tsx?$/.test(file) || !code.includes("/contract/")) return null;
      let changed = code;
      for (const [statement, names = "", from = ""] of code.matchAll(importOfContract)) {
        const contract = join(dirname(file), from);
        this.addWatchFile(contract);
        changed = changed.replace(
          statement,
          splitImport(statement, names, from, contract, await exportsOf(contract)),
        );
      }
      return changed === code ? null : { code: changed, map: null };
    },
    resolveId: (id) => (id.startsWith("light-contract:") ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(prefix)) return null;
      const light = Object.entries(await exportsOf(id.slice(prefix.length))).filter(([, value]) =>
        isLight(value),
      );
      return light
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(lightOf(value))};`)
        .join("\n");
    },
  };
}

/** One import becomes two: the light names from the literals, the rest as written. Line breaks stay, so that places in stack traces do. */
function splitImport(
  statement: string,
  names: string,
  from: string,
  contract: string,
  exported: Readonly<Record<string, unknown>>,
): string {
  const specifiers = names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const lightly = (specifier: string) =>
    !specifier.startsWith("type ") && isLight(exported[specifier.split(/\s+as\s+/)[0] ?? ""]);
  const light = specifiers.filter(lightly);
  if (light.length === 0) return statement;
  // What is left of nothing but types would still be an import for its effects, and bring every schema.
  const rest = specifiers.filter((specifier) => !lightly(specifier) && !specifier.startsWith("type "));
  const kept = rest.length > 0 ? `import { ${rest.join(", ")} } from "${from}"; ` : "";
  return `${kept}import { ${light.join(", ")} } from ${JSON.stringify(`light-contract:${contract}`)};${"\n".repeat(statement.split("\n").length - 1)}`;
}

/** The module's exports as they are now: the time of its last change in the address makes Node read it again in development (and its ending tells vitest, which looks at the end, that it is TypeScript). */
async function exportsOf(contract: string): Promise<Record<string, unknown>> {
  if (!existsSync(contract)) throw new Error(`${basename(contract)} is not in contract/.`);
  return import(`${pathToFileURL(contract).href}?changed=${statSync(contract).mtimeMs}.ts`);
}

function isLight(value: unknown): boolean {
  return isEndpoint(value) || isPlain(value);
}

function lightOf(value: unknown): unknown {
  return isEndpoint(value) ? lightEndpoint(value) : value;
}

/** What web/api.ts reads of an endpoint. */
function lightEndpoint({ kind, route, method, path, permission, query, body, upload, ifMatch }: Endpoint) {
  return {
    kind,
    route,
    method,
    path,
    permission,
    query: namesOf(query),
    body: namesOf(body),
    upload,
    ifMatch,
  };
}

function namesOf(schema: Endpoint["query"]) {
  return schema && { shape: Object.fromEntries(Object.keys(schema.shape).map((name) => [name, true])) };
}

/** Made of texts, figures, truths, lists and records alone: JSON tells it whole. */
function isPlain(value: unknown): boolean {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !("_zod" in value) && Object.values(value).every(isPlain);
}
