import { customerSorts } from "../contract/customers.ts";
import { encodeCursor } from "../server/plumbing/http/paging.ts";
import type { Bench, Figure } from "./figure.ts";
import { measureRequests } from "./harness/measure-requests.ts";
import { pick } from "./harness/pick.ts";
import type { World } from "./harness/world.ts";

const aim = { at: "p99", atMost: 50 } as const;

/** Rows the web asks for at a time. */
const pageRows = 100;

/** The filters of the list's own tabs and sentence; each as a page of rows and, with the same words, as a summary. */
const filters = [
  { name: "class A", query: "rating=A" },
  { name: "who cost more than they bring", query: "losing=true" },
  { name: "quiet for six months, class B", query: "rating=B&quietMonths=6" },
  { name: "serving takes more than half of the margin", query: "costToServeAbove=0.5" },
  { name: "a part of the name", query: "text=berg" },
  { name: "hardly anybody", query: "rating=C&quietMonths=11&kind=household&losing=true" },
];

export const list: Bench = {
  name: "list",
  question:
    "How long does a page of 100 customers take: the first by each sort, one deep down, and narrowed?",
  measure: async (world) => {
    const figures: Figure[] = [];
    const measure = async (name: string, paths: readonly string[], mayAim = true) => {
      figures.push(
        ...(await measureRequests(world, {
          name,
          task: (user, turn) => user.ask(world.server.url, { path: `/api/v1/customers${pick(paths, turn)}` }),
          ...(mayAim ? { aim } : {}),
        })),
      );
    };
    for (const sort of customerSorts)
      await measure(`first page by ${sort}`, [`?limit=${pageRows}&sort=${sort}`]);
    await measure("page 10,000 by profit, or the last tenth of a shorter list", await deepPages(world));
    for (const { name, query } of filters)
      await measure(`first page, ${name}`, [`?limit=${pageRows}&${query}`]);
    await measure("first page, one colleague's", [`?limit=${pageRows}&owner=${await busiestOwner(world)}`]);
    await measure("summary of all", ["/summary"], false);
    await measure(
      "summary, narrowed",
      filters.map(({ query }) => `/summary?${query}`),
      false,
    );
    return figures;
  },
};

/** Twenty pages around the 10,000th, each by the mark its predecessor would have handed over. */
async function deepPages(world: World): Promise<string[]> {
  const { rows: counts } = await world.database.pool.query<{ count: number }>(
    "select count(*) as count from party_value where is_customer",
  );
  const depth = Math.floor(Math.min(10_000 * pageRows, (counts[0]?.count ?? 0) * 0.9));
  const { rows } = await world.database.pool.query<{ profit: string; id: string }>(
    `select profit::text, golden_id as id from party_value where is_customer
    order by profit desc, golden_id desc offset $1 limit 20`,
    [depth],
  );
  return rows.map(({ profit, id }) => {
    const cursor = encodeCursor(["profit", "desc", profit, id]);
    return `?limit=${pageRows}&sort=profit&direction=desc&cursor=${cursor}`;
  });
}

async function busiestOwner(world: World): Promise<string> {
  const { rows } = await world.database.pool.query<{ owner_id: string }>(
    `select owner_id from party where owner_id is not null group by owner_id order by count(*) desc limit 1`,
  );
  return rows[0]?.owner_id ?? "nobody";
}
