// Our own list: family names of China and Korea that have two characters; all others there have one.
const ofTwo = new Set(
  "欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 令狐 慕容 司徒 夏侯 长孙 端木 独孤 南宫 남궁 황보 제갈 선우 독고 사공".split(
    " ",
  ),
);
const ownScripts = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
const hangul = /\p{Script=Hangul}/u;
const hanThenKana = /^(\p{Script=Han}+)([\p{Script=Hiragana}\p{Script=Katakana}ー]+)$/u;

/** Whether a name is written in Chinese characters or kana, which are read in one way in China and in another in Japan. */
export const isInHan = (name: string) => name.charCodeAt(0) >= 0x3000 && !hangul.test(name);

/**
 * A whole name in the scripts of China, Japan and Korea, where the family name stands in front and mostly no blank behind it; null for any
 * other.
 */
export function splitEastAsian(full: string): { given: string; family: string } | null {
  if (full.charCodeAt(0) < 0x3000 || !ownScripts.test(full)) return null;
  const [first = "", ...rest] = full.trim().split(/[\s・]+/);
  if (rest.length > 0) return { family: first, given: rest.join("") };
  const [, han, kana] = hanThenKana.exec(first) ?? [];
  if (han !== undefined && kana !== undefined) return { family: han, given: kana };
  const characters = [...first];
  const isJapanese = characters.length === 4;
  const length = isJapanese || ofTwo.has(characters.slice(0, 2).join("")) ? 2 : 1;
  return { family: characters.slice(0, length).join(""), given: characters.slice(length).join("") };
}
