import { type DuplicatePolicy, duplicateBands } from "../../../contract/customers/duplicates.ts";
import { partyKinds } from "../../../contract/party-words.ts";
import { useDuplicatePolicyTexts } from "../../texts/duplicates/useDuplicatePolicyTexts.ts";
import { AnswerCell } from "./AnswerCell.tsx";
import classes from "./DuplicateAnswers.module.css";
import { RoleRow } from "./RoleRow.tsx";

type AnswerTableProps = {
  policy: DuplicatePolicy;
  /** Left out, the table is only read. */
  onChange?: ((policy: DuplicatePolicy) => void) | undefined;
  errorOf: (path: string) => string | undefined;
};

/** What the door does, for each kind of record and each degree of being sure; below it, for roles that are treated otherwise. */
export function AnswerTable({ policy, onChange, errorOf }: AnswerTableProps) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const { roles } = policy;
  const setRoles = onChange && ((next: DuplicatePolicy["roles"]) => onChange({ ...policy, roles: next }));
  return (
    <table className={classes.table} aria-label={t.door}>
      <thead>
        <tr>
          <th scope="col" className={classes.who}>
            {t.kind}
          </th>
          {duplicateBands.map((band) => (
            <th key={band} scope="col">
              {t.bands[band]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {partyKinds.map((kind) => (
          <tr key={kind} className={classes.row}>
            <th scope="row" className={classes.who}>
              {t.kinds[kind]}
            </th>
            {duplicateBands.map((band) => (
              <AnswerCell
                key={band}
                band={band}
                of={t.kinds[kind]}
                answer={policy[kind][band]}
                onPick={
                  onChange &&
                  ((answer) => answer && onChange({ ...policy, [kind]: { ...policy[kind], [band]: answer } }))
                }
              />
            ))}
          </tr>
        ))}
      </tbody>
      {roles.length === 0 ? null : (
        <tbody>
          <tr className={classes.groupRow}>
            <th scope="rowgroup" colSpan={duplicateBands.length + 1}>
              {t.roles}
            </th>
          </tr>
          {roles.map((row, at) => (
            <RoleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone, its role and kind change
              key={at}
              row={row}
              error={errorOf(`roles.${at}.role`)}
              onChange={
                setRoles && ((changed) => setRoles(roles.map((one, no) => (no === at ? changed : one))))
              }
              onRemove={setRoles && (() => setRoles(roles.filter((_, no) => no !== at)))}
            />
          ))}
        </tbody>
      )}
    </table>
  );
}
