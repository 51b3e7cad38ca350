import type {
  ImportProfile,
  Mend,
  ModuleMap,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Row } from "../rows/cut-rows.ts";
import type { Recognised } from "./recognise.ts";

/**
 * A file of DATEV as the line above its header has it: of which days it is, how long its accounts are, in which currency. Days
 * are written without their year, and one digit more of each account makes debtors of six.
 */
export function asBatch(recognised: Recognised | null, above: Row | undefined): Recognised | null {
  const said = above?.cells ?? [];
  if (recognised === null || !/^(EXTF|DTVF)$/i.test(said[0] ?? "")) return recognised;
  const period = periodOf(said);
  const scale = 10 ** Math.max(0, Number(said[13] || 4) - 4);
  const currency = /^[A-Z]{3}$/.test(said[21] ?? "") ? { currency: said[21] } : {};
  const told = (map: ModuleMap): ModuleMap => ({
    ...map,
    mend: map.mend.map((rule) => ruleOf(rule, period, scale)),
  });
  const modules = Object.entries(recognised.profile.modules).map(([name, map]) => [name, told(map)]);
  const profile: ImportProfile = {
    ...recognised.profile,
    ...currency,
    modules: Object.fromEntries(modules),
  };
  return { ...recognised, profile, module: told(recognised.module) };
}

type Period = { from: string; until: string } | null;

function ruleOf(rule: Mend, period: Period, scale: number): Mend {
  if ("within" in rule && period !== null) return { ...rule, within: period };
  if (!("debtor" in rule)) return rule;
  const { accounts, sales, money, taxed } = rule.debtor;
  const longer = (ranges: readonly (readonly [number, number])[]) =>
    ranges.map(([first, last]): [number, number] => [first * scale, (last + 1) * scale - 1]);
  const rates = Object.entries(taxed).map(([rate, ranges]) => [rate, longer(ranges)]);
  return {
    ...rule,
    debtor: {
      ...rule.debtor,
      ...{ accounts: longer(accounts), sales: longer(sales), money: longer(money) },
      taxed: Object.fromEntries(rates),
    },
  };
}

/** From its first to its last day, else the business year that begins on the day it says. */
function periodOf(said: readonly string[]): Period {
  const [from, until] = [dayOf(said[14]), dayOf(said[15])];
  if (from !== null && until !== null) return { from, until };
  const begins = dayOf(said[12]);
  if (begins === null) return null;
  const next = `${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`;
  const last = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
  return { from: begins, until: last };
}

function dayOf(words: string | undefined): string | null {
  const found = words?.match(/^(\d{4})(\d{2})(\d{2})/);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}
