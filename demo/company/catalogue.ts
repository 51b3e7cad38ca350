import { type DayNumber, dayText } from "./days.ts";
import { amountText, percentOf } from "./money.ts";
import type { Product } from "./records.ts";

export type Season = "even" | "winter" | "summer" | "autumn";

/** A line of our list: what it is, its price in cents, what it costs us in per cent of that. */
export type Item = {
  key: string;
  name: string;
  category: string;
  unit: string;
  listCents: number;
  /** Null: nobody ever entered what it costs us. */
  costPercent: number | null;
  season: Season;
  /** Bought for a machine room or a hall, and worth a support plan. */
  isEquipment: boolean;
};

const sheet = `
Fasteners|box|even|Wood screws 4 × 40, 500 pieces=11.90/52; Machine bolts M8, 200 pieces=18.40/54; Wall plugs, mixed, 300 pieces=14.20/50; Threaded rod M10, 10 pieces=32.50/57; Stainless nuts M6, 500 pieces=21.80/55; Blind rivets, 1000 pieces=27.60/53
Hand tools|piece|even|Claw hammer 500 g=19.90/56; Socket set, 94 parts=129.00/61; Torque wrench 20–200 Nm=89.00/60; Screwdriver set, insulated=46.50/58; Pipe wrench 2"=54.00/59; Hand saw, hardpoint=17.80/55; Tool case, empty=64.00/57; Bench vice 125 mm=112.00/62
Power tools|piece|even|Cordless drill 18 V=189.00/64; Angle grinder 125 mm=119.00/63; Rotary hammer SDS=268.00/65; Jigsaw with rail=174.00/64; Orbital sander=98.00/62; Cordless impact driver=214.00/65; Battery 18 V 5 Ah=79.00/58; Wet and dry extractor=239.00/63
Measuring|piece|even|Laser distance meter 60 m=94.00/57; Calliper, digital 150 mm=58.00/55; Multimeter, true RMS=136.00/58; Cross-line laser=229.00/60; Moisture meter=72.00/56; Thermal camera, pocket=449.00/63
Safety wear|pair|even|Work gloves, 12 pairs=34.80/53; Safety shoes S3=86.00/58; Safety glasses, 10 pieces=42.00/52; Hearing protection=28.50/54; Hi-vis jacket=59.00/57; Helmet with chin strap=31.20/55; Knee pads=24.90/54
Office supplies|pack|autumn|Copy paper A4, 2500 sheets=24.90/66; Toner, black, high yield=118.00/68; Folders, 50 pieces=39.00/58; Label printer=96.00/62; Labels, 12 rolls=44.00/56; Whiteboard 120 × 90=88.00/59; Laminator A3=134.00/61; Planner for the coming year=22.50/54
Furniture|piece|autumn|Office chair, mesh=219.00/60; Height-adjustable desk=489.00/62; Shelf rack 200 × 100=98.00/57; Workbench 150 cm=369.00/61; Mobile pedestal=149.00/58; Meeting table=529.00/62
Packaging|bundle|autumn|Cartons 400 × 300, 25 pieces=28.90/60; Stretch film, 6 rolls=41.00/62; Packing tape, 36 rolls=49.00/59; Bubble wrap 100 m=33.50/58; Pallet jack 2.5 t=398.00/64
Cleaning|canister|even|Hand cleaner 10 l=38.00/54; Industrial cleaner 10 l=46.00/55; Paper towels, 24 rolls=31.00/61; Absorbent, 20 kg=19.80/57
Light and heat|piece|winter|LED floodlight 50 W=62.00/57; Fan heater 3 kW=89.00/60; Site heater, gas=248.00/63; Inspection lamp=44.00/56; Extension reel 40 m=74.00/58
Outdoor|piece|summer|Pressure washer 150 bar=279.00/63; Garden pump=139.00/61; Ladder 3 × 9=198.00/60; Wheelbarrow=84.00/59; Sun awning for site=159.00/60
Machines|piece|even|Compressor 50 l=489.00/64; Pillar drill=759.00/65; Band saw, bench=649.00/64; Label press=1190.00/66; Floor cleaner, walk-behind=1790.00/67; Franking station=980.00/65`;

const neverCosted = new Set(["Knee pads", "Extension reel 40 m"]);

export const items: readonly Item[] = sheet
  .trim()
  .split("\n")
  .flatMap((row) => {
    const [category = "", unit = "", season = "even", list = ""] = row.split("|");
    return list.split(";").map((item) => {
      const [name = "", prices = ""] = item.trim().split("=");
      const [list = "", cost = ""] = prices.split("/");
      return {
        category,
        unit,
        season: season as Season,
        name,
        listCents: Math.round(Number(list) * 100),
        cost,
      };
    });
  })
  .map(({ cost, ...item }, index) => ({
    ...item,
    key: `P${101 + index}`,
    costPercent: neverCosted.has(item.name) ? null : Number(cost),
    isEquipment: item.category === "Machines",
  }));

/** The catalogue with what each thing cost us from the first day of the books on, dearer every January. */
export function describeProducts(firstDay: DayNumber, lastDay: DayNumber): Product[] {
  const from = Number(dayText(firstDay).slice(0, 4));
  const until = Number(dayText(lastDay).slice(0, 4));
  return items.map((item) => ({
    key: item.key,
    code: `${item.category.slice(0, 2).toUpperCase()}-${item.key.slice(1)}`,
    name: item.name,
    category: item.category,
    unit: item.unit,
    listPrice: amountText(item.listCents),
    costPrices:
      item.costPercent === null
        ? []
        : Array.from({ length: until - from + 1 }, (_, year) => ({
            validFrom: year === 0 ? dayText(firstDay) : `${from + year}-01-01`,
            amount: amountText(
              percentOf(item.listCents, (item.costPercent ?? 0) - 1.2 * (until - from - year)),
            ),
          })),
  }));
}

/** How much more or less a season's goods are asked for in each month, in per cent of the usual. */
export const demandByMonth: Readonly<Record<Season, readonly number[]>> = {
  even: [92, 94, 102, 98, 98, 96, 92, 76, 102, 110, 120, 118],
  winter: [125, 110, 80, 60, 50, 45, 45, 50, 90, 140, 175, 165],
  summer: [50, 65, 105, 140, 160, 150, 125, 90, 85, 70, 55, 50],
  autumn: [90, 80, 85, 80, 80, 75, 75, 85, 125, 130, 145, 150],
};

/** What all of them sell together, by month; what the year is made of. */
export const salesByMonth: readonly number[] = [90, 89, 97, 95, 95, 92, 86, 70, 103, 116, 133, 128];
