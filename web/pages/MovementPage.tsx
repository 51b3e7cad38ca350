import { getRouteApi } from "@tanstack/react-router";
import { listMovers, readMovement } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import type { Movement } from "../insight/movement/bridge-rows.ts";
import { MovementBridge } from "../insight/movement/MovementBridge.tsx";
import { MovementGroups } from "../insight/movement/MovementGroups.tsx";
import { MovementPeriods } from "../insight/movement/MovementPeriods.tsx";
import { type MovementSearch, MoversList } from "../insight/movement/MoversList.tsx";
import { OfAllCustomers } from "../insight/OfAllCustomers.tsx";
import { links } from "../links.ts";
import { useProfitTexts } from "../texts/profit/useProfitTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";

const route = getRouteApi("/shell/insight/movement");

/** What happened to the profit between two periods: who came, grew, shrank and left, and by what. */
export function MovementPage() {
  const { movement: t } = useProfitTexts();
  return (
    <AboutAmounts title={t.title}>
      <MovementOfAll />
    </AboutAmounts>
  );
}

function MovementOfAll() {
  const { movement: t } = useProfitTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const { now, before } = search;
  const read = useRead(readMovement, { now, before }, { keepsFormer: true });
  const onSearch = (next: MovementSearch) => go(links.movement(next), { replace: true });
  return (
    <OfAllCustomers
      title={t.title}
      sentence={(movement) => <Said movement={movement} />}
      actions={
        read.data ? <MovementPeriods movement={read.data} search={search} onSearch={onSearch} /> : null
      }
      read={read}
      reads={[readMovement, listMovers]}
      height={420}
      empty={{ title: t.emptyTitle, sentence: t.emptySentence }}
    >
      {(movement) => (
        <>
          <Columns widths={["1.2fr", "1fr"]}>
            <MovementBridge movement={movement} />
            <MovementGroups
              movement={movement}
              chosen={search.group}
              onGroup={(group) => onSearch({ ...search, group })}
            />
          </Columns>
          <MoversList search={search} onSearch={onSearch} />
        </>
      )}
    </OfAllCustomers>
  );
}

/** From where to where, the largest cause, and what is not closed yet. */
function Said({ movement }: { movement: Movement }) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  const change = Number(movement.profitNow) - Number(movement.profitBefore);
  const most = [...movement.bridge].sort(
    (one, other) => Math.sign(change) * (Number(other.amount) - Number(one.amount)),
  )[0];
  const open = [movement.before, movement.now].filter((period) => !period.isClosed);
  return (
    <>
      {t.sentence(
        format.money(movement.profitBefore),
        format.money(movement.profitNow),
        format.money(change, { sign: "always" }),
      )}{" "}
      {most && change !== 0
        ? t.most(t.causes[most.cause].toLowerCase(), format.money(most.amount, { sign: "always" }))
        : null}{" "}
      {open.map((period) => t.notClosed(t.periodOf(period.period))).join(" ")}
    </>
  );
}
