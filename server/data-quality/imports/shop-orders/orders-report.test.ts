import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aParty } from "../../../../test/builders.ts";
import { testDatabase } from "../../../../test/harness/database.ts";
import { bringIn } from "../../../../test/reference/bring-in.ts";

const rows = [
  '2024-03-05 09:00:00,7005,"€119.00 €59.50",refunded,Zoë Müller,returning,,0,,-50,Direct',
  '2024-03-04 12:00:00,7005,"€119.00 €59.50",completed,Zoë Müller,returning,"10× Salt, sea",10,,100,Direct',
  "2024-03-03 11:00:00,7004,€11.90,cancelled,Zoë Müller,returning,1× Gloves,1,SPRING,10,Direct",
  '2024-03-02 11:00:00,7003,"€1,190.00",processing,Mill Ltd,new,1× Mill,1,,1000,Organic: Google',
  "2024-03-02 10:00:00,7002,€11.90,pending,Nobody Here,new,1× Gloves,1,,10,Direct",
  "2024-03-01 10:00:00,7001,€11.90,completed,Nobody Here,new,1× Gloves,1,,10,Direct",
];

test.each(["N. Revenue", "Net Sales"])(
  "the report that WooCommerce writes of its orders, with %s: each is worth what it comes to, and refunds take away",
  async (revenue) => {
    const db = await testDatabase();
    const folder = mkdtempSync(join(tmpdir(), "vitalfew-report-"));
    try {
      await aParty(db, { kind: "person", name: "Zoë Müller" });
      await aParty(db, { name: "Mill Ltd" });
      const header = `Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),${revenue},Attribution`;
      writeFileSync(join(folder, "wc-orders-report-export.csv"), [header, ...rows].join("\n"));
      expect(await bringIn(db, [folder])).toMatchObject({ read: 6, created: 6, refused: 0 });
      const found = await db.sql`
        select d.number, d.kind, d.state, p.name as customer, trim_scale(d.net_total)::text as net, d.recognised_on as counts
        from document d join party p using (party_id) order by 1, 2 desc`;
      expect(found).toEqual(
        [
          ["7001", "order", "delivered", "Our company", "10", "2024-03-01"],
          ["7002", "order", "draft", "Our company", "10", null],
          ["7003", "order", "confirmed", "Mill Ltd", "1000", "2024-03-02"],
          ["7004", "order", "cancelled", "Zoë Müller", "10", null],
          ["7005", "order", "delivered", "Zoë Müller", "100", "2024-03-04"],
          ["7005", "credit_note", "closed", "Zoë Müller", "-50", "2024-03-05"],
        ].map(([number, kind, state, customer, net, counts]) => ({
          number,
          kind,
          state,
          customer,
          net,
          counts,
        })),
      );
      expect(await bringIn(db, [folder])).toMatchObject({ created: 0, updated: 0 });
    } finally {
      await db.drop();
      rmSync(folder, { recursive: true });
    }
  },
);
