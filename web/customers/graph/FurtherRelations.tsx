import { links } from "../../links.ts";
import { useRelationGraphTexts } from "../../texts/party/useRelationGraphTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import listClasses from "../customers.module.css";
import type { Graph } from "./drawn-graph.ts";
import classes from "./graph.module.css";
import type { Marking } from "./useMarking.ts";

type FurtherRelationsProps = { graph: Graph; marking: Marking };

/** Who is two and three steps away, each with whom it stands to: the list that says what the picture shows. */
export function FurtherRelations({ graph, marking }: FurtherRelationsProps) {
  const { graph: t, relations } = useRelationGraphTexts();
  const format = useFormat();
  const further = graph.nodes.filter((node) => node.depth > 1);
  if (further.length === 0) return null;
  const byId = new Map(graph.nodes.map((node) => [node.partyId, node]));
  const waysOf = (partyId: string, depth: number) =>
    graph.edges.flatMap(({ type, fromId, toId }) => {
      if (fromId !== partyId && toId !== partyId) return [];
      const other = byId.get(fromId === partyId ? toId : fromId);
      const how = relations[fromId === partyId ? "from" : "to"][type];
      return other && other.depth < depth ? [t.via(how, other.name)] : [];
    });
  return (
    <>
      <h3 className={listClasses.group}>{t.further(format.amount(further.length))}</h3>
      <ul className={listClasses.lines} aria-label={t.further("")}>
        {further.map((node) => (
          <li
            key={node.partyId}
            className={classNames(
              listClasses.line,
              marking.marked?.partyId === node.partyId && classes.markedLine,
            )}
            onMouseMove={(event) => marking.onPointed(event, node.partyId)}
            onMouseLeave={(event) => marking.onPointed(event, null)}
          >
            <KindMark kind={node.kind} />
            <span className={listClasses.lineMain}>
              <Link
                href={links.party(node.partyId, { tab: "relations" })}
                onFocus={() => marking.onFocused(node.partyId)}
                onBlur={() => marking.onFocused(null)}
              >
                {node.name}
              </Link>{" "}
              <span className={listClasses.lineAside}>{waysOf(node.partyId, node.depth).join(", ")}</span>
            </span>
            {node.rating === null ? null : (
              <RatingMark
                letter={node.rating}
                {...(node.profit && { reason: t.profit(format.amount(node.profit)) })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
