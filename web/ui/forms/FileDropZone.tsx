import { Dropzone, type FileRejection } from "@mantine/dropzone";
import "@mantine/dropzone/styles.layer.css";
import { IconFileDownload } from "@tabler/icons-react";
import { type ChangeEvent, useRef, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import classes from "./FileDrop.module.css";

export type FileDropProps = {
  onFiles: (files: readonly File[]) => void;
  /** MIME type → endings, as the browser's file picker wants it. */
  accept?: Record<string, string[]>;
  /** Largest file in bytes. */
  bytesMax?: number;
  /** Under the title: which kinds of file are understood. */
  hint?: string;
  isBusy?: boolean;
  withFolder?: boolean;
};

export function FileDropZone({
  onFiles,
  accept,
  bytesMax,
  hint,
  isBusy = false,
  withFolder = true,
}: FileDropProps) {
  const { form } = useTexts();
  const format = useFormat();
  const open = useRef<() => void>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  function refuse(rejections: readonly FileRejection[]) {
    setRefused(
      rejections.map(({ file, errors }) => {
        const isTooLarge = bytesMax !== undefined && errors.some((error) => error.code === "file-too-large");
        return `${file.name}: ${isTooLarge ? form.dropTooLarge(format.bytes(bytesMax)) : form.dropType}`;
      }),
    );
  }

  function take(files: readonly File[]) {
    setRefused([]);
    if (files.length > 0) onFiles(files);
  }

  return (
    <div>
      <Dropzone
        className={classes.zone ?? ""}
        onDrop={take}
        onReject={refuse}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        loading={isBusy}
        inputProps={{ "aria-label": form.dropChoose }}
        tabIndex={-1}
        {...(accept ? { accept } : {})}
        {...(bytesMax === undefined ? {} : { maxSize: bytesMax })}
      >
        <div className={classes.words}>
          <IconFileDownload size={22} stroke={1.5} aria-hidden />
          <div>
            <p>
              {form.dropTitle} {form.dropOr}{" "}
              <button type="button" className={classes.choose} onClick={() => open.current?.()}>
                {form.dropChoose}
              </button>
              {withFolder ? (
                <>
                  {", "}
                  <button type="button" className={classes.choose} onClick={() => folder.current?.click()}>
                    {form.dropFolder}
                  </button>
                </>
              ) : null}
            </p>
            {hint === undefined ? null : <p className={classes.hint}>{hint}</p>}
          </div>
        </div>
      </Dropzone>
      {withFolder ? <FolderInput input={folder} label={form.dropFolder} onFiles={take} /> : null}
      {refused.length > 0 ? (
        <ul className={classes.refused} role="alert">
          {refused.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type FolderInputProps = {
  input: React.RefObject<HTMLInputElement | null>;
  label: string;
  onFiles: (files: readonly File[]) => void;
};

/** `webkitdirectory` is how every browser spells "a folder"; React knows it only as an attribute set by hand. */
function FolderInput({ input, label, onFiles }: FolderInputProps) {
  return (
    <input
      ref={(element) => {
        input.current = element;
        element?.setAttribute("webkitdirectory", "");
      }}
      className={classes.unseen}
      type="file"
      multiple
      tabIndex={-1}
      aria-label={label}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = "";
      }}
    />
  );
}
