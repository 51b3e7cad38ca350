import { useLocalStorage } from "@mantine/hooks";

/** Small choices of this browser: how wide the rail is, how high the rows. What belongs to the person lives on the server. */
export function useRailNarrow() {
  return useLocalStorage({
    key: "vitalfew.rail-narrow",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
}

/** Rows of 36 or of 30 pixels, in every table. */
export function useCompactRows() {
  return useLocalStorage({
    key: "vitalfew.rows-compact",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
}
