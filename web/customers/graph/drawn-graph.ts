import type { readRelationGraph } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { GraphEdge } from "./layout-relations.ts";

export type Graph = OutputOf<typeof readRelationGraph>;
type Kind = Graph["nodes"][number]["kind"];

/** Those who are only proposed, each beside the one of the two who is shown. */
export function proposedOf({ nodes, proposals }: Graph) {
  const depthOf = new Map(nodes.map((node) => [node.partyId, node.depth]));
  const found = new Map<string, { partyId: string; name: string; kind: Kind; depth: number; at: string }>();
  for (const { party, other } of proposals) {
    const [near, far] = depthOf.has(party.partyId) ? [party, other] : [other, party];
    const depth = depthOf.get(near.partyId);
    if (depth === undefined || depthOf.has(far.partyId) || found.has(far.partyId)) continue;
    found.set(far.partyId, { ...far, depth: depth + 1, at: near.partyId });
  }
  return [...found.values()];
}

/** The relations that hold, and those that are only proposed. */
export function drawnEdges(graph: Graph): GraphEdge[] {
  return [
    ...graph.edges.map(({ type, fromId, toId }) => ({ type, fromId, toId })),
    ...proposedOf(graph).map(({ partyId, at }) => ({
      type: "looks_related" as const,
      fromId: partyId,
      toId: at,
    })),
  ];
}
