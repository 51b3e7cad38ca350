import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { findDuplicates } from "../../../contract/customers.ts";
import { decidePair, readMergeHistory } from "../../../contract/data-quality/merging.ts";
import { useRead, useWrite } from "../../api.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import classes from "../customers.module.css";
import { Lookalike } from "./Lookalike.tsx";
import type { Party } from "./PartyHeader.tsx";

const MergeForm = lazy(async () => ({ default: (await import("./MergeForm.tsx")).MergeForm }));

// What the question takes.
const pointsMax = 20;

/** Records that look like this one and of which nobody has said that they are another: merge the two, or say so. */
export function Lookalikes({ party }: { party: Party }) {
  const { alike: t } = useMergedRecordsTexts();
  const [merging, setMerging] = useState<{ partyId: string; name: string }>();
  const { partyId } = party;
  const { data } = useRead(findDuplicates, {
    partyId,
    kind: party.kind,
    name: party.name,
    legalName: party.legalName,
    givenName: party.givenName,
    familyName: party.familyName,
    website: party.website,
    taxNumber: party.taxNumber,
    contactPoints: party.contactPoints
      .filter((point) => point.validUntil === null && point.kind !== "social")
      .slice(0, pointsMax)
      .map(({ kind, raw, line1, line2, city, postcode, country }) => ({
        kind,
        raw,
        line1,
        line2,
        city,
        postcode,
        country,
      })),
  });
  const history = useRead(readMergeHistory, { partyId });
  const decide = useWrite(decidePair, {
    invalidates: [readMergeHistory],
    onDone: () => toastDone(t.notTheSameDone),
  });
  const apart = new Set(
    (history.data?.decisions ?? [])
      .filter((one) => one.takenBackAt === null && one.decision !== "same")
      .flatMap((one) => [one.party.partyId, one.other.partyId]),
  );
  const found = (data?.duplicates ?? []).filter(
    (one) => one.outcome !== "related" && !apart.has(one.partyId),
  );
  if (found.length === 0 || history.data === undefined) return null;
  return (
    <Section title={t.title}>
      <Rows isNarrow label={t.title}>
        {found.map((one) => (
          <Lookalike key={one.partyId} one={one}>
            <span className={classes.choices}>
              <Button size="compact-xs" aria-label={t.mergeOf(one.name)} onClick={() => setMerging(one)}>
                {t.merge}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.notTheSameOf(one.name)}
                onClick={() =>
                  decide.mutate(
                    { partyId, otherPartyId: one.partyId, decision: "different" },
                    { onError: (problem) => toastProblem(problem.message) },
                  )
                }
              >
                {t.notTheSame}
              </Button>
            </span>
          </Lookalike>
        ))}
      </Rows>
      <Suspense>
        {merging ? <MergeForm party={party} with={merging} onClose={() => setMerging(undefined)} /> : null}
      </Suspense>
    </Section>
  );
}
