import type { Aim, Bench, Figure } from "../figure.ts";
import type { Measured, Results } from "./results.ts";
import type { SizeName } from "./size.ts";
import type { Spread } from "./statistics.ts";

const sizes = ["10k", "100k", "1m"] as const satisfies readonly SizeName[];

/** What docs/bench.md says: how it is measured, on what, and a table for each area with a column for each size. */
export function report(benches: readonly Bench[], results: Results): string {
  const parts = benches.map((bench) => areaPart(bench, results.areas[bench.name] ?? {}));
  return `${[introduction, companyTable(results), ...parts.flat()].join("\n\n")}\n`;
}

const introduction = `# What it takes

Written by \`npm run bench\` from [bench.json](bench.json); [bench/](../bench/) holds one file for each area. Every figure is measured on the
example company of that size (the same each time), in the processes an installation has: server and worker in one,
the built-in PostgreSQL with its own settings (every commit on disk), the senders of requests on the same machine and
the same cores. A figure and its yardstick are measured in turns, after a round that doesn't count.

A cell says **p50 / p99** and how many times the yardstick that is. Of requests the time is the server's own, with the
way there and back in brackets; that one is held against the yardstick. *16 users* each pause a second before they
ask again, which is a very busy desk; with *no pause* the machine is full, and the figure is how many get done in a second.
n is the number of samples at each size. On a virtual machine, rounds in which the host gave more than 2 % of the time to
others are measured again; where it never stopped, the cell says how much was *stolen*. Aims are those the project was built to; an aim holds at the largest size.`;

function companyTable(results: Results): string {
  const machines = new Set(measuredOf(results).map(({ machine }) => machineText(machine)));
  const rows = sizes.flatMap((size) => {
    const company = results.companies[size];
    if (company === undefined) return [];
    const { customers, parties, facts, loadSeconds, recomputeSeconds } = company;
    return [
      `| ${size} | ${count(customers)} | ${count(parties)} | ${count(facts)} | ${amount(loadSeconds)} s | ${amount(recomputeSeconds)} s |`,
    ];
  });
  return [
    [...machines].join("\n\n"),
    [
      "| Size | Customers | All parties | Facts | Loaded in | First computed in |",
      "|---|---|---|---|---|---|",
      ...rows,
    ].join("\n"),
  ].join("\n\n");
}

function measuredOf({ areas }: Results): Measured[] {
  return Object.values(areas).flatMap((area) => sizes.flatMap((size) => area[size] ?? []));
}

function machineText({ cores, memoryGb, cpu, node, postgres }: Measured["machine"]): string {
  return `Machine: ${cores} cores (${cpu}), ${memoryGb} GB of memory, Node ${node}, PostgreSQL ${postgres}.`;
}

type BySize = Partial<Record<SizeName, Measured>>;

function areaPart(bench: Bench, measured: BySize): string[] {
  const there = sizes.filter((size) => measured[size] !== undefined);
  if (there.length === 0) return [`## ${bench.name}`, `${bench.question}\n\nNot measured yet.`];
  const when = there.map((size) => `${size} on ${measured[size]?.date} at ${measured[size]?.commit}`);
  return [
    `## ${bench.name}`,
    bench.question,
    areaTable(measured, there),
    `Yardsticks: ${yardsticksOf(measured, there)}. Measured: ${when.join(", ")}.`,
  ];
}

function areaTable(measured: BySize, there: readonly SizeName[]): string {
  const heads = ["Figure", ...there, ...(there.length > 1 ? ["Grows"] : []), "n", "Aim"];
  const lines = figuresOf(measured, there).map((figure) => {
    const same = there.map((size) => measured[size]?.figures.find((one) => isSame(one, figure)));
    const cells = [
      figure.load === undefined ? figure.name : `${figure.name}, ${figure.load}`,
      ...same.map((one) => (one === undefined ? "–" : cell(one))),
      ...(there.length > 1 ? [growth(same)] : []),
      same.map((one) => (one === undefined ? "–" : count(one.spread.n))).join(", "),
      aimCell(same.findLast((one) => one !== undefined)),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [`| ${heads.join(" | ")} |`, `|${heads.map(() => "---").join("|")}|`, ...lines].join("\n");
}

/** The figures of all sizes, in the order of the size that was measured last in the list of sizes. */
function figuresOf(measured: BySize, there: readonly SizeName[]): Figure[] {
  const figures: Figure[] = [];
  for (const size of there.toReversed())
    for (const figure of measured[size]?.figures ?? [])
      if (!figures.some((one) => isSame(one, figure))) figures.push(figure);
  return figures;
}

function isSame(one: Figure, other: Figure): boolean {
  return one.name === other.name && one.load === other.load;
}

/** What stands in a table's cell: \`3.1 / 7.9 ms (3.9 / 9.2), 4.2 ×\`. */
export function cell({ unit, spread, roundTrip, yardstick, stolen }: Figure): string {
  const own = `${spreadText(spread)} ${unit}${stolen === undefined ? "" : ` [${amount(100 * stolen)} % stolen]`}`;
  const trip = roundTrip === undefined ? "" : ` (${spreadText(roundTrip)})`;
  if (yardstick === undefined) return `${own}${trip}`;
  const times = (roundTrip ?? spread).p50 / yardstick.spread.p50;
  return `${own}${trip}, ${amount(times)} ×`;
}

function spreadText({ n, p50, p99 }: Spread): string {
  return n === 1 ? amount(p50) : `${amount(p50)} / ${amount(p99)}`;
}

/** How much more it is at the largest size than at the smallest. */
function growth(same: readonly (Figure | undefined)[]): string {
  const there = same.filter((one) => one !== undefined);
  const [first, last] = [there.at(0), there.at(-1)];
  if (first === undefined || last === undefined || there.length < 2) return "–";
  return `${amount(last.spread.p50 / first.spread.p50)} ×`;
}

function aimCell(figure: Figure | undefined): string {
  if (figure?.aim === undefined) return "";
  return `${aimText(figure.aim, figure.unit)}: ${isMet(figure) ? "met" : "missed"}`;
}

function aimText(aim: Aim, unit: string): string {
  const bound = "atMost" in aim ? `≤ ${amount(aim.atMost)}` : `≥ ${amount(aim.atLeast)}`;
  return `${aim.at === "max" ? "" : `${aim.at} `}${bound} ${unit}`;
}

/** Whether a figure reaches its aim; one without an aim does. */
export function isMet({ aim, spread }: Figure): boolean {
  if (aim === undefined) return true;
  return "atMost" in aim ? spread[aim.at] <= aim.atMost : spread[aim.at] >= aim.atLeast;
}

function yardsticksOf(measured: BySize, there: readonly SizeName[]): string {
  const names = new Set<string>();
  for (const size of there)
    for (const { yardstick } of measured[size]?.figures ?? []) if (yardstick) names.add(yardstick.name);
  return (
    [...names].map((name) => `${name} (${yardstickSpreads(name, measured, there)})`).join("; ") || "none"
  );
}

/** What the yardstick itself took, so that a ratio can be turned back into a time. */
function yardstickSpreads(name: string, measured: BySize, there: readonly SizeName[]): string {
  return there
    .flatMap((size) => {
      const figure = measured[size]?.figures.find((one) => one.yardstick?.name === name);
      return figure?.yardstick ? [`${amount(figure.yardstick.spread.p50)} ${figure.unit} at ${size}`] : [];
    })
    .join(", ");
}

function count(value: number): string {
  return value.toLocaleString("en");
}

/** Three digits: 1,230, 12.3, 0.123. */
function amount(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** Lines for the terminal while an area has just been measured. */
export function linesOf(figures: readonly Figure[]): string[] {
  const width = Math.max(...figures.map((figure) => nameOf(figure).length));
  return figures.map((figure) => {
    const aim = figure.aim === undefined ? "" : `   ${aimCell(figure)}`;
    return `  ${nameOf(figure).padEnd(width)}  ${cell(figure)}   n ${count(figure.spread.n)}${aim}`;
  });
}

function nameOf({ name, load }: Figure): string {
  return load === undefined ? name : `${name}, ${load}`;
}
