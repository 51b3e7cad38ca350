import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, expect, test } from "vitest";
import { lightContract } from "./light-contract.ts";

const root = join(import.meta.dirname, "..");
const out = mkdtempSync(join(tmpdir(), "vitalfew-light-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Builds a page of web/ that holds this code, and hands back what the browser would get. */
async function built(code: string): Promise<string> {
  const page = join(root, "web/light-contract-page.ts");
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [
      lightContract(),
      {
        name: "page",
        enforce: "pre",
        resolveId: (id) => (id === "page" ? page : null),
        load: (id) => (id === page ? code : null),
      },
    ],
    build: {
      outDir: out,
      write: false,
      minify: false,
      rolldownOptions: { input: "page", preserveEntrySignatures: "strict" },
    },
  });
  const [bundle] = [result].flat();
  if (!bundle || !("output" in bundle)) throw new Error("Vite watched where it should have built.");
  return bundle.output[0].code;
}

test("an endpoint comes as its method, its path and the names of its fields, without zod", async () => {
  const code = await built(
    `import { listCustomers } from "../contract/customers.ts";\nexport const it = listCustomers;`,
  );
  expect(code).toContain('"GET /customers"');
  expect(code).toContain("rating");
  expect(code).not.toContain("ZodObject");
});

test("a type beside an endpoint brings nothing", async () => {
  const code = await built(
    `import { type coverageParts, listCoverageFacts } from "../contract/insight/costs/coverage.ts";\nexport const it: [typeof coverageParts, unknown][] = [listCoverageFacts as never];`,
  );
  expect(code).toContain('"GET /coverage/facts"');
  expect(code).not.toContain("ZodObject");
});

test("plain data comes as it is", async () => {
  const code = await built(
    `import { ratings } from "../contract/party-words.ts";\nexport const it = ratings;`,
  );
  expect(code).toContain('"N"');
  expect(code).not.toContain("ZodObject");
});

test("what a form needs, a schema, comes whole", async () => {
  const code = await built(
    `import { SignIn, signIn } from "../contract/administration.ts";\nexport const it = [SignIn, signIn];`,
  );
  expect(code).toContain("ZodObject");
  expect(code).toContain('"POST /session"');
});
