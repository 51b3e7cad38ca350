import type { ApiProblem } from "../../api-problem.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "../columns/ColumnReading.module.css";
import { Line, OrderSelect } from "../columns/ColumnReading.tsx";
import type { Draft } from "./draft.ts";
import { Folded } from "./Folded.tsx";
import type { DraftChanges, SettingsChange } from "./useDraft.ts";

type DraftSettingsProps = { draft: Draft; changes: DraftChanges; problem: ApiProblem | undefined };

/** What holds for every table of the delivery, unless a column says otherwise. */
export function DraftSettings({ draft, changes, problem }: DraftSettingsProps) {
  const { draft: words, columns, states: ofStates } = useWizardTexts();
  const { source, currency, country, dateOrder, decimal, agreements, states } = draft.settings;
  const set = (settings: SettingsChange) => void changes.changeSettings(settings);
  return (
    <Folded label={words.forAll}>
      <div className={classes.reading}>
        <Line label={words.source}>
          <SettledInput
            value={source}
            maxLength={60}
            title={words.sourceHelp}
            onSettle={(text) => text.trim() !== "" && set({ source: text.trim() })}
          />
        </Line>
        <Line label={words.dateOrder}>
          <OrderSelect
            value={dateOrder}
            choices={["day-first", "month-first"]}
            said={columns.answers}
            onPick={(picked) => set({ dateOrder: picked ?? null })}
          />
        </Line>
        <Line label={words.decimal}>
          <OrderSelect
            value={decimal}
            choices={["point", "comma"]}
            said={columns.answers}
            onPick={(picked) => set({ decimal: picked ?? null })}
          />
        </Line>
        <Line label={words.agreements}>
          <OrderSelect
            value={agreements}
            choices={["yes", "no", "nothing"]}
            said={columns.answers}
            onPick={(picked) => set({ agreements: picked ?? null })}
          />
        </Line>
        <Line label={ofStates.unknown}>
          <OrderSelect
            value={states}
            choices={["counts", "draft", "cancelled"]}
            said={ofStates.answers}
            onPick={(picked) => set({ states: picked ?? null })}
          />
        </Line>
        <Line label={words.currency}>
          <SettledInput
            value={currency ?? ""}
            maxLength={3}
            placeholder={words.asWorkspace}
            onSettle={(text) => set({ currency: text.trim() === "" ? null : text.trim().toUpperCase() })}
          />
        </Line>
        <Line label={words.country}>
          <SettledInput
            value={country ?? ""}
            maxLength={2}
            placeholder={words.asWorkspace}
            title={words.countryHelp}
            onSettle={(text) => set({ country: text.trim() === "" ? null : text.trim().toUpperCase() })}
          />
        </Line>
        {problem ? <ErrorNote problem={problem} isInline /> : null}
      </div>
    </Folded>
  );
}
