import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { bringIn, contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { whatCame } from "../../../../test/reference/what-came.ts";

const delivered = deliveries();

async function bring(...cards: readonly (readonly string[])[]) {
  const lines = cards.flatMap((card) => ["BEGIN:VCARD", ...card, "END:VCARD"]);
  writeFileSync(join(delivered.folder, "contacts.vcf"), `${lines.join("\r\n")}\r\n`);
  const before = await contentOf(delivered.db);
  const load = await bringIn(delivered.db, [delivered.folder]);
  expect(await bringIn(delivered.db, [delivered.folder])).toMatchObject({ created: 0, updated: 0 });
  const came = await whatCame(delivered.db.sql);
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
  return { load, came };
}

test("a card of today: names, ways to be reached, who they work for; lines that go on, signs with a backslash, pictures left out", async () => {
  const { came } = await bring(
    [
      "VERSION:3.0",
      "N:Byron;Ada;Augusta;Lady;",
      "FN:Lady Ada Augusta Byron",
      "ORG:Engines Ltd;Research",
      "TITLE:Chief\\, Engines",
      "EMAIL;type=INTERNET;type=WORK;type=pref:ada@engines.example",
      "EMAIL;type=HOME:ada@home.example",
      "TEL;type=CELL;type=VOICE:+44 7700 900001",
      "TEL;type=WORK:+44 20 7946 0001",
      "item1.ADR;type=WORK:;;1 High St\\nFloor 2;York;Yorkshire;YO1 2AB;United Kingdom",
      "item1.X-ABLabel:_$!<Work>!$_",
      "ADR;type=HOME:;;9 Low Rd;Leeds;;LS1 1AA;United Kingdom",
      "NOTE:First\\; line that goes on in the ne",
      " xt one",
      "CATEGORIES:VIP,Friends",
      "UID:abc-1",
      "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
      " /2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQ",
    ],
    ["VERSION:3.0", "N:;;;;", "FN:Mill Ltd", "ORG:Mill Ltd;", "TEL;type=WORK:+44 20 7946 0002"],
  );
  expect(came).toEqual([
    "organisation Engines Ltd",
    "organisation Mill Ltd | work +442079460002",
    'person Ada Augusta Byron | works_for Engines Ltd | main 1 High St, Floor 2, York, Yorkshire, YO1 2AB, GB, other 9 Low Rd, Leeds, LS1 1AA, GB, other ada@home.example, work ada@engines.example, mobile +447700900001, work +442079460001 | {"Categories": "VIP; Friends", "Department": "Research"} | First; line that goes on in the next one',
  ]);
});

test("a card of 2.1 in quoted-printable, whose lines end with =", async () => {
  const { came } = await bring([
    "VERSION:2.1",
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;",
    "TEL;CELL;PREF:+49 171 1234567",
    "TEL;HOME;FAX:+49 30 123456",
    "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Hauptstra=C3=9Fe 1=",
    "2;M=C3=BCnchen;;80331;Deutschland",
    "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gern fr=C3=BCh 🙂",
  ]);
  expect(came).toEqual([
    "person Jörg Müller | main Hauptstraße 12, München, 80331, DE, fax +4930123456, mobile +491711234567 | Gern früh 🙂",
  ]);
});

test("cards of 4.0: who they are of says their kind, and a group of them is nobody", async () => {
  const { came, load } = await bring(
    [
      "VERSION:4.0",
      "FN:Tom Rivers",
      'TEL;VALUE=uri;TYPE="voice,work":tel:+44-20-7946-0003',
      "UID:urn:uuid:4fbe",
    ],
    ["VERSION:4.0", "KIND:group", "FN:Friends", "MEMBER:urn:uuid:4fbe"],
    ["VERSION:4.0", "KIND:org", "FN:Oak Ltd", "EMAIL:info@oak.example"],
  );
  expect(came).toEqual([
    "organisation Oak Ltd | work info@oak.example",
    "person Tom Rivers | work +442079460003",
  ]);
  expect(load.refused).toBe(1);
});

test("a file of cards that breaks off is refused, and nothing of it comes in", async () => {
  writeFileSync(join(delivered.folder, "contacts.vcf"), "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\n");
  await expect(bringIn(delivered.db, [delivered.folder])).rejects.toMatchObject({
    code: "import_file_cut_off",
  });
});
