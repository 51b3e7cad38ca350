import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { createPortal } from "react-dom";
import { ApiProblem } from "../../api-problem.ts";
import { links } from "../../links.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Link } from "../../ui/Link.tsx";
import { Row, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import type { Party } from "../card/PartyHeader.tsx";
import classes from "../customers.module.css";

const MergeForm = lazy(async () => ({ default: (await import("../card/MergeForm.tsx")).MergeForm }));

type WhyAnotherProps = {
  /** The record that is being changed, if it is here already. */
  party?: Party | undefined;
  /** What the server said; anything but "this looks like another record" shows nothing. */
  problem: { message: string } | undefined;
  value: string;
  onChange: (reason: string) => void;
};

/** What a form was refused for that makes a record look like another: the records found, to merge with or not, and room for a reason. */
export function WhyAnother({ party, problem, value, onChange }: WhyAnotherProps) {
  const { data: t, alike } = useMergedRecordsTexts();
  const [merging, setMerging] = useState<{ partyId: string; name: string }>();
  if (!(problem instanceof ApiProblem) || problem.code !== "party_duplicate") return null;
  return (
    <section className={classes.alike} aria-label={t.looksLike}>
      <h2 className={classes.group}>{t.looksLike}</h2>
      <Rows isNarrow>
        {foundIn(problem).map(({ partyId, name }) => (
          <Row key={partyId}>
            <RowMain>
              <Link href={links.party(partyId)}>{name}</Link>
            </RowMain>
            {party ? (
              <Button
                size="compact-xs"
                aria-label={alike.mergeOf(name)}
                onClick={() => setMerging({ partyId, name })}
              >
                {alike.merge}
              </Button>
            ) : null}
          </Row>
        ))}
      </Rows>
      <TextField
        label={t.whyAnother}
        help={t.whyAnotherHelp}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {party && merging
        ? // No form may stand in another, as this one would in the one that was refused.
          createPortal(
            <Suspense>
              <MergeForm party={party} with={merging} onClose={() => setMerging(undefined)} />
            </Suspense>,
            document.body,
          )
        : null}
    </section>
  );
}

function foundIn({ details }: ApiProblem): { partyId: string; name: string }[] {
  const { duplicates } = details;
  if (!Array.isArray(duplicates)) return [];
  return duplicates.filter(
    (one): one is { partyId: string; name: string } =>
      typeof one?.partyId === "string" && typeof one?.name === "string",
  );
}
