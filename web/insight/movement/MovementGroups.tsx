import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import classes from "../matrix/MatrixRegions.module.css";
import type { Movement } from "./bridge-rows.ts";

type Group = Movement["groups"][number]["group"];

/** How many came, grew, shrank and left, and what that came to; each lists its customers. */
export function MovementGroups({
  movement,
  chosen,
  onGroup,
}: {
  movement: Movement;
  chosen: Group | undefined;
  onGroup: (group: Group | undefined) => void;
}) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  return (
    <Section title={t.groups} note={format.currencySign()}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.group}</th>
            <th scope="col">{t.columns.customers}</th>
            <th scope="col" data-wide>
              {t.columns.before}
            </th>
            <th scope="col" data-wide>
              {t.columns.now}
            </th>
            <th scope="col">{t.columns.change}</th>
          </tr>
        </thead>
        <tbody>
          {movement.groups.map((row) => (
            <tr key={row.group} data-chosen={row.group === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.open}
                  aria-pressed={row.group === chosen}
                  onClick={() => onGroup(row.group === chosen ? undefined : row.group)}
                >
                  {t.groupNames[row.group]}
                </button>
              </th>
              <td>{format.amount(row.customers)}</td>
              <td data-wide>
                <Amount value={row.before} />
              </td>
              <td data-wide>
                <Amount value={row.now} />
              </td>
              <td>
                <Amount value={row.change} sign="always" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
