import { lazy, Suspense, useSyncExternalStore } from "react";
import { hasToasts, onFirstToast } from "./first-toast.ts";

const Place = lazy(() => import("./ToastPlace.tsx"));

/** Where toasts rise: once, at the root. Its code comes with the first toast. */
export function Toasts() {
  const isNeeded = useSyncExternalStore(onFirstToast, hasToasts);
  return isNeeded ? (
    <Suspense>
      <Place />
    </Suspense>
  ) : null;
}
