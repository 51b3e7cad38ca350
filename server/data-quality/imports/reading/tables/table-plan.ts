import { z } from "zod";
import { ImportProfile, ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Refusal } from "../../../../plumbing/refuse.ts";
import type { Source } from "../files/source.ts";
import { type CellFix, isForAll, type Share } from "../records/ready-rows.ts";
import type { Shape } from "../rows/shape.ts";
import { columnKey } from "./column-key.ts";
import type { TableLook } from "./look-at-table.ts";
import type { Recognised } from "./recognise.ts";
import { asTheHeaderSays } from "./resolve-labels.ts";

/** What a look at a table tells: its bytes, its columns, its first rows, and what it is. */
export type Look = Source &
  Omit<TableLook, "shape"> & {
    /** How it is read; null when it is no table. */
    shape: Shape | null;
    /** Why it is none. */
    trouble: Refusal | null;
    /** Which state of the stored file was looked at. */
    stamp: string;
  };

export type FileInRun = PlannedLook & { fileNo: number };

/** What a profile says besides its modules. */
export const ProfileSettings = ImportProfile.omit({ modules: true, labels: true });
export type ProfileSettings = z.output<typeof ProfileSettings>;

/** How a table of a delivery is to be read, as somebody left it who looked at it before. */
export const TablePlan = z.object({
  path: z.string(),
  /** Of the bytes that were looked at. */
  sha256: z.string(),
  shape: z.object({
    format: z.enum(["delimited", "json", "cards", "sheet"]),
    encoding: z.string(),
    delimiter: z.string(),
    headerRow: z.number(),
    isAsWritten: z.boolean().optional(),
    groups: z.object({ haveTotals: z.boolean() }).optional(),
    endRow: z.number().optional(),
    lines: z.object({ head: z.array(z.number()), carried: z.array(z.number()) }).optional(),
  }),
  header: z.array(z.string()),
  settings: ProfileSettings,
  /** Several where rows of several kinds stand in one table; none leaves it out. */
  modules: z.array(z.object({ name: z.string(), map: ModuleMap })),
});
export type TablePlan = z.output<typeof TablePlan>;

/** A table as one of its modules reads it. */
export type PlannedLook = Look & { share: Share | null; fixes: readonly CellFix[]; isLeftOut: boolean };

/**
 * How the tables of a delivery are read: as planned, where there is a plan; else as they were recognised. A table whose
 * rows are of several kinds is read once for each of them.
 * @returns undefined for a table that isn't the one that was planned for
 */
export function asPlanned(
  look: Look,
  plans: readonly TablePlan[] | undefined,
  fixes: readonly CellFix[],
): PlannedLook[] | undefined {
  if (plans === undefined)
    return sharers(look).map((recognised, turn, all) => shared(look, recognised, turn, all, fixes));
  const plan = plans.find(({ path }) => path === look.path);
  if (plan === undefined) return [{ ...look, recognised: null, share: null, fixes, isLeftOut: true }];
  if (plan.sha256 !== look.sha256) return undefined;
  const { shape, header, settings, modules } = plan;
  const planned = { ...look, shape, header };
  if (modules.length === 0) return [{ ...planned, recognised: null, share: null, fixes, isLeftOut: true }];
  const profile: ImportProfile = {
    ...settings,
    labels: {},
    modules: Object.fromEntries(modules.map(({ name, map }) => [name, map])),
  };
  const all = modules.map(({ name, map }) => ({ profile, name, module: map }));
  return all.map((recognised, turn) => shared(planned, recognised, turn, all, fixes));
}

function shared(
  look: Look,
  recognised: Recognised | null,
  turn: number,
  all: readonly (Recognised | null)[],
  fixes: readonly CellFix[],
): PlannedLook {
  const modules = all.map((one) => one?.module);
  const isShared = modules.length > 1 || (modules[0] !== undefined && !isForAll(modules[0]));
  const whens = modules.map((module) => module?.when ?? null);
  const share = isShared ? { turn, whens, unless: modules.map((module) => module?.unless ?? []) } : null;
  return { ...look, recognised, share, fixes, isLeftOut: false };
}

/** The module a table was recognised as, and the others of its profile that take rows of such a table too. */
export function sharers({ recognised, header }: Pick<Look, "recognised" | "header">): (Recognised | null)[] {
  if (recognised === null) return [null];
  const { profile, name, module } = recognised;
  const columns = new Map(header.map((column) => [columnKey(column), column] as const).reverse());
  const others = Object.entries(profile.modules).flatMap(([other, given]): Recognised[] => {
    const isBeside = module.besides?.includes(other) ?? false;
    const isAskedAlike =
      module.when !== undefined &&
      given.when !== undefined &&
      columnKey(given.when.column) === columnKey(module.when.column);
    if (other === name || !(isBeside || isAskedAlike)) return [];
    const said = asTheHeaderSays(given, profile.labels, columns);
    const isThere = [...said.header, ...said.id].every((column) => columns.has(columnKey(column)));
    return isThere ? [{ profile, name: other, module: said }] : [];
  });
  return [recognised, ...others];
}
