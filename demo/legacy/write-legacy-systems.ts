import { statSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../../server/plumbing/refuse.ts";
import { everybodyOf } from "../company/customers-of.ts";
import type { Company, Customer } from "../company/records.ts";
import type { Desk } from "./desk.ts";
import { noLaterRows, turn, writeRest } from "./dirt/later-rows.ts";
import { noNeighbours, rememberAddress } from "./dirt/neighbours.ts";
import { crmMapping } from "./mappings/crm-mapping.ts";
import { erpMapping } from "./mappings/erp-mapping.ts";
import { shopMapping } from "./mappings/shop-mapping.ts";
import { reachOf } from "./reach-of.ts";
import { type Crm, crmOf, writeCrmBasics, writePartyToCrm } from "./systems/crm.ts";
import { writeFactsToCrm } from "./systems/crm-facts.ts";
import { openCrmTables } from "./systems/crm-tables.ts";
import { type Erp, erpOf, writeErpBasics, writeErpFooters, writeToErp } from "./systems/erp.ts";
import { openErpTables } from "./systems/erp-tables.ts";
import { heldBy, salesOf } from "./systems/held-by.ts";
import { type Shop, shopOf, writeShopBasics, writeToShop } from "./systems/shop.ts";
import { openShopTables } from "./systems/shop-tables.ts";
import { noRevenue, writeRevenue } from "./truth/revenue-sums.ts";
import { openTruth } from "./truth/truth.ts";
import { prepareValue, type ValueArithmetic, writeValue } from "./truth/value-truth.ts";
import { writeRelations } from "./truth/write-relations.ts";
import { localTimeOf } from "./writing/local-time.ts";
import { type AnyTable, openTables } from "./writing/open-tables.ts";
import { tableFormats } from "./writing/written-forms.ts";

/** What was written: every table with its rows (header and footers not counted) and bytes. */
export type LegacyReport = {
  files: { folder: string; name: string; rows: number; bytes: number }[];
  rows: number;
  bytes: number;
  seconds: number;
  peakMemoryMb: number;
};

const customersBetweenReports = 1000;

/**
 * Writes the example company as three legacy systems would export it, each in its own format and with dirt, beside
 * mappings for the import, and what is true in `truth/`. One customer after the other is written and forgotten. The last
 * file is `truth/counts.csv`: a folder without it is not whole.
 * @param folder must not exist, or be empty
 */
export async function writeLegacySystems(
  company: Company,
  customers: Iterable<Customer>,
  folder: string,
  onProgress?: (said: { step: string; done: number; of: number }) => void,
): Promise<LegacyReport> {
  await refuseFilledFolder(folder);
  const start = performance.now();
  const tables: OpenedTable[] = [];
  const of = everybodyOf(company);
  const report = (done: number) => onProgress?.({ step: "Writing customers", done, of });
  try {
    await writeTables(await openSystems(company, folder, tables), tables, customers, report);
  } finally {
    for (const { table } of tables) await table.close();
  }
  await writeMappings(folder);
  const counts = await writeCounts(folder, tables);
  const seconds = Math.round(performance.now() - start) / 1000;
  return { ...counts, seconds, peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

type OpenedTable = { folder: string; table: AnyTable };

async function writeTables(
  systems: Systems,
  tables: readonly OpenedTable[],
  customers: Iterable<Customer>,
  report: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const customer of customers) {
    writeCustomer(systems, customer);
    for (const { table } of tables) if (table.isFull) await table.flush();
    done += 1;
    if (done % customersBetweenReports === 0) report(done);
  }
  report(done);
  writeRest(systems.desk.later);
  writeErpFooters(systems.erp);
  writeRevenue(systems.desk.truth, systems.desk.revenue);
}

async function refuseFilledFolder(folder: string): Promise<void> {
  const found = statSync(folder, { throwIfNoEntry: false });
  const isEmpty = found === undefined || (found.isDirectory() && (await readdir(folder)).length === 0);
  if (!isEmpty) refuse("demo_folder_filled", { folder });
  await mkdir(folder, { recursive: true });
}

type Systems = { desk: Desk; erp: Erp; crm: Crm; shop: Shop; value: ValueArithmetic };

async function openSystems(company: Company, folder: string, tables: OpenedTable[]): Promise<Systems> {
  const opener = (name: keyof typeof tableFormats) =>
    openTables(join(folder, name), tableFormats[name], (table) => tables.push({ folder: name, table }));
  const localTime = localTimeOf(company.timeZone, company.from, company.choice.until);
  const systems = {
    erp: erpOf(await openErpTables(await opener("erp"))),
    crm: crmOf(await openCrmTables(await opener("crm"))),
    shop: shopOf(await openShopTables(await opener("shop"))),
    desk: {
      company,
      seed: company.choice.seed,
      products: new Map(company.products.map((product) => [product.key, product])),
      staff: new Map(company.staff.map((member) => [member.key, member])),
      localTime,
      truth: await openTruth(await opener("truth")),
      neighbours: noNeighbours(),
      later: noLaterRows(),
      revenue: noRevenue(),
    },
    value: prepareValue(company, localTime),
  };
  writeErpBasics(systems.erp, company);
  writeCrmBasics(systems.crm, company);
  writeShopBasics(systems.shop, company);
  return systems;
}

function writeCustomer({ desk, erp, crm, shop, value }: Systems, customer: Customer): void {
  const held = heldBy(desk.seed, customer);
  const sales = salesOf(desk.seed, customer, held);
  if (held.erp) writeToErp(desk, erp, customer, sales.erp);
  const records = held.crm ? writePartyToCrm(desk, crm, customer) : null;
  writeFactsToCrm(desk, crm, customer, records);
  if (held.shop) writeToShop(desk, shop, customer, sales.shop);
  writeRelations(desk.truth, customer);
  if (!customer.isProspect) writeValue(desk.truth, value, customer);
  const { address } = reachOf(customer.party.points);
  if (address !== undefined) rememberAddress(desk.neighbours, address);
  turn(desk.later);
}

async function writeMappings(folder: string): Promise<void> {
  const mappings = { erp: erpMapping, crm: crmMapping, shop: shopMapping };
  for (const [system, mapping] of Object.entries(mappings))
    await writeFile(join(folder, `mapping-${system}.json`), `${JSON.stringify(mapping, null, 2)}\n`);
}

/** How many rows each table has, so that any import can be held against it. */
async function writeCounts(
  folder: string,
  tables: readonly OpenedTable[],
): Promise<Pick<LegacyReport, "files" | "rows" | "bytes">> {
  const files = tables.map(({ folder: system, table }) => ({
    folder: system,
    name: table.name,
    rows: table.rows,
    bytes: table.bytes,
  }));
  const lines = files.map(({ folder: system, name, rows, bytes }) => `${system},${name},${rows},${bytes}\n`);
  await writeFile(join(folder, "truth", "counts.csv"), `system,file,rows,bytes\n${lines.join("")}`);
  return {
    files,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
