export type Figure = number | string;

export type FormatSettings = {
  /** BCP 47, `en-GB`. */
  locale: string;
  /** The base currency, ISO 4217. */
  currency: string;
  /** IANA name, `Europe/Berlin`. */
  timeZone: string;
};

export type AmountOptions = {
  /** Digits after the point; 0 unless told, because cents are noise in a column of thousands. */
  decimals?: number;
  /** `always` writes + as well; `never` drops the minus (the row says "− discounts" already). */
  sign?: "auto" | "always" | "never";
};
