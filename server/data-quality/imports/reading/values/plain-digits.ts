const otherDigits = /(?![0-9])\p{Nd}/u;
// The noughts of Arabic, Persian, Indian and Thai figures; nine more stand behind each.
const noughts = [0x660, 0x6f0, 0x966, 0xe50];

/** `١٬٢٣٤٫٥٠` as `1,234.50` and `２０２４／０１／０２` as `2024/01/02`. Words with no figures but ours stay as they are. */
export function plainDigits(words: string): string {
  if (!otherDigits.test(words)) return words;
  return words
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const nought = noughts.find((one) => code >= one && code < one + 10);
      return nought === undefined ? digit : String(code - nought);
    })
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
}
