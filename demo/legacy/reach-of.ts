import type { Point } from "../company/records.ts";

export type Address = Extract<Point, { kind: "address" }>;

/** How somebody is reached, one of each kind, as most systems have room for. */
export type Reach = {
  phone: string;
  mobile: string;
  mail: string;
  site: string;
  address: Address | undefined;
};

export function reachOf(points: readonly Point[]): Reach {
  const reach: Reach = { phone: "", mobile: "", mail: "", site: "", address: undefined };
  for (const point of points) {
    if (point.kind === "address") reach.address ??= point;
    else if (point.kind === "phone" && point.label === "mobile") reach.mobile ||= point.value;
    else reach[point.kind] ||= point.value;
  }
  return reach;
}
