import type { ScatterDrawing, ScatterGroup, ScatterPoints } from "./scatter.ts";

type Ink = { groups: readonly ScatterGroup[]; colourOf: (variable: string) => string; ratio: number };

/** Radii come in steps: one small picture for each group and step is stamped, which is ten times as quick as drawing paths. */
const radii = [1.7, 2.2, 3, 4, 5.5, 7.5, 10, 13];

/**
 * Draws all points, the large ones first so that small ones stay in sight.
 * @param tone 1 draws a point in full, 0 pale, undefined not at all
 */
export function drawScatter(
  canvas: HTMLCanvasElement,
  points: ScatterPoints,
  { xs, ys, width, height }: ScatterDrawing,
  ink: Ink,
  tone: (index: number) => 0 | 1 | undefined,
): number {
  canvas.width = Math.round(width * ink.ratio);
  canvas.height = Math.round(height * ink.ratio);
  const context = canvas.getContext("2d");
  if (context === null) return 0;
  const stamps = ink.groups.map((group) => radii.map((radius) => stampOf(group, radius, ink)));
  // Many points overlap: fainter ones let the crowd be seen.
  const inFull = xs.length > 20_000 ? 0.55 : xs.length > 2000 ? 0.75 : 0.9;
  const grows = xs.length > 20_000 ? 0.55 : 1;
  let drawn = 0;
  for (const pass of [0, 1] as const) {
    context.globalAlpha = pass === 1 ? inFull : 0.12;
    for (let at = 0; at < xs.length; at++) {
      if (tone(at) !== pass) continue;
      const stamp = stamps[points.group[at] ?? 0]?.[stepOf((points.size[at] ?? 0) * grows)];
      if (stamp === undefined) continue;
      const half = stamp.width / 2;
      context.drawImage(stamp, (xs[at] ?? 0) * ink.ratio - half, (ys[at] ?? 0) * ink.ratio - half);
      drawn++;
    }
  }
  return drawn;
}

/** The radius of a size from 0 to 255. */
function stepOf(size: number): number {
  const radius = (radii[0] ?? 1) + (size / 255) * ((radii.at(-1) ?? 1) - (radii[0] ?? 1));
  let step = 0;
  while (step + 1 < radii.length && (radii[step + 1] ?? 0) <= radius) step++;
  return step;
}

function stampOf(group: ScatterGroup, radius: number, { colourOf, ratio }: Ink): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  const side = Math.ceil((2 * radius + 2) * ratio);
  stamp.width = side;
  stamp.height = side;
  const context = stamp.getContext("2d");
  if (context === null) return stamp;
  context.translate(side / 2, side / 2);
  context.scale(ratio, ratio);
  context.fillStyle = colourOf(group.colour);
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 1.4;
  context.beginPath();
  traceShape(context, group.shape, radius);
  if (group.shape === "cross") context.stroke();
  else context.fill();
  return stamp;
}

function traceShape(context: CanvasRenderingContext2D, shape: ScatterGroup["shape"], radius: number): void {
  switch (shape) {
    case "circle":
      context.arc(0, 0, radius * 0.88, 0, 2 * Math.PI);
      return;
    case "diamond":
      polygon([0, -radius], [radius, 0], [0, radius], [-radius, 0]);
      return;
    case "triangle":
      polygon([0, -radius], [radius * 0.95, radius * 0.8], [-radius * 0.95, radius * 0.8]);
      return;
    case "cross":
      context.moveTo(-radius * 0.7, -radius * 0.7);
      context.lineTo(radius * 0.7, radius * 0.7);
      context.moveTo(radius * 0.7, -radius * 0.7);
      context.lineTo(-radius * 0.7, radius * 0.7);
  }
  function polygon(...corners: readonly (readonly [number, number])[]): void {
    for (const [at, [x, y]] of corners.entries())
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    context.closePath();
  }
}
