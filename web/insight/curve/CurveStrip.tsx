import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { CurveWindow } from "../../../contract/insight/value-windows.ts";
import { listCurveParties } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useNavigation } from "../../ui/Link.tsx";
import type { ProfitCurve } from "./CurveSentence.tsx";
import classes from "./CurveStrip.module.css";

type CurveStripProps = { curve: ProfitCurve; window: CurveWindow; onRank: (rank: number) => void };

/** How many customers are asked for around the place that is looked at. */
const around = 50;

/**
 * Every customer under the curve as a sliver, the most profit first, those below zero in cost ink: the pointer or the arrow
 * keys say who it is, a click lists from there, Enter opens the card.
 */
export function CurveStrip({ curve, window, onRank }: CurveStripProps) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const [rank, setRank] = useState<number>();
  const first = rank === undefined ? 1 : Math.floor((rank - 1) / around) * around + 1;
  const { data } = useRead(
    listCurveParties,
    { measure: curve.measure, window, by: curve.by, fromRank: first, limit: around },
    { isOn: rank !== undefined, staleMs: 60_000, keepsFormer: true },
  );
  const party = data?.rows.find((row) => row.rank === rank);
  const gaining = curve.marks?.peak.customers ?? curve.customers;
  const place = (at: number) => (at / (curve.customers || 1)) * 100;

  return (
    <div className={classes.strip}>
      <div
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={t.strip[curve.by][curve.measure]}
        aria-description={t.stripHelp}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, curve.customers)}
        aria-valuenow={rank ?? 1}
        aria-valuetext={
          party ? `${party.name}, ${format.amount(amountOf(party))}` : t.strip[curve.by][curve.measure]
        }
        onPointerMove={(event) => setRank(rankAt(event))}
        onPointerLeave={() => setRank(undefined)}
        onClick={() => rank !== undefined && onRank(rank)}
        onKeyDown={press}
      >
        <span className={classes.gaining} style={{ width: `${place(gaining)}%` }} />
        <span className={classes.losing} style={{ left: `${place(curve.customers - curve.losing)}%` }} />
        {rank === undefined ? null : (
          <span className={classes.at} style={{ left: `${place(rank - 0.5)}%` }} />
        )}
      </div>
      <p className={classes.said} aria-hidden>
        {party
          ? `${party.name} · ${format.money(amountOf(party))} · ${t.place(format.amount(party.rank), format.amount(curve.customers))}`
          : t.strip[curve.by][curve.measure]}
      </p>
    </div>
  );

  function amountOf(row: { profit: string; revenue: string }): string {
    return curve.measure === "profit" ? row.profit : row.revenue;
  }

  function rankAt(event: PointerEvent<HTMLDivElement>): number {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / (box.width || 1);
    return Math.max(1, Math.min(curve.customers, Math.ceil(share * curve.customers)));
  }

  function press(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      PageDown: Math.ceil(curve.customers / 20),
      PageUp: -Math.ceil(curve.customers / 20),
      Home: -curve.customers,
      End: curve.customers,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setRank((now) => Math.max(1, Math.min(curve.customers, (now ?? 0) + step)));
    } else if (event.key === "Enter" && party) go(links.party(party.partyId));
  }
}
