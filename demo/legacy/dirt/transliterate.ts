import iconv from "iconv-lite";
import { greekInLatin, ukrainianInLatin } from "../../company/words/letters-in-latin.ts";

const german: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  Ä: "AE",
  Ö: "OE",
  Ü: "UE",
  ẞ: "SS",
};

const latin: Readonly<Record<string, string>> = { ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i" };

const cyrillic: Readonly<Record<string, string>> = {
  ...ukrainianInLatin,
  ы: "y",
  э: "e",
  ё: "e",
  ъ: "",
  "’": "'",
  ʼ: "'",
};

const kana: Readonly<Record<string, string>> = {
  ア: "a",
  イ: "i",
  ウ: "u",
  エ: "e",
  オ: "o",
  カ: "ka",
  キ: "ki",
  ク: "ku",
  ケ: "ke",
  コ: "ko",
  サ: "sa",
  シ: "shi",
  ス: "su",
  セ: "se",
  ソ: "so",
  タ: "ta",
  チ: "chi",
  ツ: "tsu",
  テ: "te",
  ト: "to",
  ナ: "na",
  ニ: "ni",
  ヌ: "nu",
  ネ: "ne",
  ノ: "no",
  ハ: "ha",
  ヒ: "hi",
  フ: "fu",
  ヘ: "he",
  ホ: "ho",
  マ: "ma",
  ミ: "mi",
  ム: "mu",
  メ: "me",
  モ: "mo",
  ヤ: "ya",
  ユ: "yu",
  ヨ: "yo",
  ラ: "ra",
  リ: "ri",
  ル: "ru",
  レ: "re",
  ロ: "ro",
  ワ: "wa",
  ヲ: "o",
  ン: "n",
  ー: "",
  ッ: "",
};

const held = new Map<string, string>();

/**
 * Text as a system of Windows-1252 that also writes umlauts out would hold it: `ä` as `ae`, letters of other scripts by
 * their usual Latin ones (passports' for Ukrainian), and a question mark for what it could make nothing of.
 */
export function transliterate(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return Array.from(text.normalize("NFC"), letterOf).join("");
}

function letterOf(letter: string): string {
  const known = held.get(letter);
  if (known !== undefined) return known;
  const written = writtenAs(letter);
  held.set(letter, written);
  return written;
}

function writtenAs(letter: string): string {
  const own = german[letter] ?? latin[letter];
  if (own !== undefined) return own;
  if (fits(letter)) return letter;
  const small = letter.toLowerCase();
  const bare = small.normalize("NFD").replace(/\p{M}/gu, "");
  const other = cyrillic[small] ?? greekInLatin[bare] ?? kana[hiraganaAsKatakana(bare)];
  if (other !== undefined) return small === letter ? other : other.charAt(0).toUpperCase() + other.slice(1);
  const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain !== letter && fits(plain) ? plain : "?";
}

function hiraganaAsKatakana(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : letter;
}

function fits(text: string): boolean {
  return iconv.decode(iconv.encode(text, "windows-1252"), "windows-1252") === text;
}
