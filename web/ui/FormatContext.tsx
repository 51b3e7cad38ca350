import { createContext, type ReactNode, useContext, useMemo } from "react";
import { createFormat, type Format } from "./format.ts";
import type { FormatSettings } from "./format-settings.ts";

const defaults: FormatSettings = {
  locale: "en-GB",
  currency: "EUR",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const FormatContext = createContext<Format>(createFormat(defaults));

/** Sets how figures and dates are written below it: the workspace's currency and zone, the person's locale. */
export function FormatProvider({ children, ...given }: Partial<FormatSettings> & { children: ReactNode }) {
  const { locale = defaults.locale, currency = defaults.currency, timeZone = defaults.timeZone } = given;
  const format = useMemo(() => createFormat({ locale, currency, timeZone }), [locale, currency, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** The formatters for this workspace and person. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
