import { Button } from "@mantine/core";
import type { DuplicatePolicy } from "../../../contract/customers/duplicates.ts";
import { roles } from "../../../contract/permissions.ts";
import { useDuplicatePolicyTexts } from "../../texts/duplicates/useDuplicatePolicyTexts.ts";
import { AnswerTable } from "./AnswerTable.tsx";
import { AutomaticTable } from "./AutomaticTable.tsx";
import classes from "./DuplicateAnswers.module.css";

type DuplicateAnswersProps = {
  policy: DuplicatePolicy;
  /** Left out, the policy is only read. */
  onChange?: (policy: DuplicatePolicy) => void;
  /** What the server said about a part of it. */
  errorOf?: (path: string) => string | undefined;
};

/** The duplicate policy: what the door does, for whom it does something else, and what becomes of pairs a search is sure of. */
export function DuplicateAnswers({ policy, onChange, errorOf = () => undefined }: DuplicateAnswersProps) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const headed = (title: string, note: string) => (
    <>
      <h3 className={classes.title}>{title}</h3>
      <p className={classes.note}>{note}</p>
    </>
  );
  return (
    <div>
      {headed(t.door, t.doorNote)}
      <AnswerTable policy={policy} onChange={onChange} errorOf={errorOf} />
      {onChange === undefined ? null : (
        <Button
          variant="subtle"
          className={classes.add}
          onClick={() => onChange({ ...policy, roles: [...policy.roles, freeRow(policy)] })}
        >
          {t.addRole}
        </Button>
      )}
      {headed(t.automatic, t.automaticNote)}
      <AutomaticTable policy={policy} onChange={onChange} />
    </div>
  );
}

/** A role that has no row yet, as far as there is one. */
function freeRow({ roles: rows }: DuplicatePolicy): DuplicatePolicy["roles"][number] {
  const role = enteringFirst.find((one) => rows.every((row) => row.role !== one)) ?? "steward";
  return { role, answers: {} };
}

// Those whose work it is to enter records come first.
const enteringFirst = [...roles].sort((a, b) => Number(b === "operator") - Number(a === "operator"));
