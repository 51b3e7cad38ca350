import { useDebouncedValue } from "@mantine/hooks";
import { listMatrixParties } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import type { MatrixPoints } from "./matrix-points.ts";

/** Who the point is that is being read: the figures at once, the name as soon as the pointer rests. */
export function MatrixReadOut({
  points,
  index,
  window,
}: {
  points: MatrixPoints;
  index: number;
  window: "12m" | "all";
}) {
  const { matrix: t } = useProfitTexts();
  const format = useFormat();
  const [rested] = useDebouncedValue(index, 90);
  const { data } = useRead(
    listMatrixParties,
    { parties: points.idOf(rested), window, limit: 1 },
    { isOn: rested === index, staleMs: 60_000 },
  );
  const party = rested === index ? data?.rows[0] : undefined;
  const place = t.hover(format.money(points.x[index] ?? 0), format.money(points.y[index] ?? 0));
  if (party === undefined) return place;
  return (
    <>
      <Link href={links.party(party.partyId)}>{party.name}</Link> ({party.rating}):{" "}
      {t.figures(
        format.money(party.revenue),
        format.money(party.margin),
        format.money(party.serving),
        format.money(party.profit),
      )}
    </>
  );
}
