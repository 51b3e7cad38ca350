import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../test/reference/bring-as-proposed.ts";
import { contentOf } from "../../../../test/reference/bring-in.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
/** Whose word holds, as the card says it: the newest, and of one moment the no. */
const holds = async () => {
  const rows = await delivered.db.sql<{ name: string; state: string; day: string }>`
    select distinct on (p.name) p.name, c.state, c.stated_at::date::text as day
    from consent c join party p using (party_id)
    order by p.name, c.stated_at desc, (c.state = 'withdrawn') desc`;
  return Object.fromEntries(rows.map(({ name, state, day }) => [name, `${state} ${day}`]));
};

const orders = (...rows: readonly string[]) => ({
  "orders.csv": ["Order No,Order Date,Email,Name,Total,Accepts Marketing", ...rows],
});

test("of orders that say no and yes the latest word holds, in one file and over several", async () => {
  await bring(
    orders(
      "1,2024-01-01,ann@lee.example,Ann Lee,10.00,no",
      "2,2024-01-02,bob@ray.example,Bob Ray,20.00,yes",
      "3,2024-02-01,ann@lee.example,Ann Lee,30.00,yes",
      "4,2024-02-02,bob@ray.example,Bob Ray,40.00,No",
      "5,2024-02-03,cy@dale.example,Cy Dale,50.00,yes",
      "6,2024-02-04,di@moss.example,Di Moss,50.00,",
    ),
  );
  const first = {
    "Ann Lee": "granted 2024-02-01",
    "Bob Ray": "withdrawn 2024-02-02",
    "Cy Dale": "granted 2024-02-03",
  };
  expect(await holds()).toEqual(first);
  await bring(
    orders(
      "7,2024-04-01,bob@ray.example,Bob Ray,10.00,YES",
      "8,2024-04-01,cy@dale.example,Cy Dale,10.00,No",
      "9,2023-04-01,cy@dale.example,Cy Dale,10.00,Yes",
    ),
  );
  expect(await holds()).toEqual({
    ...first,
    "Bob Ray": "granted 2024-04-01",
    "Cy Dale": "withdrawn 2024-04-01",
  });
});

const newer = orders(
  "1,2024-05-01,ann@lee.example,Ann Lee,10.00,yes",
  "2,2024-05-02,bob@ray.example,Bob Ray,20.00,no",
);
const older = orders(
  "3,2021-05-01,ann@lee.example,Ann Lee,10.00,no",
  "4,2021-05-02,bob@ray.example,Bob Ray,20.00,yes",
);

test("an older word that is delivered later gives way to the newer one, and both loads are taken back exactly", async () => {
  const [first, second] = [await bring(newer), await bring(older)];
  const told = { "Ann Lee": "granted 2024-05-01", "Bob Ray": "withdrawn 2024-05-02" };
  expect(await holds()).toEqual(told);
  await second.takeBack();
  expect(await holds()).toEqual(told);
  await first.takeBack();
});

test("an older no of the same kind does not take the day of a newer one", async () => {
  await bring(orders("1,2024-05-01,ann@lee.example,Ann Lee,10.00,no"));
  const before = await contentOf(delivered.db);
  const load = await bring(orders("2,2021-05-01,ann@lee.example,Ann Lee,10.00,no"));
  expect(await holds()).toEqual({ "Ann Lee": "withdrawn 2024-05-01" });
  await load.takeBack();
  expect(await contentOf(delivered.db)).toEqual(before);
});

const people = (day: string, ...rows: readonly string[]) => ({
  "people.csv": [`Customer No,First Name,Last Name,Email,Newsletter,${day}`, ...rows],
});

test("a list that says when somebody agreed or did not gives way to a newer word, and a no without a day never does", async () => {
  await bring(
    people(
      "Consent date",
      "1,Ann,Lee,ann@lee.example,yes,2024-05-01",
      "2,Bob,Ray,bob@ray.example,yes,2024-05-02",
      "3,Cy,Dale,cy@dale.example,no,2024-05-03",
    ),
  );
  const load = await bring(
    people(
      "Consent date",
      "1,Ann,Lee,ann@lee.example,no,2021-05-01",
      "2,Bob,Ray,bob@ray.example,no,",
      "3,Cy,Dale,cy@dale.example,yes,2021-05-03",
    ),
  );
  const now = await holds();
  expect(now).toMatchObject({ "Ann Lee": "granted 2024-05-01", "Cy Dale": "withdrawn 2024-05-03" });
  expect(now["Bob Ray"]).toMatch(/^withdrawn/);
  expect(now["Bob Ray"]).not.toContain("2024-05-02");
  await load.takeBack();
});

test("a day on which somebody agreed is no day of a no", async () => {
  await bring(
    people(
      "Opt-in date",
      "1,Ann,Lee,ann@lee.example,yes,2024-05-01",
      "2,Bob,Ray,bob@ray.example,no,2019-05-02",
    ),
  );
  const now = await holds();
  expect(now["Ann Lee"]).toBe("granted 2024-05-01");
  expect(now["Bob Ray"]).not.toContain("2019");
});

test("a list of consents by mail address is that of whoever has it, and a no without a day counts as of the load", async () => {
  const load = await bring({
    "people.csv": [
      "First Name,Last Name,Email",
      "Ann,Lee,ann@lee.example",
      "Bob,Ray,bob@ray.example",
      "Cy,Dale,cy@dale.example",
    ],
    "consents.csv": [
      "Email,Channel,Status,Date",
      "ann@lee.example,email,granted,2024-05-01",
      "bob@ray.example,email,withdrawn,",
      "cy@dale.example,email,withdrawn,2021-05-03",
    ],
  });
  expect(load).toMatchObject({ refused: 0 });
  expect(await holds()).toMatchObject({ "Ann Lee": "granted 2024-05-01", "Cy Dale": "withdrawn 2021-05-03" });
  expect((await holds())["Bob Ray"]).toMatch(/^withdrawn/);
  await load.takeBack();
});

test("of two with one address the no of a row is its own record's", async () => {
  const list = (...rows: readonly string[]) => ["First Name,Last Name,Email,Newsletter", ...rows];
  await bring({ "people.csv": list("Ann,Lee,info@lee.example,yes", "Cy,Dale,cy@dale.example,yes") });
  const load = await bring({
    "contacts.csv": list("Bea,Moss,info@lee.example,no", "Di,Kern,di@kern.example,yes"),
  });
  expect(load.codes.map(({ code }) => code)).not.toContain("party_missing");
  expect(Object.keys(await holds())).toEqual(["Bea Moss"]);
  await load.takeBack();
});
