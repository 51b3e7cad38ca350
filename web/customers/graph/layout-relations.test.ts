import { expect, test } from "vitest";
import { relationshipTypes } from "../../../contract/party-words.ts";
import { type Box, type GraphEdge, type Layout, layOutRelations } from "./layout-relations.ts";

type GraphNode = Parameters<typeof layOutRelations>[1][number] & { kind: string };

/** A world of so many parties around the first, each tied to one a step nearer, and some to others. */
function aWorld(count: number, seed: number): { nodes: GraphNode[]; edges: GraphEdge[] } {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const nodes: GraphNode[] = [
    { partyId: "p0", name: "Nordwind Handels GmbH", kind: "organisation", depth: 0 },
  ];
  const edges: GraphEdge[] = [];
  for (let no = 1; no < count; no++) {
    const nearer = nodes.filter((node) => node.depth < 3 && (node.kind !== "person" || below(9) === 0));
    const parent =
      nodes[no < 60 ? 0 : nodes.indexOf(nearer[below(nearer.length)] ?? (nodes[0] as GraphNode))] ??
      (nodes[0] as GraphNode);
    const kind = below(3) === 0 ? "organisation" : "person";
    const name =
      ["Wu", "株式会社北風商事", "Ann-Kathrin Müller-Lüdenscheidt von der Höhe", "Kontor"][below(4)] ?? "";
    const type = kind === "person" ? "works_for" : (relationshipTypes[below(9)] ?? "supplies");
    nodes.push({ partyId: `p${no}`, name: `${name} ${no}`, kind, depth: parent.depth + 1 });
    edges.push(
      below(2) === 0
        ? { type, fromId: `p${no}`, toId: parent.partyId }
        : { type, fromId: parent.partyId, toId: `p${no}` },
    );
    if (below(5) === 0) edges.push({ type: "partner_of", fromId: `p${no}`, toId: `p${below(no)}` });
  }
  return { nodes: nodes.toSorted((a, b) => a.depth - b.depth), edges };
}

function overlapping({ nodes, groups }: Layout): string[] {
  const boxes: (Box & { name: string })[] = [
    ...nodes.map((one) => ({ ...one, name: one.partyId })),
    ...groups.map((one) => ({ ...one, name: one.id })),
  ];
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.name} and ${b.name}`),
  );
}

const all = (groups: Layout["groups"]) => new Set(groups.map((one) => one.id));

test.each([1, 2, 3, 4711, 99, 123_456])(
  "of three hundred parties no two names overlap, folded or open (world %i)",
  (seed) => {
    const { nodes, edges } = aWorld(300, seed);
    const folded = layOutRelations("p0", nodes, edges, new Set());
    const open = layOutRelations("p0", nodes, edges, all(folded.groups));
    expect(overlapping(folded)).toEqual([]);
    expect(overlapping(open)).toEqual([]);
    expect(new Set(open.nodes.map((one) => one.partyId))).toEqual(new Set(nodes.map((one) => one.partyId)));
    expect(open.nodes).toHaveLength(300);
    const inBundles = folded.groups.reduce((sum, one) => sum + one.foldedCount, 0);
    expect(inBundles).toBeGreaterThan(8);
    expect(folded.nodes.length + inBundles).toBe(300);
    for (const { x, y, width, height } of [...open.nodes, ...open.groups]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(open.width);
      expect(y + height).toBeLessThanOrEqual(open.height);
    }
    expect(layOutRelations("p0", nodes, edges, new Set())).toEqual(folded);
  },
);

test("what a party belongs to stands to its left, what belongs to it to its right", () => {
  const node = (partyId: string, depth: number, kind = "organisation"): GraphNode => ({
    partyId,
    name: partyId,
    kind,
    depth,
  });
  const { nodes, groups } = layOutRelations(
    "me",
    [node("me", 0), node("head", 1), node("part", 1), node("anna", 1, "person"), node("sister", 2)],
    [
      { type: "subsidiary_of", fromId: "me", toId: "head" },
      { type: "subsidiary_of", fromId: "part", toId: "me" },
      { type: "works_for", fromId: "anna", toId: "me" },
      { type: "subsidiary_of", fromId: "sister", toId: "head" },
    ],
    new Set(),
  );
  const x = new Map(nodes.map((one) => [one.partyId, one.x]));
  const order = ["sister", "head", "me", "part"].map((id) => x.get(id) ?? Number.NaN);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(groups.map((one) => one.how)).toEqual([
    "to subsidiary_of",
    "to works_for",
    "from subsidiary_of",
    "to subsidiary_of",
  ]);
});

test("a party alone is a picture of one", () => {
  const { nodes, groups } = layOutRelations("me", [{ partyId: "me", name: "Me", depth: 0 }], [], new Set());
  expect(nodes).toHaveLength(1);
  expect(groups).toEqual([]);
});
