import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { endRelationship, listPeople, readParty } from "../../../contract/customers.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "../customers.module.css";
import { type Marking, useMarking } from "../graph/useMarking.ts";
import type { Party } from "./PartyHeader.tsx";
import { RelationForm } from "./RelationForm.tsx";

const RelationGraph = lazy(async () => ({
  default: (await import("../graph/RelationGraph.tsx")).RelationGraph,
}));

type Relation = Party["relationships"][number];

/** Who works there, who belongs to whom: the people first, then the other relations; beside them the same as a picture. */
export function Relations({ party }: { party: Party }) {
  const { relations: t } = useCardTexts();
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Relation>();
  const marking = useMarking();
  const end = useWrite(endRelationship, { invalidates: [readParty, listPeople] });
  const people = party.relationships.filter((one) => one.other.kind === "person");
  const others = party.relationships.filter((one) => one.other.kind !== "person");
  const add = mayWrite ? <Button onClick={() => setAdding(true)}>{t.add}</Button> : undefined;

  const onEnd = mayWrite ? setEnding : undefined;
  const hasPicture = party.kind !== "person" && party.relationships.some((one) => one.until === null);
  const list = (
    <div>
      {party.relationships.length === 0 ? (
        <Empty title={t.none} sentence={t.noneSentence} action={add} />
      ) : null}
      <Group title={t.people} relations={people} {...{ onEnd, marking }} />
      <Group title={t.others} relations={others} {...{ onEnd, marking }} />
      {party.relationships.length < party.relationshipsCount ? (
        <p className={classes.group}>
          {t.shown(format.amount(party.relationships.length), format.amount(party.relationshipsCount))}
        </p>
      ) : null}
      {party.relationships.length > 0 ? add : null}
      {isAdding ? <RelationForm partyId={party.partyId} onClose={() => setAdding(false)} /> : null}
      {ending ? (
        <Confirm
          isOpen
          onClose={() => setEnding(undefined)}
          title={t.endTitle(ending.other.name)}
          verb={t.endVerb}
          problem={end.error ?? undefined}
          onConfirm={async () => {
            await end
              .mutateAsync({ partyId: party.partyId, relationshipId: ending.relationshipId })
              .then(() => setEnding(undefined))
              .catch(() => undefined);
          }}
        >
          {t.endSentence}
        </Confirm>
      ) : null}
    </div>
  );
  if (!hasPicture) return list;
  return (
    <div className={classes.withPicture}>
      {list}
      <Suspense fallback={<SkeletonLines lines={8} lineHeight={28} />}>
        <RelationGraph partyId={party.partyId} marking={marking} />
      </Suspense>
    </div>
  );
}

function Group(given: {
  title: string;
  relations: readonly Relation[];
  onEnd: ((one: Relation) => void) | undefined;
  marking: Marking;
}) {
  const { relations: t } = useCardTexts();
  const format = useFormat();
  const { title, relations, onEnd, marking } = given;
  if (relations.length === 0) return null;
  return (
    <>
      <h3 className={classes.group}>
        {title} {format.amount(relations.length)}
      </h3>
      <Rows isNarrow>
        {relations.map((one) => (
          <Row
            key={one.relationshipId}
            className={marking.marked?.partyId === one.other.partyId ? classes.markedLine : undefined}
            onMouseMove={(event) => marking.onPointed(event, one.other.partyId)}
            onMouseLeave={(event) => marking.onPointed(event, null)}
          >
            <KindMark kind={one.other.kind} />
            <RowMain>
              <Link
                href={links.party(one.other.partyId)}
                onFocus={() => marking.onFocused(one.other.partyId)}
                onBlur={() => marking.onFocused(null)}
              >
                {one.other.name}
              </Link>{" "}
              <RowAside>
                {[t[one.direction][one.type], one.title, one.until && t.ended(format.date(one.until))]
                  .filter(Boolean)
                  .join(", ")}
              </RowAside>
            </RowMain>
            {onEnd && one.until === null ? (
              <Button size="compact-xs" variant="subtle" onClick={() => onEnd(one)}>
                {t.end}
              </Button>
            ) : null}
          </Row>
        ))}
      </Rows>
    </>
  );
}
