import { useQueryClient } from "@tanstack/react-query";
import { removeExample } from "../../../contract/data-quality.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useExampleTexts } from "../../texts/start/useExampleTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useNavigation } from "../../ui/Link.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import type { Example } from "./useExample.ts";

type RemoveExampleProps = { example: Example; isOpen: boolean; onClose: () => void };

/** Says by name and number what goes, and removes it; what was added since is named in the button itself. */
export function RemoveExample({ example, isOpen, onClose }: RemoveExampleProps) {
  const { example: t } = useExampleTexts();
  const format = useFormat();
  const client = useQueryClient();
  const { go } = useNavigation();
  const remove = useWrite(removeExample, {
    onDone: () => {
      onClose();
      toastDone(t.removed);
      void client.resetQueries();
      go(links.home());
    },
  });
  const { added, addedCount, loads } = example;
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t.removeTitle}
      verb={addedCount > 0 ? t.removeVerbAdded(format.amount(addedCount)) : t.remove}
      isGrave
      problem={remove.error ?? undefined}
      onConfirm={() => remove.mutateAsync({ added: addedCount }).catch(() => client.invalidateQueries())}
    >
      <p>{t.removeSentence(format.amount(example.customers))}</p>
      {addedCount > 0 ? (
        <p>
          <strong>
            {t.removeAdded(format.and(added.map((one) => format.count(one.count, t.added[one.kind]))))}
          </strong>
        </p>
      ) : null}
      {loads > 0 ? <p>{t.removeLoads(format.amount(loads))}</p> : null}
    </Confirm>
  );
}
