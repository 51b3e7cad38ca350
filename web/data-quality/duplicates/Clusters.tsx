import { Button } from "@mantine/core";
import { listDuplicateClusters } from "../../../contract/duplicate-search.ts";
import type { GivenOf, OutputOf } from "../../../contract/endpoint.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./Decided.module.css";

type Cluster = OutputOf<typeof listDuplicateClusters>["rows"][number];

const shownMembers = 5;

/** Records that a search takes for one, the most valuable first: who they are, what is open, and the way to decide on them. */
export function Clusters({ filter }: { filter: GivenOf<typeof listDuplicateClusters> }) {
  const { duplicates: t } = useDuplicatesTexts();
  const list = useReadPages(listDuplicateClusters, { limit: 50, ...filter }, { keepsFormer: true });
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <section aria-label={t.clusters.label}>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={10} lineHeight={44} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty
          title={t.clusters.empty}
          sentence={isNarrowed ? t.clusters.nobody : t.clusters.emptySentence}
        />
      ) : null}
      <ul className={classes.list}>
        {list.rows.map((cluster) => (
          <ClusterLine key={cluster.members.map(({ partyId }) => partyId).join()} cluster={cluster} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {t.decided.more}
        </Button>
      ) : null}
    </section>
  );
}

function ClusterLine({ cluster }: { cluster: Cluster }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { members, pairs, stake } = cluster;
  const [first] = members;
  if (first === undefined) return null;
  const places = [...new Set(members.flatMap(({ place }) => place ?? []))];
  const owners = [...new Set(members.flatMap(({ owner }) => owner?.name ?? []))];
  return (
    <li className={classes.line}>
      <KindMark kind={cluster.kind} />
      <div className={classes.what}>
        <p className={classes.words}>
          {members.slice(0, shownMembers).map(({ partyId, name }, at) => (
            <span key={partyId}>
              {at > 0 ? <span className={classes.sign}>·</span> : null}
              <Link href={links.party(partyId)}>{name}</Link>
            </span>
          ))}
          {members.length > shownMembers ? (
            <span className={classes.aside}>
              {" "}
              {t.clusters.more(format.amount(members.length - shownMembers))}
            </span>
          ) : null}
        </p>
        <p className={classes.aside}>
          {[
            places.slice(0, 3).join("; "),
            owners.slice(0, 2).join(", "),
            stake !== undefined && Number(stake) > 0 ? t.clusters.stake(format.money(stake)) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <span className={classes.when}>{t.clusters.pairs(format.amount(pairs.length))}</span>
      {pairs[0] === undefined ? null : (
        <ButtonLink
          href={links.duplicates({ near: pairs[0].partyId })}
          aria-label={t.clusters.decideOf(first.name)}
        >
          {t.clusters.decide}
        </ButtonLink>
      )}
    </li>
  );
}
