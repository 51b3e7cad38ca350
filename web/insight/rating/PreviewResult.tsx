import { Button } from "@mantine/core";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { previewPolicy } from "../../../contract/insight/rating.ts";
import { links } from "../../links.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./rating.module.css";

type Preview = OutputOf<typeof previewPolicy>;
type Move = { from?: string; to?: string };

type PreviewResultProps = { kind: "rating" | "fit"; preview: Preview; onMove: (move: Move) => void };

const order = {
  rating: ["A", "B", "C", "N"],
  fit: ["core", "protect", "improve_terms", "not_a_match", "unknown"],
} as const;

/** Who would move from where to where, with what they bring; a field of the table lists its customers. */
export function PreviewResult({ kind, preview, onMove }: PreviewResultProps) {
  const { rating: t, value } = useRatingTexts();
  const format = useFormat();
  if (preview.computedAt === null) return <Notice>{t.noRun}</Notice>;
  const name = (of: string) => nameOf(of, value.fitTypes);
  const all = format.amount(preview.customers);
  return (
    <Section title={t.previewOf} note={t.previewNote(format.date(preview.computedAt))}>
      <p>{preview.moved === 0 ? t.nobodyMoves(all) : t.moved(format.amount(preview.moved), all)}</p>
      <FigureTable<string>
        columns={[
          { id: "from", heading: `${t.from} ↓ ${t.to} →`, cell: name },
          ...order[kind].map((to) => ({
            id: to,
            heading: name(to),
            cell: (from: string) => (
              <Moved from={from} to={to} preview={preview} name={name} onMove={onMove} />
            ),
          })),
        ]}
        rows={order[kind]}
        keyOf={(from) => from}
      />
      {preview.moved > 0 ? (
        <Section
          title={t.moversTitle}
          note={t.moversNote(format.amount(preview.movers.length), format.amount(preview.moved))}
          actions={
            preview.movers.length < Math.min(200, preview.moved) ? (
              <Button variant="subtle" onClick={() => onMove({})}>
                {t.showAll}
              </Button>
            ) : null
          }
        >
          <ul className={classes.list}>
            {preview.movers.map((mover) => (
              <Mover key={mover.partyId} mover={mover} kind={kind} name={name} />
            ))}
          </ul>
        </Section>
      ) : null}
    </Section>
  );
}

/** How many move from one to the other, or stay, over what they bring. */
function Moved({
  from,
  to,
  preview,
  name,
  onMove,
}: {
  from: string;
  to: string;
  preview: Preview;
  name: (of: string) => string;
  onMove: (move: Move) => void;
}) {
  const { rating: t } = useRatingTexts();
  const format = useFormat();
  const cell = preview.matrix.find((one) => one.from === from && one.to === to);
  if (cell === undefined) return null;
  const count = format.amount(cell.customers);
  const sums =
    cell.revenue === undefined ? null : (
      <div className={classes.quiet}>
        <Amount value={cell.revenue} as="short" /> / <Amount value={cell.profit} as="short" />
      </div>
    );
  return (
    <div title={`${t.form.revenue} / ${t.form.profit}`}>
      {from === to ? (
        <span className={classes.stays}>{count}</span>
      ) : (
        <button
          type="button"
          className={classes.pick}
          style={{ marginInlineStart: "auto" }}
          aria-label={`${format.count(cell.customers, t.customers)} ${t.becomes(name(from), name(to))}`}
          onClick={() => onMove({ from, to })}
        >
          {count}
        </button>
      )}
      {sums}
    </div>
  );
}

function Mover({
  mover,
  kind,
  name,
}: {
  mover: Preview["movers"][number];
  kind: "rating" | "fit";
  name: (of: string) => string;
}) {
  const { rating: t } = useRatingTexts();
  return (
    <li className={classes.mover}>
      <span>
        <Link href={links.party(mover.partyId)}>{mover.name}</Link>
        <br />
        <span className={classes.quiet}>
          <Amount value={mover.revenue} as="short" /> / <Amount value={mover.profit} as="short" />
        </span>
      </span>
      <span>
        {kind === "rating" && isLetter(mover.from) && isLetter(mover.to) ? (
          <>
            <RatingMark letter={mover.from} /> → <RatingMark letter={mover.to} />
          </>
        ) : (
          `${name(mover.from)} → ${name(mover.to)}`
        )}
      </span>
      <div>
        <p className={classes.quiet}>
          {t.now}: {mover.before ?? mover.beforePlain}
        </p>
        <p>
          {t.afterwards}: {mover.after ?? mover.afterPlain}
        </p>
      </div>
    </li>
  );
}

function isLetter(name: string): name is "A" | "B" | "C" | "N" {
  return ["A", "B", "C", "N"].includes(name);
}

function nameOf(name: string, types: Readonly<Record<string, string>>): string {
  return types[name] ?? name;
}
