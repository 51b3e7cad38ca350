import type { OutputOf } from "../../../contract/endpoint.ts";
import { dearServingShare } from "../../../contract/insight/value-matrix.ts";
import type { readValueMatrix } from "../../../contract/insight.ts";
import { bendOf } from "../../ui/charts/bent-scale.ts";
import type { ScatterPoints } from "../../ui/charts/scatter.ts";
import { letters } from "./matrix-search.ts";

export type ValueMatrix = OutputOf<typeof readValueMatrix>;
export type Region = ValueMatrix["regions"][number]["region"];

export type MatrixPoints = ScatterPoints & {
  count: number;
  /** Where the scales bend. */
  bend: number;
  idOf: (index: number) => string;
  regionOf: (index: number) => Region;
};

/** The packed columns as the chart takes them. */
export function unpackPoints(packed: ValueMatrix["points"]): MatrixPoints {
  const ids = bytesOf(packed.ids);
  const x = floatsOf(packed.margin);
  const y = floatsOf(packed.serving);
  const ratings = bytesOf(packed.rating);
  const places = new Map(letters.map((letter, index) => [letter.charCodeAt(0), index]));
  return {
    count: x.length,
    bend: bendOf(x),
    x,
    y,
    size: bytesOf(packed.size),
    group: ratings.map((code) => places.get(code) ?? letters.length - 1),
    idOf: (index) => idAt(ids, index),
    regionOf: (index) => regionAt(x[index] ?? 0, y[index] ?? 0),
  };
}

/** The same rule as the server's; of two amounts alike to seven digits it may say otherwise, which only tints a point. */
function regionAt(margin: number, serving: number): Region {
  if (margin < serving) return margin <= 0 ? "no_margin" : "served_at_a_loss";
  return serving > 0 && serving >= dearServingShare * margin ? "served_dearly" : "served_lightly";
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The database writes the high byte first, most browsers' arrays read the low one first. */
function floatsOf(base64: string): Float32Array {
  const view = new DataView(bytesOf(base64).buffer);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, at) => view.getFloat32(4 * at));
}

function idAt(bytes: Uint8Array, index: number): string {
  const hex = Array.from(bytes.subarray(16 * index, 16 * index + 16), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
