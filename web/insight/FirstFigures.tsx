import type { ReactNode } from "react";
import type { Endpoint } from "../../contract/endpoint.ts";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { Empty } from "../ui/states/Empty.tsx";
import { useFreshness } from "./useFreshness.ts";

const none: readonly Endpoint[] = [];

type FirstFiguresProps = {
  /** What is asked for anew when they are there, where nothing else on the page does; the same list each time. */
  reads?: readonly Endpoint[];
  /** What stands there otherwise, with the one next step. */
  children: ReactNode;
};

/** What stands where nobody has figures: that they are being computed, while they are, as after the first load of orders. */
export function FirstFigures({ reads = none, children }: FirstFiguresProps) {
  const { curve: t } = useCurveTexts();
  const isComputing = useFreshness(reads)?.isComputing;
  return isComputing ? <Empty title={t.firstTitle} sentence={t.firstSentence} /> : children;
}
