import { type FormEvent, useState } from "react";
import { findDuplicates, listCustomers, listPeople, readParty } from "../../../contract/customers.ts";
import {
  mergeParties,
  previewMerge,
  readGoldenRecord,
  readMergeHistory,
} from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead, useWrite } from "../../api.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { WillCount } from "../golden/WillCount.tsx";
import { PartyPicker } from "../PartyPicker.tsx";
import type { Party } from "./PartyHeader.tsx";

type MergeFormProps = {
  party: Party;
  /** The other record, where it is known already. */
  with?: { partyId: string; name: string } | undefined;
  onClose: () => void;
};

/** Keeps another record as this one, after showing what would stand under it; what is refused says why before it is tried. */
export function MergeForm({ party, with: given, onClose }: MergeFormProps) {
  const { merging: t } = useMergedRecordsTexts();
  const [other, setOther] = useState<string | null>(given?.partyId ?? null);
  const [reason, setReason] = useState("");
  const { partyId, name } = party;
  const preview = useRead(previewMerge, { partyId, memberIds: other ?? partyId }, { isOn: other !== null });
  const merge = useWrite(mergeParties, {
    invalidates: [readParty, readGoldenRecord, readMergeHistory, findDuplicates, listCustomers, listPeople],
    onDone: () => {
      toastDone(t.done(name));
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    // It may have been opened from a form, which is not to be sent with it.
    event.stopPropagation();
    if (other === null || preview.data === undefined) return;
    merge.mutate({ partyId, memberIds: [other], ...(reason.trim() ? { reason: reason.trim() } : {}) });
  }

  const refused = other === null ? undefined : (preview.error ?? undefined);
  return (
    <Dialog isOpen onClose={onClose} title={t.title(name)} width={520}>
      <form onSubmit={submit} noValidate>
        <FormProblems problem={merge.error ?? refused} />
        <Fields>
          <PartyPicker
            label={t.other}
            help={t.otherHelp}
            value={other}
            name={given?.name}
            onChange={setOther}
            kinds={[party.kind]}
          />
          <TextField
            label={t.reason}
            isOptional
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Fields>
        {other !== null && preview.data ? (
          <>
            <WillCount preview={preview.data} here={partyId} there={other} />
            <WillStand preview={preview.data} />
          </>
        ) : null}
        <Submit
          verb={t.verb}
          isBusy={merge.isPending || (other !== null && preview.isLoading)}
          onCancel={onClose}
          reason={other === null ? t.otherMissing : refused?.message}
        />
      </form>
    </Dialog>
  );
}

const counted = [
  "documents",
  "payments",
  "opportunities",
  "contacts",
  "cases",
  "notes",
  "consents",
  "contactPoints",
  "relationships",
  "assets",
] as const;

function WillStand({ preview }: { preview: OutputOf<typeof previewMerge> }) {
  const { merging: t } = useMergedRecordsTexts();
  const format = useFormat();
  const [here, there] = preview.before;
  const { after } = preview;
  if (here === undefined || there === undefined) return null;
  const shown = counted.filter((name) => (after[name] ?? 0) > 0);
  return (
    <Section title={t.under}>
      {shown.length === 0 ? <p>{t.nothing}</p> : null}
      <Facts>
        {shown.map((name) => (
          <Fact key={name} name={t.counts[name]}>
            {t.sum(
              format.amount(here[name] ?? 0),
              format.amount(there[name] ?? 0),
              format.amount(after[name] ?? 0),
            )}
          </Fact>
        ))}
        {after.profit === undefined || here.profit === undefined || there.profit === undefined ? null : (
          <Fact name={t.profit}>
            {t.sum(
              format.money(here.profit, { decimals: 2 }),
              format.money(there.profit, { decimals: 2 }),
              format.money(after.profit, { decimals: 2 }),
            )}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
