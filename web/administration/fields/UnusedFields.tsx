import { Button } from "@mantine/core";
import { useState } from "react";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./FieldList.module.css";
import type { Field } from "./useFields.ts";

type UnusedFieldsProps = { fields: readonly Field[]; retire: (field: Field) => Promise<void> };

const namedMost = 3;

/** Fields that nobody fills, and the offer to retire them. */
export function UnusedFields({ fields, retire }: UnusedFieldsProps) {
  const { fields: words } = useAdministrationTexts();
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  if (fields.length === 0) return null;
  const titles = fields.slice(0, namedMost).map(({ title }) => title);
  const left = fields.length - titles.length;
  const named = left === 0 ? titles : [...titles, words.unusedMore(left)];

  async function retireAll() {
    setBusy(true);
    try {
      for (const field of fields) await retire(field);
      toastDone(words.retiredToast(fields.length));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.unused}>
      <Notice tone="attention" title={words.unused(fields.length, format.and(named))}>
        <p>{words.unusedHint}</p>
        <Button size="compact-sm" mt="xs" loading={isBusy} onClick={() => void retireAll()}>
          {words.unusedRetire(fields.length)}
        </Button>
      </Notice>
    </div>
  );
}
