import { useState } from "react";
import { removeUpload, uploadFile } from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";

export type Upload = OutputOf<typeof uploadFile>;
/** A file that was not taken, and why. */
export type RefusedFile = { name: string; problem: ApiProblem };

/** The files that were sent, one after the other, and those that were not taken. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [sending, setSending] = useState<{ name: string; done: number; total: number }>();
  const send = useWrite(uploadFile);
  const drop = useWrite(removeUpload);

  async function add(files: readonly File[]) {
    setRefused([]);
    for (const [done, file] of files.entries()) {
      const name = nameOf(file);
      setSending({ name, done, total: files.length });
      try {
        const upload = await send.mutateAsync({ name, file });
        setUploads((before) => [...before.filter((one) => one.name !== upload.name), upload]);
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        setRefused((before) => [...before, { name, problem }]);
      }
    }
    setSending(undefined);
  }

  function remove(upload: Upload) {
    setUploads((before) => before.filter((one) => one !== upload));
    drop.mutate({ uploadId: upload.uploadId });
  }

  return { uploads, refused, sending, add, remove };
}

/** A file of a dropped folder is known by its place in it. */
function nameOf(file: File): string {
  const path = (file.webkitRelativePath || Reflect.get(file, "path") || file.name) as string;
  return path.replace(/^\.?\//, "") || file.name;
}
