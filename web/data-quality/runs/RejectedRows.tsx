import { IconFileDownload } from "@tabler/icons-react";
import { downloadProblemRows } from "../../../contract/data-quality/imports/import-drafts.ts";
import { addressOf } from "../../api.ts";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import classes from "./RejectedRows.module.css";
import type { ImportFile } from "./run-words.ts";

/** The rows that were not taken in, one file for each of the delivery that has some. */
export function RejectedRows({ runId, files }: { runId: string; files: readonly ImportFile[] }) {
  const { result } = useDataQualityTexts();
  const format = useFormat();
  const rejected = files.filter((file) => file.counts.refused > 0);
  if (rejected.length === 0) return null;
  return (
    <div>
      <p className={classes.title}>
        {result.rejected} <span className={classes.note}>{result.rejectedNote}</span>
      </p>
      <ul className={classes.files}>
        {rejected.map((file) => (
          <li key={file.fileNo}>
            <a
              className={classes.file}
              href={addressOf(downloadProblemRows, { runId, path: file.name })}
              download
            >
              <IconFileDownload size={15} stroke={1.7} aria-hidden />
              {result.download(file.name, format.amount(file.counts.refused))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
