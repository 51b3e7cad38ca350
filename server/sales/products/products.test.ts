import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as sales from "../../../contract/sales.ts";
import { anInvoice, aParty, aProduct } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const manager = () => asPerson(server, "manager");

describe("a product", () => {
  test("is entered, found by name or number, and changed with a history", async () => {
    const { status, body } = await manager().call(sales.createProduct, {
      name: "Crane hook",
      code: "CH-7",
      listPrice: "12.5",
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ listPrice: "12.5", currency: "EUR", costPrice: null, costPrices: [] });
    for (const text of ["crane", "ch-"])
      expect((await manager().call(sales.listProducts, { text })).body.rows.map((row) => row.name)).toEqual([
        "Crane hook",
      ]);

    const { productId } = body;
    const changed = await manager().call(sales.changeProduct, {
      productId,
      version: 1,
      listPrice: "13",
      isActive: false,
    });
    expect(changed.body).toMatchObject({ listPrice: "13", isActive: false, version: 2 });
    const late = await manager().call(sales.changeProduct, { productId, version: 1, name: "Hook" });
    expect(late.problem?.code).toBe("version_stale");
    expect(await server.database.sql`select differences from event where name = 'product.changed'`).toEqual([
      { differences: { is_active: { from: true, to: false }, list_price: { from: "12.5", to: "13" } } },
    ]);
    expect((await manager().call(sales.listProducts, { text: "crane", active: "true" })).body.rows).toEqual(
      [],
    );
  });

  test("of a supplier nobody knows is refused", async () => {
    const given = { name: "X", supplierPartyId: "00000000-0000-7000-8000-00000000dead" };
    expect((await manager().call(sales.createProduct, given)).problem?.code).toBe("party_unknown");
  });
});

describe("cost prices", () => {
  const price = (validFrom: string, amount: string) => ({ validFrom, amount, currency: "EUR" });

  test("follow each other without a gap and without overlapping", async () => {
    const productId = await aProduct(server.database);
    await manager().call(sales.addCostPrice, { productId, ...price("2024-01-01", "60") });
    await manager().call(sales.addCostPrice, { productId, ...price("2025-01-01", "70") });
    const { body } = await manager().call(sales.addCostPrice, { productId, ...price("2024-07-01", "65") });
    expect(body.costPrices).toEqual([
      { validFrom: "2025-01-01", validUntil: null, amount: "70", currency: "EUR" },
      { validFrom: "2024-07-01", validUntil: "2025-01-01", amount: "65", currency: "EUR" },
      { validFrom: "2024-01-01", validUntil: "2024-07-01", amount: "60", currency: "EUR" },
    ]);
    expect(body.costPrice).toBe("70");
  });

  test("that figures were made with stay as they are", async () => {
    const productId = await aProduct(server.database);
    await manager().call(sales.addCostPrice, { productId, ...price("2024-01-01", "60") });
    await anInvoice(server.database, await aParty(server.database), "2024-03-10", [{ list: 100, productId }]);
    const refused = await manager().call(sales.addCostPrice, { productId, ...price("2024-03-01", "65") });
    expect(refused.problem).toMatchObject({ code: "cost_price_used", last: "2024-03-10" });
    expect(
      (await manager().call(sales.addCostPrice, { productId, ...price("2024-03-11", "65") })).status,
    ).toBe(201);
  });

  test("are not for those who may not see money", async () => {
    const productId = await aProduct(server.database, { name: "Winch" });
    await manager().call(sales.addCostPrice, { productId, ...price("2024-01-01", "60") });
    const { body } = await asPerson(server, "operator").call(sales.readProduct, { productId });
    expect(body).not.toHaveProperty("costPrice");
    expect(body).not.toHaveProperty("costPrices");
    expect(body.listPrice).toBe("100");
  });
});

test("price lists say how many prices they hold", async () => {
  const productId = await aProduct(server.database);
  await server.database.sql`insert into price_list (price_list_id, name) values (${productId}, 'Partners')`;
  await server.database.sql`insert into price_list_entry (price_list_id, product_id, valid_from, price)
    values (${productId}, ${productId}, '2024-01-01', 90)`;
  const { body } = await manager().call(sales.listPriceLists, {});
  expect(body.rows).toMatchObject([{ name: "Partners", entries: 1 }]);
});
