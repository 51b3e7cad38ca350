import { lazy, Suspense } from "react";
import { Skeleton } from "../states/Skeleton.tsx";
import type { FileDropProps } from "./FileDropZone.tsx";

const Zone = lazy(async () => ({ default: (await import("./FileDropZone.tsx")).FileDropZone }));

/** Takes files or a whole folder, dropped or chosen. Its code comes when it is first shown. */
export function FileDrop(props: FileDropProps) {
  return (
    <Suspense fallback={<Skeleton height={120} />}>
      <Zone {...props} />
    </Suspense>
  );
}
