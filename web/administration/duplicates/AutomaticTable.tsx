import { automaticMerging, type DuplicatePolicy } from "../../../contract/customers/duplicates.ts";
import { readAutomaticMerging } from "../../../contract/data-quality/automatic-merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { partyKinds } from "../../../contract/party-words.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useDuplicatePolicyTexts } from "../../texts/duplicates/useDuplicatePolicyTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "./DuplicateAnswers.module.css";

type Measured = OutputOf<typeof readAutomaticMerging>["rows"][number];

type AutomaticTableProps = {
  policy: DuplicatePolicy;
  /** Left out, the table is only read. */
  onChange?: ((policy: DuplicatePolicy) => void) | undefined;
};

/** What happens to pairs that a search is sure of, for each kind, beside how right that was where people looked. */
export function AutomaticTable({ policy, onChange }: AutomaticTableProps) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const format = useFormat();
  const mayMeasured = useMay("duplicate.read");
  const { data, error, refetch } = useRead(readAutomaticMerging, {}, { isOn: mayMeasured });
  return (
    <>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} isInline /> : null}
      <table className={classes.table} aria-label={t.automatic}>
        <thead>
          <tr>
            <th scope="col" className={classes.who}>
              {t.kind}
            </th>
            <th scope="col" className={classes.happens}>
              {t.happens}
            </th>
            {mayMeasured ? (
              <>
                <th scope="col" className={classes.count}>
                  {t.open}
                </th>
                <th scope="col" className={classes.count}>
                  {t.merged}
                </th>
                <th scope="col">{t.measured}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {partyKinds.map((kind) => {
            const measured = data?.rows.find((row) => row.kind === kind);
            const setting = policy.automatic[kind];
            return (
              <tr key={kind} className={classes.row}>
                <th scope="row" className={classes.who}>
                  {t.kinds[kind]}
                </th>
                <td data-label={t.happens} className={classes.happens}>
                  {onChange === undefined ? (
                    t.settings[setting]
                  ) : (
                    <LineSelect
                      aria-label={t.settingOf(t.kinds[kind])}
                      value={setting}
                      options={automaticMerging.map((value) => ({ value, label: t.settings[value] }))}
                      onPick={(value) =>
                        onChange({
                          ...policy,
                          automatic: {
                            ...policy.automatic,
                            [kind]: automaticMerging.find((one) => one === value) ?? setting,
                          },
                        })
                      }
                    />
                  )}
                </td>
                {mayMeasured ? (
                  <>
                    <td data-label={t.open} className={classes.count}>
                      {measured ? format.amount(measured.open) : null}
                    </td>
                    <td data-label={t.merged} className={classes.count}>
                      {measured ? format.amount(measured.merged) : null}
                    </td>
                    <td data-label={t.measured}>{measured ? <HowRight measured={measured} /> : null}</td>
                  </>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function HowRight({ measured }: { measured: Measured }) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const format = useFormat();
  const { checked, right, toCheck, shareLow, isPaused } = measured;
  return (
    <span className={classes.right}>
      {shareLow === null ? (
        <span className={classes.quiet}>{t.unmeasured}</span>
      ) : (
        t.right(format.amount(right), format.amount(checked), format.percent(shareLow, { decimals: 1 }))
      )}
      {toCheck === 0 ? null : <span className={classes.quiet}>{t.toCheck(format.amount(toCheck))}</span>}
      {isPaused ? <StateMark tone="attention">{t.paused}</StateMark> : null}
    </span>
  );
}
