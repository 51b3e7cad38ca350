import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { readRelationGraph } from "../../../contract/customers.ts";
import { readGroupValue } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useRelationGraphTexts } from "../../texts/party/useRelationGraphTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { drawnEdges, proposedOf } from "./drawn-graph.ts";
import { FurtherRelations } from "./FurtherRelations.tsx";
import classes from "./graph.module.css";
import { layOutRelations } from "./layout-relations.ts";
import { RelatedProposals } from "./RelatedProposals.tsx";
import { RelationPicture } from "./RelationPicture.tsx";
import type { Marking } from "./useMarking.ts";

type RelationGraphProps = { partyId: string; marking: Marking };

const steps = ["1", "2", "3"] as const;

/** Everybody around a party as a picture in layers, with what they bring together above and who is further away below. */
export function RelationGraph({ partyId, marking }: RelationGraphProps) {
  const { graph: t } = useRelationGraphTexts();
  const format = useFormat();
  const [depth, setDepth] = useState<(typeof steps)[number]>("2");
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { data, error, refetch } = useRead(
    readRelationGraph,
    { partyId, depth: Number(depth) },
    { keepsFormer: true },
  );
  const layout = useMemo(
    () =>
      data && layOutRelations(data.partyId, [...data.nodes, ...proposedOf(data)], drawnEdges(data), opened),
    [data, opened],
  );
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} isInline />;
  if (data === undefined || layout === undefined) return <SkeletonLines lines={8} lineHeight={28} />;
  const bundles = layout.groups.filter((one) => one.isBundle);
  const areFolded = bundles.some((one) => one.isFolded);
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <Section
      title={t.title}
      isFirst
      actions={
        <>
          {bundles.length === 0 ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => setOpened(areFolded ? new Set(bundles.map((one) => one.id)) : new Set())}
            >
              {areFolded ? t.openAll : t.foldAll}
            </Button>
          )}
          <Choice
            label={t.steps}
            value={depth}
            onChange={setDepth}
            options={steps.map((value) => ({ value, label: t.step[value] }))}
          />
        </>
      }
    >
      <Together partyId={data.partyId} />
      <RelationPicture graph={data} layout={layout} marking={marking} onToggle={toggle} />
      {data.isCut ? <p className={classes.quiet}>{t.isCut(format.amount(data.nodes.length))}</p> : null}
      <RelatedProposals graph={data} marking={marking} />
      <FurtherRelations graph={data} marking={marking} />
    </Section>
  );
}

/** What the party brings with all that belong to it, for those who may see it. */
function Together({ partyId }: { partyId: string }) {
  const { graph: t } = useRelationGraphTexts();
  const format = useFormat();
  const mayRate = useMay("value.read");
  const { data } = useRead(readGroupValue, { partyId }, { isOn: mayRate });
  if (data === undefined || data.membersCount < 2) return null;
  const members = format.count(data.membersCount - 1, t.members);
  return (
    <p className={classes.together}>
      {data.profit === undefined || data.revenue === undefined
        ? t.groupWithout(members)
        : t.group(members, format.amount(data.revenue), format.amount(data.profit))}
    </p>
  );
}
