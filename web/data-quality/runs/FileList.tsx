import { ActionIcon } from "@mantine/core";
import { IconFile, IconFileOff, IconX } from "@tabler/icons-react";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import classes from "./FileList.module.css";
import { encodingName, whatItIs } from "./run-words.ts";

type Listed = {
  name: string;
  bytes: number;
  encoding: string | null;
  source: string | null;
  module: string | null;
  rows: number;
};

type FileListProps<File extends Listed> = {
  files: readonly File[];
  keyOf: (file: File) => string;
  /** The rows were counted, not estimated. */
  isRead?: boolean;
  onRemove?: (file: File) => void;
};

/** The files of a delivery, each with what it was recognised as. */
export function FileList<File extends Listed>({
  files,
  keyOf,
  isRead = false,
  onRemove,
}: FileListProps<File>) {
  const { imports } = useDataQualityTexts();
  const format = useFormat();
  return (
    <ul className={classes.files}>
      {files.map((file) => {
        const what = whatItIs(file);
        return (
          <li key={keyOf(file)} className={classNames(classes.file, what === null && classes.unknown)}>
            {what === null ? (
              <IconFileOff size={17} stroke={1.6} aria-hidden />
            ) : (
              <IconFile size={17} stroke={1.6} aria-hidden />
            )}
            <span className={classes.name} title={file.name}>
              {file.name}
            </span>
            <span className={classes.what}>
              <WhatItIs file={file} isRead={isRead} />
            </span>
            <span className={classes.bytes}>{format.bytes(file.bytes)}</span>
            {onRemove ? (
              <ActionIcon size={24} aria-label={imports.remove(file.name)} onClick={() => onRemove(file)}>
                <IconX size={15} />
              </ActionIcon>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function WhatItIs({ file, isRead }: { file: Listed; isRead: boolean }) {
  const { imports } = useDataQualityTexts();
  const format = useFormat();
  const what = whatItIs(file);
  const rows = format.amount(file.rows);
  if (file.encoding === null && file.rows === 0) return imports.noText;
  if (what === null) return isRead ? imports.notTaken : imports.notRecognised(rows);
  const said = isRead ? imports.read(what, rows) : imports.recognised(what, rows);
  return file.encoding === null ? said : `${said}, ${encodingName(file.encoding)}`;
}
