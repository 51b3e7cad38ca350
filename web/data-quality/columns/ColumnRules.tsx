import type { Mend, ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import classes from "./ColumnReading.module.css";
import { Line } from "./ColumnReading.tsx";
import { rulesOf, withoutRule, withRule } from "./change-rules.ts";
import { isSame } from "./uses-of-column.ts";

type ColumnRulesProps = {
  column: string;
  /** The other columns of its table. */
  others: readonly string[];
  map: ModuleMap;
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** What is done to the words of a column before they are read: for every row, and before any single cell is mended. */
export function ColumnRules({ column, others, map, onChange }: ColumnRulesProps) {
  const { rules: words } = useWizardTexts();
  const rules = rulesOf(map, column);
  return (
    <div className={classes.reading}>
      <CheckField
        label={words.trim}
        help={words.trimHelp}
        isOn={rules.some((rule) => "trim" in rule)}
        onChange={(isOn) =>
          onChange((before) =>
            isOn ? withRule(before, { column, trim: true }) : withoutRule(before, column, "trim"),
          )
        }
      />
      <LettersRule column={column} rules={rules} onChange={onChange} />
      <OtherColumnRule column={column} others={others} rules={rules} onChange={onChange} />
      <OtherwiseRule column={column} rules={rules} onChange={onChange} />
      <FindRule column={column} rules={rules} onChange={onChange} />
      <SplitRule column={column} rules={rules} onChange={onChange} />
    </div>
  );
}

type RuleProps = { column: string; rules: readonly Mend[]; onChange: ColumnRulesProps["onChange"] };

const letterWays = ["upper", "lower", "title"] as const;

function LettersRule({ column, rules, onChange }: RuleProps) {
  const { rules: words } = useWizardTexts();
  const rule = rules.find((one) => "letters" in one);
  return (
    <Line label={words.letters}>
      <LineSelect
        value={rule && "letters" in rule ? rule.letters : ""}
        options={[
          { value: "", label: words.lettersAsIs },
          ...letterWays.map((way) => ({ value: way, label: words[way] })),
        ]}
        onPick={(picked) => {
          const letters = letterWays.find((way) => way === picked);
          onChange((before) =>
            letters === undefined
              ? withoutRule(before, column, "letters")
              : withRule(before, { column, letters }),
          );
        }}
      />
    </Line>
  );
}

function OtherColumnRule({ column, others, rules, onChange }: RuleProps & Pick<ColumnRulesProps, "others">) {
  const { rules: words } = useWizardTexts();
  const rule = rules.find((one) => "orColumn" in one);
  const taken = rule && "orColumn" in rule ? rule.orColumn : "";
  const there = others.find((other) => isSame(other, taken));
  // A saved mapping may name one that this delivery lacks: it stands there as it is written.
  const choices = taken === "" || there !== undefined ? others : [taken, ...others];
  if (choices.length === 0) return null;
  return (
    <Line label={words.orColumn}>
      <LineSelect
        value={there ?? taken}
        options={[
          { value: "", label: words.noColumn },
          ...choices.map((other) => ({ value: other, label: other })),
        ]}
        onPick={(orColumn) =>
          onChange((before) =>
            orColumn === ""
              ? withoutRule(before, column, "orColumn")
              : withRule(before, { column, orColumn }),
          )
        }
      />
    </Line>
  );
}

function OtherwiseRule({ column, rules, onChange }: RuleProps) {
  const { rules: words } = useWizardTexts();
  const rule = rules.find((one) => "otherwise" in one);
  return (
    <Line label={words.otherwise}>
      <SettledInput
        value={rule && "otherwise" in rule ? rule.otherwise : ""}
        maxLength={500}
        onSettle={(otherwise) =>
          onChange((before) =>
            otherwise === ""
              ? withoutRule(before, column, "otherwise")
              : withRule(before, { column, otherwise }),
          )
        }
      />
    </Line>
  );
}

function FindRule({ column, rules, onChange }: RuleProps) {
  const { rules: words } = useWizardTexts();
  const found = rules.find((one) => "find" in one);
  const rule = found && "find" in found ? found : { find: "", with: "" };
  function set(change: { find?: string; with?: string }) {
    const next = { column, find: rule.find, with: rule.with, ...change };
    onChange((before) => (next.find === "" ? withoutRule(before, column, "find") : withRule(before, next)));
  }
  return (
    <>
      <Line label={words.find}>
        <SettledInput value={rule.find} maxLength={100} onSettle={(find) => set({ find })} />
      </Line>
      {rule.find === "" ? null : (
        <Line label={words.with}>
          <SettledInput value={rule.with} maxLength={100} onSettle={(text) => set({ with: text })} />
        </Line>
      )}
    </>
  );
}

/** Columns made from one; they stand below the others once there are two names for them. */
function SplitRule({ column, rules, onChange }: RuleProps) {
  const { rules: words } = useWizardTexts();
  const found = rules.find((one) => "split" in one);
  const rule =
    found && "split" in found
      ? found
      : { split: "", into: [`${column} 1`, `${column} 2`], rest: "last" as const };
  function set(change: { split?: string; into?: string[]; rest?: "first" | "last" }) {
    const next = { column, split: rule.split, into: rule.into, rest: rule.rest, ...change };
    onChange((before) =>
      next.split === "" || next.into.length < 2
        ? withoutRule(before, column, "split")
        : withRule(before, next),
    );
  }
  return (
    <>
      <Line label={words.split}>
        <SettledInput value={rule.split} maxLength={5} onSettle={(split) => set({ split })} />
      </Line>
      {rule.split === "" ? null : (
        <>
          <Line label={words.splitInto}>
            <SettledInput
              value={rule.into.join(", ")}
              title={words.splitIntoHelp}
              onSettle={(text) =>
                set({
                  into: text
                    .split(",")
                    .map((name) => name.trim())
                    .filter(Boolean)
                    .slice(0, 10),
                })
              }
            />
          </Line>
          <Line label={words.splitRest}>
            <LineSelect
              value={rule.rest}
              options={[
                { value: "last", label: words.splitLast },
                { value: "first", label: words.splitFirst },
              ]}
              onPick={(rest) => set({ rest: rest === "first" ? "first" : "last" })}
            />
          </Line>
        </>
      )}
    </>
  );
}
