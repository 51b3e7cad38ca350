import { Button } from "@mantine/core";
import { useState } from "react";
import { listDraftLookalikes } from "../../../contract/data-quality/imports/import-lookalikes.ts";
import { type RowAnswer, rowAnswers } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useLookalikeTexts } from "../../texts/lookalikes/useLookalikeTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import type { Draft } from "../draft/draft.ts";
import type { DraftChanges } from "../draft/useDraft.ts";
import classes from "./WhoIsHere.module.css";

type Lookalikes = OutputOf<typeof listDraftLookalikes>;
type Row = Lookalikes["rows"][number];
type WhoIsHereProps = { draft: Draft; changes: DraftChanges };

const atFirst = 10;
const atMost = 200;
/** Of findings, those that make it at least twice as likely, the strongest first. */
const leastBits = 1;
const saidMost = 3;

/** Rows of the rehearsal that look like records that are here, side by side; what becomes of all that are as sure, and of each. */
export function WhoIsHere({ draft, changes }: WhoIsHereProps) {
  const { lookalikes: t } = useLookalikeTexts();
  const format = useFormat();
  const { draftId, version } = draft;
  const [limit, setLimit] = useState(atFirst);
  // The version is no part of what is asked: with each change it is asked again.
  const { data, error, refetch } = useRead(listDraftLookalikes, { draftId, limit }, { keepsFormer: true });
  const [asked, setAsked] = useState(version);
  if (asked !== version) {
    setAsked(version);
    void refetch();
  }
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.rows.length === 0) return null;
  const all = data.bands.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Section title={t.title} note={t.note}>
      <div className={classes.bands}>
        {(["sure", "likely", "possible"] as const).map((band) => (
          <Band
            key={band}
            band={band}
            said={band === "possible" ? undefined : draft.settings.known?.[band]}
            of={data.bands.filter((one) => one.band === band)}
            onAnswer={
              band === "possible"
                ? undefined
                : (answer) =>
                    void changes.changeSettings({ known: { ...draft.settings.known, [band]: answer } })
            }
          />
        ))}
      </div>
      <table className={classes.table} aria-label={t.table}>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.here}</th>
            <th scope="col">{t.why}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <LookalikeRow
              key={`${row.tableNo} ${row.rowNo} ${row.part}`}
              row={row}
              table={draft.tables.find(({ tableNo }) => tableNo === row.tableNo)?.name ?? ""}
              onChoose={(choice) => void changes.chooseForRow({ ...row, choice })}
            />
          ))}
        </tbody>
      </table>
      <p className={classes.hint}>
        {data.rows.length < all ? t.shown(format.amount(data.rows.length), format.amount(all)) : null}{" "}
        {t.hint}
      </p>
      {data.next !== null && limit < atMost ? (
        <Button variant="subtle" onClick={() => setLimit(atMost)}>
          {t.more}
        </Button>
      ) : null}
    </Section>
  );
}

type BandProps = {
  band: Row["band"];
  /** What was said here for all of them, at once and not only when the server has answered. */
  said: RowAnswer | undefined;
  of: Lookalikes["bands"];
  onAnswer: ((answer: RowAnswer) => void) | undefined;
};

function Band({ band, said, of, onAnswer }: BandProps) {
  const { lookalikes: t } = useLookalikeTexts();
  const format = useFormat();
  const [first] = of;
  if (first === undefined) return null;
  const sum = (count: "rows" | "chosen") => of.reduce((total, one) => total + one[count], 0);
  const chosen = sum("chosen");
  return (
    <div className={classes.band}>
      <p className={classes.words}>
        <strong>{t.rows(format.amount(sum("rows")))}</strong> {t.band[band]}
        {chosen > 0 ? <span className={classes.quiet}> · {t.chosen(format.amount(chosen))}</span> : null}
      </p>
      {onAnswer === undefined ? (
        <span className={classes.quiet}>{t.answers[first.answer]}</span>
      ) : (
        <Choice
          label={t.all(t.band[band])}
          value={said ?? first.answer}
          onChange={onAnswer}
          options={rowAnswers.map((value) => ({ value, label: t.answers[value] }))}
        />
      )}
    </div>
  );
}

type LookalikeRowProps = { row: Row; table: string; onChoose: (choice: RowAnswer | null) => void };

function LookalikeRow({ row, table, onChoose }: LookalikeRowProps) {
  const { lookalikes: t, likeness } = useLookalikeTexts();
  const format = useFormat();
  const { known, choice, answer } = row;
  const why = row.evidence
    .filter(({ bits }) => bits >= leastBits)
    .toSorted((a, b) => b.bits - a.bits)
    .slice(0, saidMost)
    .map(
      ({ comparison, finding }) =>
        likeness.evidence[`${comparison}/${finding}`] ?? `${comparison}: ${finding}`,
    );
  return (
    <tr>
      <td>
        {row.name}
        <SaidOf said={row.said} other={known?.said} />
        <span className={classes.quiet}>
          {table}, {t.rowNo(format.amount(row.rowNo))}
        </span>
      </td>
      <td>
        {known === null ? (
          <span className={classes.quiet}>{t.gone}</span>
        ) : (
          <>
            <Link href={links.party(known.party.partyId)}>{known.party.name}</Link>
            <SaidOf said={known.said} other={row.said} />
          </>
        )}
      </td>
      <td>{why.join(", ")}</td>
      <td>
        <LineSelect
          aria-label={t.ofRow(row.name)}
          value={choice ?? ""}
          onPick={(picked) => onChoose(rowAnswers.find((one) => one === picked) ?? null)}
          options={[
            { value: "", label: choice === null ? t.asAll(t.answers[answer]) : t.asAll("…") },
            ...rowAnswers.map((value) => ({ value, label: t.answers[value] })),
          ]}
        />
      </td>
    </tr>
  );
}

/** What a record says of itself: what both say is grey, what differs is ink. */
function SaidOf({ said, other }: { said: Row["said"]; other: Row["said"] | undefined }) {
  const shown = (["mail", "phone", "place", "website", "taxNumber"] as const).filter(
    (field) => said[field] !== null,
  );
  return shown.map((field) => (
    <span
      key={field}
      className={said[field]?.toLowerCase() === other?.[field]?.toLowerCase() ? classes.shared : classes.own}
    >
      {said[field]}
    </span>
  ));
}
