import type { ReactNode } from "react";

/** What each Tip on screen says, by the id in its `data-tip`. */
export const tipLabels = new Map<string, ReactNode>();
