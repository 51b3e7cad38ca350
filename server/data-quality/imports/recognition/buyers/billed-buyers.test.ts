import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const given = () => delivered.db.sql`
  select p.name, p.kind, trim_scale(sum(d.net_total))::text as given, count(*)::int as times
  from document d join party p using (party_id) group by p.name, p.kind order by p.name`;

test("a few gifts are theirs who stand beside them with given and family name, once each", async () => {
  const load = await bringAsProposed(delivered, {
    "gifts.csv": [
      "Gift Date,First Name,Last Name,Email,Street,City,Gift Amount,Fund",
      "2025-01-05,Anna,Berg,anna@berg.example,1 High St,York,50.00,Roof",
      "2025-01-12,Ben,Short,ben@short.example,2 Low St,York,20.00,Roof",
      "2025-02-05,Anna,Berg,anna@berg.example,1 High St,York,50.00,Roof",
    ],
  });
  expect(await given()).toEqual([
    { name: "Anna Berg", kind: "person", given: "100", times: 2 },
    { name: "Ben Short", kind: "person", given: "20", times: 1 },
  ]);
  expect(
    await delivered.db
      .sql`select city from contact_point join party p using (party_id) where p.name = 'Anna Berg' and city is not null`,
  ).toEqual([{ city: "York" }]);
  await load.takeBack();
});

test("under Name alone, people and companies by turns, they are who gave", async () => {
  const load = await bringAsProposed(delivered, {
    "gifts.csv": [
      "Date,Name,Address,Postcode,Amount",
      "2025-01-05,Anna Berg,1 High St,YO1 2AB,50.00",
      "2025-01-12,Kern Ltd,2 Low St,YO1 3CD,20.00",
      "2025-02-05,Anna Berg,1 High St,YO1 2AB,50.00",
      "2025-02-12,Peter Long,3 Mid St,LS1 4EF,30.00",
    ],
  });
  expect(await given()).toEqual([
    { name: "Anna Berg", kind: "person", given: "100", times: 2 },
    { name: "Kern Ltd", kind: "organisation", given: "20", times: 1 },
    { name: "Peter Long", kind: "person", given: "30", times: 1 },
  ]);
  await load.takeBack();
});

test("bookings are theirs who booked, by given and family name, and so is that one of them does not want to be written to", async () => {
  const load = await bringAsProposed(delivered, {
    "reservas.csv": [
      "Reserva;Data da reserva;Nome;Apelido;Email;Telemóvel;Aula;Preço total;Autoriza publicidade",
      "R001;05/01/2025;João;Silva;joao@silva.example;+351 912 345 601;Iniciação;70,00 €;Sim",
      "R002;16/01/2025;Maria;Costa;maria@costa.example;+351 912 345 602;Avançado;45,00 €;Não",
      "R003;20/01/2025;João;Silva;joao@silva.example;+351 912 345 601;Avançado;45,00 €;Sim",
    ],
  });
  expect(await given()).toEqual([
    { name: "João Silva", kind: "person", given: "115", times: 2 },
    { name: "Maria Costa", kind: "person", given: "45", times: 1 },
  ]);
  const withdrawn = await delivered.db.sql`
    select party.name, c.address from consent as c join party using (party_id) where c.state = 'withdrawn' order by c.address`;
  expect(withdrawn).toEqual([
    { name: "Maria Costa", address: "+351912345602" },
    { name: "Maria Costa", address: "maria@costa.example" },
  ]);
  await load.takeBack();
});
