import type { ScatterGroup } from "./scatter.ts";

const paths: Record<ScatterGroup["shape"], string> = {
  diamond: "M7 1 13 7 7 13 1 7Z",
  circle: "M7 2a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z",
  triangle: "M7 1.5 12.6 12H1.4Z",
  cross: "M3 3 11 11M11 3 3 11",
};

/** What a group's points look like, for a legend. */
export function ScatterShape({ group }: { group: Pick<ScatterGroup, "shape" | "colour"> }) {
  const ink = `var(${group.colour})`;
  const isLine = group.shape === "cross";
  return (
    <svg width="14" height="14" aria-hidden>
      <path
        d={paths[group.shape]}
        fill={isLine ? "none" : ink}
        stroke={isLine ? ink : "none"}
        strokeWidth={isLine ? 1.8 : 0}
      />
    </svg>
  );
}
