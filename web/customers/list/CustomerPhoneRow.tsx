import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { moveOf } from "../rating-move.ts";
import type { CustomerRow } from "./customer-columns.tsx";

/** A customer in two lines: name and profit, then place, stage and what is open. */
export function CustomerPhoneRow({ row }: { row: CustomerRow }) {
  const { customers: t, stages } = useTexts();
  const format = useFormat();
  const open = row.openCases > 0 ? format.count(row.openCases, t.cases) : null;
  const contact = row.lastContactOn === null ? null : format.relative(row.lastContactOn);
  return (
    <PhoneRow
      mark={
        row.rating ? (
          <RatingMark letter={row.rating.letter} moved={moveOf(row.rating)} />
        ) : (
          <KindMark kind={row.kind} />
        )
      }
      title={row.name}
      figure={row.profit === undefined ? null : <Amount value={row.profit} />}
      detail={
        row.profit === undefined && row.rating?.sentencePlain
          ? row.rating.sentencePlain
          : [row.place, stages[row.stage]].filter(Boolean).join(" · ")
      }
      aside={[open, contact].filter(Boolean).join(" · ")}
    />
  );
}
