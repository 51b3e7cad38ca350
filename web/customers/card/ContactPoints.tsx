import { ActionIcon, Button } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import {
  changeContactPoint,
  listPartyEvents,
  readParty,
  removeContactPoint,
} from "../../../contract/customers.ts";
import { readGoldenRecord } from "../../../contract/data-quality/merging.ts";
import { useWrite } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { StateMark, type StateTone } from "../../ui/marks/StateMark.tsx";
import { MenuButton } from "../../ui/pop/MenuButton.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import classes from "../customers.module.css";
import { ContactPointForm } from "./ContactPointForm.tsx";
import type { Party } from "./PartyHeader.tsx";
import { type ContactPoint, PointValue, wordsOf } from "./ReachList.tsx";
import type { Origins } from "./useOrigins.ts";

const tones: Record<ContactPoint["state"], StateTone> = {
  unverified: "quiet",
  valid: "gain",
  invalid: "cost",
  unreachable: "cost",
};

type ContactPointsProps = { party: Party; mayWrite: boolean; origins: Origins };

/** Phones, mails and addresses with their state, and what can be done with each. */
export function ContactPoints({ party, mayWrite, origins }: ContactPointsProps) {
  const { data: t } = useCardTexts();
  const [isAdding, setAdding] = useState(false);
  const points = party.contactPoints.filter((point) => point.validUntil === null);
  const recordsOf = (point: ContactPoint) => {
    const words = origins.ofPoint(point);
    return words === undefined ? null : <span className={classes.knownBy}>{words}</span>;
  };
  return (
    <>
      {points.length === 0 ? <p className={classes.group}>{t.nothing}</p> : null}
      <Rows isNarrow>
        {points.map((point) => (
          <Row key={point.contactPointId}>
            <RowMain>
              <PointValue point={point} />
              <RowAside>
                {" "}
                {[point.label ?? t.kinds[point.kind].toLowerCase(), point.isPreferred ? t.preferred : null]
                  .filter(Boolean)
                  .join(", ")}
              </RowAside>
              {recordsOf(point)}
            </RowMain>
            {point.isSuppressed ? (
              <StateMark tone="cost" shape="full">
                {t.suppressed}
              </StateMark>
            ) : (
              <StateMark tone={tones[point.state]} shape={point.state === "unverified" ? "hollow" : "full"}>
                {t.states[point.state]}
              </StateMark>
            )}
            {mayWrite ? <PointMenu partyId={party.partyId} point={point} /> : null}
          </Row>
        ))}
      </Rows>
      {isAdding ? <ContactPointForm party={party} onClose={() => setAdding(false)} /> : null}
      {mayWrite && !isAdding ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
          {t.addPoint}
        </Button>
      ) : null}
    </>
  );
}

function PointMenu({ partyId, point }: { partyId: string; point: ContactPoint }) {
  const { data: t } = useCardTexts();
  const invalidates = [readParty, readGoldenRecord, listPartyEvents];
  const change = useWrite(changeContactPoint, { invalidates });
  const remove = useWrite(removeContactPoint, { invalidates, onDone: () => toastDone(t.removed) });
  const asked = { partyId, contactPointId: point.contactPointId };
  const failed = { onError: (problem: Error) => toastProblem(problem.message) };
  return (
    <MenuButton
      label={t.pointMenu(wordsOf(point))}
      align="end"
      button={
        <ActionIcon size="sm" aria-label={t.pointMenu(wordsOf(point))}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      }
      items={[
        { id: "valid", label: t.markValid, run: () => change.mutate({ ...asked, state: "valid" }, failed) },
        {
          id: "invalid",
          label: t.markInvalid,
          run: () => change.mutate({ ...asked, state: "invalid" }, failed),
        },
        ...(point.isPreferred
          ? []
          : [
              {
                id: "first",
                label: t.makeFirst,
                run: () => change.mutate({ ...asked, isPreferred: true }, failed),
              },
            ]),
        {
          id: "remove",
          label: t.remove,
          isGrave: true,
          begins: true,
          run: () => remove.mutate(asked, failed),
        },
      ]}
    />
  );
}
