import type { ImportProfile, ModuleMap } from "../../../../contract/import-mapping.ts";

/** What a file is: the system's profile and the module in it. */
export type Recognised = { profile: ImportProfile; name: string; module: ModuleMap };

/**
 * Finds the module whose columns the header holds. A file name that says the same breaks a tie; where two files of a
 * system look alike (three kinds of line items), the name must say which it is.
 */
export function recognise(
  header: readonly string[],
  fileName: string,
  profiles: readonly ImportProfile[],
): Recognised | null {
  const columns = new Set(header.map((column) => column.toLowerCase()));
  const file = letters(fileName.replace(/(\.(csv|tsv|tab|txt|gz|xlsx|jsonl|ndjson|json))+$/i, ""));
  let best: { score: number; found: Recognised } | null = null;
  for (const profile of profiles) {
    for (const [name, module] of Object.entries(profile.modules)) {
      const found = { profile, name, module };
      const score = fitOf(found, columns, file);
      if (score > (best?.score ?? 0)) best = { score, found };
    }
  }
  return best?.found ?? null;
}

function fitOf({ name, module }: Recognised, columns: ReadonlySet<string>, file: string): number {
  const has = (column: string) => columns.has(column.toLowerCase());
  const isNamed = [name, ...module.files].some((one) => file.includes(letters(one)));
  if (module.files.length > 0 && !isNamed) return 0;
  if (module.header.length === 0 && !isNamed) return 0;
  if (![...module.header, ...module.id].every(has)) return 0;
  const mapped = Object.keys(module.columns);
  const known = mapped.filter(has).length / Math.max(1, mapped.length);
  return 1 + module.header.length + known + (isNamed ? 100 : 0);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
