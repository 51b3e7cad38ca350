import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import {
  listImportMappings,
  removeImportMapping,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useReadPages, useWrite } from "../../api.ts";
import { type DataQualityTexts, useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";

type Mapping = OutputOf<typeof listImportMappings>["rows"][number];

/** The mappings that were saved, the last used first. */
export function MappingTable() {
  const texts = useDataQualityTexts();
  const { mappings: words } = texts;
  const list = useReadPages(listImportMappings, {});
  const [forgetting, forget] = useState<Mapping>();
  const remove = useWrite(removeImportMapping, {
    invalidates: [listImportMappings],
    onDone: () => {
      toastDone(words.removed);
      forget(undefined);
    },
  });
  const columns = useMemo(() => columnsOf(texts, forget), [texts]);
  return (
    <>
      <DataTable
        {...list}
        label={words.tab}
        columns={columns}
        rowKey={(mapping) => mapping.mappingId}
        rowName={(mapping) => mapping.title}
        empty={<Empty title={words.empty} sentence={words.emptySentence} />}
        renderPhoneRow={(mapping) => (
          <PhoneRow
            title={mapping.title}
            figure={<RemoveButton mapping={mapping} onForget={forget} />}
            detail={mapping.modules.join(", ")}
            aside={mapping.isShared ? words.forAll : words.forOwn}
          />
        )}
      />
      <Confirm
        isOpen={forgetting !== undefined}
        onClose={() => forget(undefined)}
        title={words.removeTitle}
        verb={words.remove(forgetting?.title ?? "")}
        isGrave
        problem={remove.error ?? undefined}
        onConfirm={() =>
          remove.mutateAsync({ mappingId: forgetting?.mappingId ?? "" }).catch(() => undefined)
        }
      >
        {words.removeWords}
      </Confirm>
    </>
  );
}

type RemoveButtonProps = { mapping: Mapping; onForget: (mapping: Mapping) => void };

function RemoveButton({ mapping, onForget }: RemoveButtonProps) {
  const { mappings: words } = useDataQualityTexts();
  return (
    <ActionIcon aria-label={words.remove(mapping.title)} onClick={() => onForget(mapping)}>
      <IconTrash size={15} stroke={1.7} />
    </ActionIcon>
  );
}

function columnsOf(
  { mappings: words }: DataQualityTexts,
  forget: (mapping: Mapping) => void,
): Column<Mapping>[] {
  return [
    { id: "title", header: words.title, width: 200, grow: 2, cell: (mapping) => mapping.title },
    { id: "source", header: words.source, width: 120, leaves: 4, cell: (mapping) => mapping.source },
    {
      id: "modules",
      header: words.modules,
      width: 220,
      grow: 2,
      leaves: 5,
      title: (mapping) => mapping.modules.join(", "),
      cell: (mapping) => mapping.modules.join(", "),
    },
    {
      id: "who",
      header: words.who,
      width: 100,
      leaves: 2,
      cell: (mapping) => (mapping.isShared ? words.forAll : words.forOwn),
    },
    { id: "owner", header: words.owner, width: 130, leaves: 3, cell: (mapping) => mapping.createdByName },
    {
      id: "used",
      header: words.used,
      width: 70,
      align: "right",
      leaves: 2,
      cell: (mapping) => <Amount value={mapping.usedCount} />,
    },
    {
      id: "usedAt",
      header: words.usedAt,
      width: 110,
      align: "right",
      cell: (mapping) =>
        mapping.usedAt === null ? words.never : <DateText value={mapping.usedAt} as="relative" />,
    },
    {
      id: "remove",
      header: "",
      width: 44,
      cell: (mapping) => <RemoveButton mapping={mapping} onForget={forget} />,
    },
  ];
}
