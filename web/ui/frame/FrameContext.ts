import { createContext } from "react";

/** Places of the frame that a page fills from where it stands: the trail above, the peek panel on the right. */
export const FrameContext = createContext<{
  trail: HTMLElement | null;
  peek: HTMLElement | null;
  setTrail: (element: HTMLElement | null) => void;
}>({ trail: null, peek: null, setTrail: () => undefined });
