import { expect, test } from "vitest";
import { unpackPoints } from "./matrix-points.ts";

test("packed columns become points with their id, place, size, letter and region", () => {
  const floats = (...values: number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [at, value] of values.entries()) bytes.writeFloatBE(value, 4 * at);
    return bytes.toString("base64");
  };
  const ids = ["019a0000-0000-7000-8000-0000000000ff", "019a0000-0000-7000-8000-000000000001"];
  const points = unpackPoints({
    ids: Buffer.from(ids.join("").replaceAll("-", ""), "hex").toString("base64"),
    margin: floats(1000, -20.5),
    serving: floats(400, 0),
    size: Buffer.from([255, 3]).toString("base64"),
    rating: Buffer.from("AN").toString("base64"),
  });
  expect([points.count, points.idOf(0), points.idOf(1)]).toEqual([2, ...ids]);
  expect([...points.x, ...points.y, ...points.size, ...points.group]).toEqual([
    1000, -20.5, 400, 0, 255, 3, 0, 3,
  ]);
  expect([points.regionOf(0), points.regionOf(1)]).toEqual(["served_dearly", "no_margin"]);
});
