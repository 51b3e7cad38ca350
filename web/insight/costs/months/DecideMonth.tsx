import { useState } from "react";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import { closeMonth, listMonths, readMonth, reopenMonth } from "../../../../contract/insight.ts";
import { useWrite } from "../../../api.ts";
import type { ApiProblem } from "../../../api-problem.ts";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { TextField } from "../../../ui/forms/TextField.tsx";
import { Confirm } from "../../../ui/states/Confirm.tsx";
import { toastDone } from "../../../ui/states/toast.tsx";

export type Month = OutputOf<typeof listMonths>["rows"][number];

/** Closes a month, or reopens it with the reason. */
export function DecideMonth({ row, onClose }: { row: Month; onClose: () => void }) {
  const { month: t, draft } = useCostsTexts();
  const format = useFormat();
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<ApiProblem | { message: string }>();
  const close = useWrite(closeMonth, { invalidates: [listMonths, readMonth] });
  const reopen = useWrite(reopenMonth, { invalidates: [listMonths, readMonth] });
  const isClosed = row.state === "closed";
  const name = format.month(row.month);

  async function confirm() {
    const said = words.trim();
    if (isClosed && said === "") return setProblem({ message: `${t.reason}: ${draft.fill}` });
    try {
      if (isClosed) await reopen.mutateAsync({ month: row.month, reason: said });
      else await close.mutateAsync({ month: row.month, ...(said !== "" && { note: said }) });
      toastDone(isClosed ? t.reopened(name) : t.closed(name));
      onClose();
    } catch (refusal) {
      setProblem(refusal as ApiProblem);
    }
  }

  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={isClosed ? t.reopenTitle(name) : t.closeTitle(name)}
      verb={isClosed ? t.reopenNamed(name) : t.closeNamed(name)}
      onConfirm={confirm}
      problem={problem}
    >
      <p>{isClosed ? t.reopenWords : t.closeWords}</p>
      <TextField
        label={isClosed ? t.reason : t.noteField}
        isOptional={!isClosed}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Confirm>
  );
}
