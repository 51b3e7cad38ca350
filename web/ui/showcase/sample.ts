import type { Kind } from "../marks/KindMark.tsx";
import type { Letter } from "../marks/RatingMark.tsx";

/** Made-up rows for the development page, the same on each load. */
export type SampleRow = {
  id: string;
  name: string;
  kind: Kind;
  place: string;
  letter: Letter;
  moved: "up" | "down" | null;
  stage: string;
  revenue: string;
  profit: string | null;
  share: number | null;
  lastDays: number;
  open: number;
  overdue: number;
  owner: string;
};

const firsts = [
  "Nordwind",
  "Alpenblick",
  "Harbour & Sons",
  "Kestrel",
  "Lindqvist",
  "Moreau",
  "Okafor",
  "Pacific Rim",
  "Quadrant",
  "Ruddock",
  "Saint-Exupéry",
  "Tamarind",
  "Vögele",
  "Whitby",
  "Zielinski",
];
const seconds = [
  "Handels GmbH",
  "Maschinenbau AG",
  "Ltd",
  "et Cie",
  "Logistics B.V.",
  "Instruments",
  "Partners LLP",
  "Versicherungsvermittlungsgesellschaft mbH & Co. KG",
  "S.p.A.",
  "Household",
];
const places = ["Hamburg, DE", "Leeds, GB", "Lyon, FR", "Graz, AT", "Utrecht, NL", "Malmö, SE", "Torino, IT"];
const owners = ["K. Sand", "M. Ito", "A. Obi", "L. Duarte", ""];
const letters: Letter[] = ["A", "B", "B", "C", "C", "C", "N"];

export function sampleRows(from: number, count: number): SampleRow[] {
  return Array.from({ length: count }, (_, index) => sampleRow(from + index));
}

function sampleRow(index: number): SampleRow {
  const pick = <Item>(items: readonly Item[], salt: number) =>
    items[(index * 7919 + salt * 104_729) % items.length];
  const rank = 1 - index / 5000;
  const wave = Math.sin(index * 1.7) * 6000;
  const profit = Math.round(68_000 * rank ** 9 + wave - (index % 13 === 5 ? 14_500 : 0));
  const second = pick(seconds, 2) ?? "";
  return {
    id: `row-${index}`,
    name: `${pick(firsts, 1)} ${second}${index > 30 ? ` ${index}` : ""}`,
    kind: second === "Household" ? "household" : index % 9 === 4 ? "person" : "organisation",
    place: pick(places, 3) ?? "",
    letter: pick(letters, 4) ?? "N",
    moved: index % 5 === 0 ? "up" : index % 7 === 0 ? "down" : null,
    stage: index % 11 === 3 ? "at risk" : index % 17 === 2 ? "lapsed" : "active",
    revenue: String(Math.max(900, Math.round(512_400 * rank ** 5 + wave * 4))),
    profit: index % 23 === 7 ? null : String(profit),
    share: index % 23 === 7 ? null : Math.abs(Math.sin(index * 3.1)) * 0.7,
    lastDays: (index * 13) % 190,
    open: index % 6 === 1 ? (index % 4) + 1 : 0,
    overdue: index % 18 === 1 ? 1 : 0,
    owner: pick(owners, 5) ?? "",
  };
}

/** A profit curve with 155 of 793 below zero. */
export function samplePoints(scale: number, turn: number): { x: number; y: number }[] {
  const points = [{ x: 0, y: 0 }];
  let sum = 0;
  for (let index = 1; index <= 200; index += 1) {
    const x = index / 200;
    sum += x < turn ? scale * (1 - x / turn) ** 3 * 4 : -scale * ((x - turn) / (1 - turn)) ** 3 * 1.9;
    points.push({ x, y: sum });
  }
  return points;
}
