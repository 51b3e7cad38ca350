import { useState } from "react";
import { removeUpload, uploadFile } from "../../contract/data-quality.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useWrite } from "../api.ts";
import type { ApiProblem } from "../api-problem.ts";

export type Upload = OutputOf<typeof uploadFile>;

/** The files that were sent, one after the other, and what goes wrong with one of them. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [sending, setSending] = useState<{ name: string; done: number; total: number }>();
  const [problem, setProblem] = useState<ApiProblem>();
  const send = useWrite(uploadFile);
  const drop = useWrite(removeUpload);

  async function add(files: readonly File[]) {
    setProblem(undefined);
    for (const [done, file] of files.entries()) {
      setSending({ name: file.name, done, total: files.length });
      try {
        const upload = await send.mutateAsync({ name: nameOf(file), file });
        setUploads((before) => [...before.filter(({ name }) => name !== upload.name), upload]);
      } catch (error) {
        setProblem(error as ApiProblem);
      }
    }
    setSending(undefined);
  }

  function remove(upload: Upload) {
    setUploads((before) => before.filter((one) => one !== upload));
    drop.mutate({ uploadId: upload.uploadId });
  }

  return { uploads, sending, problem, add, remove };
}

/** A file of a dropped folder is known by its place in it. */
function nameOf(file: File): string {
  const path = (file.webkitRelativePath || Reflect.get(file, "path") || file.name) as string;
  return path.replace(/^\.?\//, "") || file.name;
}
