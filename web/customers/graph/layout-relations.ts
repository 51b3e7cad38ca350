import { relationshipTypes } from "../../../contract/party-words.ts";

/** `looks_related`: noted by nobody, a search found it. */
type RelationType = (typeof relationshipTypes)[number] | "looks_related";
/** How a group stands to the one it hangs on: `to works_for` work there, `from works_for` is where it works. */
export type How = `${"from" | "to"} ${RelationType}`;

export type GraphNode = { partyId: string; name: string; depth: number };
export type GraphEdge = { type: RelationType; fromId: string; toId: string };

/** A box of the picture. Boxes never overlap, so no name covers another. */
export type Box = { x: number; y: number; width: number; height: number };
export type PlacedNode = Box & { partyId: string };
/** A heading over those who stand in one relation to one party, and a bundle in their place while they are folded. */
export type PlacedGroup = Box & {
  id: string;
  how: How;
  at: string;
  count: number;
  /** It can be opened and folded; so many of them are not to be seen now. */
  isBundle: boolean;
  isFolded: boolean;
  foldedCount: number;
  /** On the left side, where lines come in from the right. */
  isLeft: boolean;
};
/** A line from a party to a heading of its relations, and down along those under it. */
export type Line = {
  id: string;
  fromId: string;
  from: [number, number];
  to: [number, number];
  along: [number, number] | null;
};

export type Layout = {
  nodes: PlacedNode[];
  groups: PlacedGroup[];
  lines: Line[];
  width: number;
  height: number;
};

const row = 28;
const headingRow = 22;
const groupGap = 8;
const columnGap = 52;
const indent = 12;
const widthMax = 210;
const widthMin = 90;
/** What takes the place of more leaves than this, until it is opened. */
const foldFrom = 9;
const gridColumns = 3;
/** A party stands beside the middle of what hangs on it, and no further down: of many the beginning is what one sees first. */
const middleMax = 150;

/** Relations by which one belongs to something larger: it stands to the left of the party, everything else to the right. */
const upward: ReadonlySet<How> = new Set([
  "from works_for",
  "from member_of_household",
  "from subsidiary_of",
  "from member_of",
  "from agent_for",
]);

type Branch = { node: GraphNode; groups: Group[] };
type Group = { id: string; how: How; at: string; branches: Branch[] };
type Side = 1 | -1;

/**
 * Lays out the relations around a party: in layers by steps away, in each layer by relation, under headings. What it belongs
 * to stands to its left, everybody else to its right. Many of one relation with nobody beyond them are one bundle until it
 * is opened. The same input gives the same picture.
 * @param opened ids of the bundles that are open
 */
export function layOutRelations(
  rootId: string,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  opened: ReadonlySet<string>,
): Layout {
  const root = growTree(rootId, nodes, edges);
  const layout: Layout = { nodes: [], groups: [], lines: [], width: 0, height: 0 };
  if (root === undefined) return layout;
  const width = widthOf(root.node.name) + 20;
  const place = placer(layout, opened);
  const right = place({ ...root, groups: root.groups.filter(({ how }) => !upward.has(how)) }, 1, width, 0);
  const from = layout.nodes.length;
  const marks = { groups: layout.groups.length, lines: layout.lines.length };
  const left = place({ ...root, groups: root.groups.filter(({ how }) => upward.has(how)) }, -1, 0, 0);
  // Both sides stand with their middle beside the party.
  const shift = right.middle - left.middle;
  const ofLeft = [...layout.nodes.slice(from), ...layout.groups.slice(marks.groups)];
  for (const box of ofLeft) box.y += shift;
  for (const line of layout.lines.slice(marks.lines)) {
    for (const point of [line.from, line.to]) point[1] += shift;
    if (line.along) line.along = [line.along[0] + shift, line.along[1] + shift];
  }
  layout.nodes.push({ partyId: rootId, x: 0, y: right.middle - row / 2, width, height: row - 4 });
  return moveIntoSight(layout);
}

/** Hangs each node on one that is a step nearer, by its first relation to one. */
function growTree(
  rootId: string,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): Branch | undefined {
  const branches = new Map(nodes.map((node) => [node.partyId, { node, groups: [] } as Branch]));
  const byNode = new Map<string, { how: How; at: string }[]>();
  const add = (partyId: string, how: How, at: string) =>
    byNode.set(partyId, [...(byNode.get(partyId) ?? []), { how, at }]);
  for (const { type, fromId, toId } of edges) {
    add(fromId, `to ${type}`, toId);
    add(toId, `from ${type}`, fromId);
  }
  for (const { partyId, depth } of nodes) {
    const branch = branches.get(partyId);
    const [way] = (byNode.get(partyId) ?? [])
      .filter(({ at }) => branches.get(at)?.node.depth === depth - 1)
      .toSorted((a, b) => rankOf(a.how) - rankOf(b.how) || (a.at < b.at ? -1 : 1));
    const parent = branches.get(way?.at ?? "");
    if (!branch || !way || !parent) continue;
    const id = `${way.at} ${way.how}`;
    const group = parent.groups.find((one) => one.id === id);
    if (group) group.branches.push(branch);
    else parent.groups.push({ id, how: way.how, at: way.at, branches: [branch] });
  }
  for (const { groups } of branches.values()) groups.sort((a, b) => rankOf(a.how) - rankOf(b.how));
  return branches.get(rootId);
}

/** What is only proposed comes before the people, and they last: there are most of them. */
function rankOf(how: How): number {
  const [direction, type] = how.split(" ");
  const order: readonly string[] = relationshipTypes;
  const at = type === "looks_related" ? order.length : order.indexOf(type ?? "");
  return (at === 0 ? order.length + 1 : at) * 2 + (direction === "to" ? 1 : 0);
}

type Placing = { height: number; middle: number };
type Place = (branch: Branch, side: Side, x: number, y: number) => Placing;

/** Each party owns a band as high as all that hangs on it; what is beyond it lies in that band, one column further out. */
function placer(layout: Layout, opened: ReadonlySet<string>): Place {
  const boxAt = (side: Side, x: number, y: number, width: number, height: number): Box => ({
    x: side === 1 ? x : x - width,
    y,
    width,
    height: height - 4,
  });

  function place(branch: Branch, side: Side, x: number, y: number): Placing {
    let at = y;
    const lines: Line[] = [];
    for (const group of branch.groups) {
      const top = at;
      const { stems, leaves } = partsOf(group);
      const isBundle = leaves.length >= foldFrom;
      const isFolded = isBundle && !opened.has(group.id);
      const width = widthMax - 10;
      const out = x + side * columnGap;
      layout.groups.push({
        ...boxAt(side, out, top, width, headingRow),
        ...{ id: group.id, how: group.how, at: group.at, count: group.branches.length },
        ...{ isBundle, isFolded, foldedCount: isFolded ? leaves.length : 0 },
        isLeft: side === -1,
      });
      at += headingRow;
      at = placeRows(isBundle ? stems : group.branches, side, out, at);
      if (isBundle && !isFolded) at = placeGrid(leaves, side, out, at);
      const along: [number, number] | null = at > top + headingRow ? [top + headingRow, at - 4] : null;
      lines.push({
        ...{ id: group.id, fromId: branch.node.partyId, along },
        ...{ from: [x, 0], to: [out, top + headingRow / 2 - 2] },
      });
      at += groupGap;
    }
    const height = Math.max(row, at - y - groupGap);
    const middle = y + Math.min(height / 2, middleMax);
    for (const line of lines) line.from[1] = middle;
    layout.lines.push(...lines);
    return { height, middle };
  }

  function placeRows(branches: readonly Branch[], side: Side, x: number, top: number): number {
    let at = top;
    const inner = x + side * indent;
    for (const branch of branches) {
      const own = widthOf(branch.node.name);
      const { height, middle } = place(branch, side, inner + side * own, at);
      layout.nodes.push({ ...boxAt(side, inner, middle - row / 2, own, row), partyId: branch.node.partyId });
      at += height;
    }
    return at;
  }

  function placeGrid(branches: readonly Branch[], side: Side, x: number, top: number): number {
    const width = Math.max(...branches.map(({ node }) => widthOf(node.name)));
    branches.forEach(({ node }, index) => {
      const column = index % gridColumns;
      const inner = x + side * (indent + column * (width + 8));
      const y = top + Math.floor(index / gridColumns) * row;
      layout.nodes.push({ ...boxAt(side, inner, y, width, row), partyId: node.partyId });
    });
    return top + Math.ceil(branches.length / gridColumns) * row;
  }
  return place;
}

/** Those with somebody beyond them, and the others. */
function partsOf({ branches }: Group): { stems: Branch[]; leaves: Branch[] } {
  const isLeaf = ({ groups }: Branch) => groups.length === 0;
  return { stems: branches.filter((one) => !isLeaf(one)), leaves: branches.filter(isLeaf) };
}

/** About as wide as it is written at 13 px, with its mark; what is longer is cut where it is shown. */
function widthOf(name: string): number {
  let width = 48;
  for (const letter of name) width += (letter.codePointAt(0) ?? 0) > 0x2e80 ? 14 : 7;
  return Math.min(widthMax, Math.max(widthMin, width));
}

function moveIntoSight(layout: Layout): Layout {
  const boxes: Box[] = [...layout.nodes, ...layout.groups];
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  for (const box of boxes) {
    box.x -= x;
    box.y -= y;
  }
  for (const line of layout.lines) {
    for (const point of [line.from, line.to]) {
      point[0] -= x;
      point[1] -= y;
    }
    if (line.along) line.along = [line.along[0] - y, line.along[1] - y];
  }
  layout.width = Math.max(...boxes.map((box) => box.x + box.width));
  layout.height = Math.max(...boxes.map((box) => box.y + box.height));
  return layout;
}
