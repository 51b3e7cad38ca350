import { Button } from "@mantine/core";
import { type DuplicatePolicy, duplicateBands } from "../../../contract/customers/duplicates.ts";
import { partyKinds } from "../../../contract/party-words.ts";
import { roles } from "../../../contract/permissions.ts";
import { useDuplicatePolicyTexts } from "../../texts/duplicates/useDuplicatePolicyTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { AnswerCell } from "./AnswerCell.tsx";
import classes from "./DuplicateAnswers.module.css";

type Row = DuplicatePolicy["roles"][number];

type RoleRowProps = {
  row: Row;
  error: string | undefined;
  /** Left out with `onRemove`, the row is only read. */
  onChange?: ((row: Row) => void) | undefined;
  onRemove?: (() => void) | undefined;
};

/** A role that is treated otherwise, with all kinds of records or one of them. */
export function RoleRow({ row, error, onChange, onRemove }: RoleRowProps) {
  const { duplicatePolicy: t, userRoles } = useDuplicatePolicyTexts();
  const { role, kind, answers } = row;
  const who = `${userRoles[role]}, ${kind === undefined ? t.allKinds : t.kinds[kind].toLowerCase()}`;
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.who}>
        {onChange === undefined ? (
          who
        ) : (
          <span className={classes.chosen}>
            <LineSelect
              aria-label={t.role}
              aria-invalid={error !== undefined}
              value={role}
              options={roles.map((value) => ({ value, label: userRoles[value] }))}
              onPick={(value) => onChange({ ...row, role: roles.find((one) => one === value) ?? role })}
            />
            <LineSelect
              aria-label={t.kindOf(userRoles[role])}
              value={kind ?? ""}
              options={[
                { value: "", label: t.allKinds },
                ...partyKinds.map((value) => ({ value, label: t.kinds[value].toLowerCase() })),
              ]}
              onPick={(value) => onChange({ role, answers, ...kindOf(value) })}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              className={classes.remove}
              aria-label={t.removeOf(who)}
              onClick={onRemove}
            >
              {t.remove}
            </Button>
          </span>
        )}
        {error === undefined ? null : (
          <span role="alert" className={classes.error}>
            {error}
          </span>
        )}
      </th>
      {duplicateBands.map((band) => (
        <AnswerCell
          key={band}
          band={band}
          of={who}
          answer={answers[band]}
          isOptional
          onPick={
            onChange &&
            ((answer) => {
              const { [band]: _, ...others } = answers;
              onChange({ ...row, answers: answer === undefined ? others : { ...others, [band]: answer } });
            })
          }
        />
      ))}
    </tr>
  );
}

function kindOf(value: string): Pick<Row, "kind"> {
  const kind = partyKinds.find((one) => one === value);
  return kind === undefined ? {} : { kind };
}
