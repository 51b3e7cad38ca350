import type { Bench, Figure } from "./figure.ts";
import { type Load, measureRequests, timed } from "./harness/measure-requests.ts";
import { pick } from "./harness/pick.ts";
import type { World } from "./harness/world.ts";

const aim = { at: "p99", atMost: 40 } as const;

/** Rows the palette of the web asks for. */
const hits = 8;

export const search: Bench = {
  name: "search",
  question:
    "How long does the next letter take, as names, phones, mail addresses and mistyped names are typed?",
  measure: async (world) => {
    const typed = await whatPeopleType(world);
    const figures: Figure[] = [];
    const measure = async (name: string, texts: readonly string[], loads: readonly Load[]) => {
      const task = (text: string) => `/api/v1/search?text=${encodeURIComponent(text)}&limit=${hits}`;
      figures.push(
        ...(await measureRequests(world, {
          name,
          task: (user, turn) => user.ask(world.server.url, { path: task(pick(texts, turn)) }),
          yardstick: {
            name: "a bare select of one record by its id",
            task: (_user, turn) =>
              timed(() =>
                world.database.pool.query("select party_id, name from party where party_id = $1", [
                  pick(typed.ids, turn),
                ]),
              ),
          },
          aim,
          loads,
        })),
      );
    };
    const everything = [typed.names, typed.phones, typed.mails, typed.mistyped].flat();
    await measure("anything, as it is typed", everything, ["1 user", "16 users", "16 users, no pause"]);
    await measure("names, from two letters on", typed.names, ["1 user", "16 users"]);
    await measure("phone numbers, from four digits on", typed.phones, ["1 user", "16 users"]);
    await measure("mail addresses, from two letters on", typed.mails, ["1 user", "16 users"]);
    await measure("names with two letters swapped", typed.mistyped, ["1 user", "16 users"]);
    return figures;
  },
};

/** Of 300 parties wherever chance falls: each beginning that is on the way to what is looked for. */
async function whatPeopleType(world: World) {
  const { rows } = await world.database.pool.query<Found>(
    `select party_id as id, name,
      (select normalised from contact_point as point
        where point.party_id = party.party_id and point.kind = 'phone' limit 1) as phone,
      (select normalised from contact_point as point
        where point.party_id = party.party_id and point.kind = 'mail' limit 1) as mail
    from party
    where stage <> 'none'
    order by md5(party_id::text)
    limit 300`,
  );
  const present = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);
  return {
    ids: rows.map((row) => row.id),
    names: rows.flatMap((row) => beginnings(row.name, [2, 3, 4, 5, 6, 8, 12])),
    phones: present(rows.map((row) => row.phone)).flatMap((phone) => beginnings(phone, [5, 7, 9, 12])),
    mails: present(rows.map((row) => row.mail)).flatMap((mail) => beginnings(mail, [2, 4, 6, 10, 16])),
    mistyped: rows.filter((row) => row.name.length >= 6).map((row) => swapped(row.name)),
  };
}

type Found = { id: string; name: string; phone: string | null; mail: string | null };

function beginnings(text: string, lengths: readonly number[]): string[] {
  return lengths
    .filter((length) => length <= text.length)
    .map((length) => text.slice(0, length).trim())
    .filter((beginning) => beginning.length >= 2);
}

function swapped(name: string): string {
  return `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`.slice(0, 20).trim();
}
