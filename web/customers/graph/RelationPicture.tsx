import { type MouseEvent, useEffect, useRef } from "react";
import { links } from "../../links.ts";
import { useRelationGraphTexts } from "../../texts/party/useRelationGraphTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { type Graph, proposedOf } from "./drawn-graph.ts";
import classes from "./graph.module.css";
import type { Box, Layout, PlacedGroup } from "./layout-relations.ts";
import type { Marking } from "./useMarking.ts";

type RelationPictureProps = {
  graph: Graph;
  layout: Layout;
  marking: Marking;
  onToggle: (groupId: string) => void;
};

/** The picture itself. The lists beside it say the same to those who don't see it, so it stays out of the tab order. */
export function RelationPicture({ graph, layout, marking, onToggle }: RelationPictureProps) {
  const { graph: t } = useRelationGraphTexts();
  const { marked, onPointed } = marking;
  const frame = useRef<HTMLDivElement>(null);
  const at = new Map(layout.nodes.map((one) => [one.partyId, one]));
  const root = at.get(graph.partyId);
  const rootX = root?.x ?? 0;
  const rootY = root?.y ?? 0;
  useEffect(() => {
    const { current } = frame;
    if (current) current.scrollTo({ left: rootX - current.clientWidth / 4, top: rootY - 200 });
  }, [rootX, rootY]);
  const target = marked?.isFocused ? at.get(marked.partyId) : undefined;
  useEffect(() => {
    if (target) frame.current?.scrollTo({ left: target.x - 120, top: target.y - 120, behavior: "smooth" });
  }, [target]);
  function pointAt(event: MouseEvent) {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-party]") : null;
    onPointed(event, at?.dataset.party ?? null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only marks what the lists say, and they do the same by focus
    <div
      ref={frame}
      className={classes.frame}
      onMouseMove={pointAt}
      onMouseLeave={(event) => onPointed(event, null)}
    >
      <div className={classes.picture} style={{ width: layout.width, height: layout.height }} aria-hidden>
        <svg className={classes.lines} width={layout.width} height={layout.height} aria-hidden>
          {layout.lines.map((line) => (
            <g key={line.id}>
              <path className={classes.line} d={bend(line.from, line.to)} />
              {line.along ? (
                <path className={classes.line} d={`M${line.to[0]} ${line.along[0]}V${line.along[1]}`} />
              ) : null}
            </g>
          ))}
          {marked ? <FurtherTies graph={graph} at={at} partyId={marked.partyId} /> : null}
          {graph.proposals.map(({ party, other }) => {
            const [one, two] = [at.get(party.partyId), at.get(other.partyId)];
            return one && two ? (
              <path key={`${party.partyId} ${other.partyId}`} className={classes.dashed} d={arc(one, two)} />
            ) : null;
          })}
        </svg>
        {layout.groups.map((group) => (
          <GroupHeading key={group.id} group={group} onToggle={onToggle} />
        ))}
        {[...graph.nodes, ...proposedOf(graph)].map((node) => {
          const box = at.get(node.partyId);
          return box ? (
            <Link
              key={node.partyId}
              href={links.party(node.partyId, { tab: "relations" })}
              tabIndex={-1}
              className={classNames(
                classes.node,
                node.depth === 0 && classes.root,
                "at" in node && classes.proposed,
                marked?.partyId === node.partyId && classes.marked,
              )}
              style={placed(box)}
              title={node.name}
              data-party={node.partyId}
            >
              <KindMark kind={node.kind} size={14} />
              <span className={classes.name}>{node.name}</span>
              {"at" in node ? null : <Worth node={node} />}
            </Link>
          ) : null;
        })}
      </div>
      <p className="unseen">{t.picture}</p>
    </div>
  );
}

function GroupHeading({ group, onToggle }: { group: PlacedGroup; onToggle: (groupId: string) => void }) {
  const { graph: t } = useRelationGraphTexts();
  const format = useFormat();
  const words = (
    <>
      {t.groups[group.how]} <span className={classes.count}>{format.amount(group.count)}</span>
    </>
  );
  if (!group.isBundle)
    return (
      <span className={classNames(classes.heading, group.isLeft && classes.left)} style={placed(group)}>
        {words}
      </span>
    );
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(classes.bundle, group.isLeft && classes.left)}
      style={placed(group)}
      onClick={() => onToggle(group.id)}
    >
      {words}
      <span className={classes.toggle}>
        {group.isFolded ? t.open(format.amount(group.foldedCount)) : t.fold}
      </span>
    </button>
  );
}

/** Rating and profit as quiet marks, and that there are more relations than are shown. */
function Worth({ node }: { node: Graph["nodes"][number] }) {
  const { graph: t } = useRelationGraphTexts();
  const format = useFormat();
  const { rating, profit } = node;
  if (rating === null || rating === "N") return null;
  return (
    <span
      className={classNames(classes.worth, profit?.startsWith("-") && classes.loss)}
      title={profit ? t.profit(format.amount(profit)) : undefined}
    >
      {rating}
    </span>
  );
}

/** What else the party pointed at stands to, among those who are shown. */
function FurtherTies({
  graph,
  at,
  partyId,
}: {
  graph: Graph;
  at: ReadonlyMap<string, Box>;
  partyId: string;
}) {
  const own = at.get(partyId);
  if (!own) return null;
  return graph.edges
    .filter(({ fromId, toId }) => fromId === partyId || toId === partyId)
    .map(({ relationshipId, fromId, toId }) => {
      const other = at.get(fromId === partyId ? toId : fromId);
      return other ? <path key={relationshipId} className={classes.tie} d={arc(own, other)} /> : null;
    });
}

function placed({ x, y, width, height }: Box) {
  return { left: x, top: y, width, height };
}

function bend([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): string {
  const middle = x + (toX - x) / 3;
  return `M${x} ${y}C${middle + (toX - x) / 3} ${y} ${middle} ${toY} ${toX} ${toY}`;
}

function arc(one: Box, two: Box): string {
  const [a, b] = [centreOf(one), centreOf(two)];
  const bow = Math.min(60, 16 + Math.abs(a.y - b.y) / 6);
  return `M${a.x} ${a.y}Q${Math.max(a.x, b.x) + bow} ${(a.y + b.y) / 2} ${b.x} ${b.y}`;
}

function centreOf({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}
