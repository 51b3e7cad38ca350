import type { previewMerge } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { Section } from "../../ui/layout/Section.tsx";
import { GroupLines, SetLines } from "./GroupLines.tsx";
import { useGroupWords } from "./useGroupWords.ts";

type Preview = OutputOf<typeof previewMerge>;

type WillCountProps = {
  preview: Preview;
  /** The two by their ids: the one that goes on, and the other. */
  here: string;
  there: string;
};

/** Before a merge: what will count in each group of fields, whose it is and by which rule, and what will not. */
export function WillCount({ preview, here, there }: WillCountProps) {
  const { survivors: t, origins } = useMergedRecordsTexts();
  const wordsOf = useGroupWords();
  // Two that are merged often have one name: then only this and the other one tell them apart.
  const nameOf = ({ partyId, name }: Preview["groups"][number]["from"]) =>
    partyId === here ? t.thisOne : partyId === there ? t.otherOne : name;
  const whyOf = ({ group, from, rule, values, said }: Preview["groups"][number]) => {
    const counts = wordsOf(group, values);
    const aside = new Set(said.map((one) => wordsOf(group, one.values)).filter((words) => words !== counts));
    const why = origins.from(nameOf(from), origins.rules[rule]);
    return aside.size === 0 ? why : t.insteadOf(why, [...aside].join("; "));
  };
  const saying = preview.groups.flatMap(({ said }) => said.map(({ record }) => record));
  const records = [...saying, ...preview.before.map(({ party }) => party)].map((record) => ({
    partyId: record.partyId,
    name: nameOf(record),
  }));
  return (
    <Section title={t.willCount} note={t.willCountNote}>
      <GroupLines label={t.willCount} groups={preview.groups} whyOf={whyOf}>
        <SetLines title={t.mails} set={preview.mails} records={records} />
        <SetLines title={t.phones} set={preview.phones} records={records} />
      </GroupLines>
    </Section>
  );
}
