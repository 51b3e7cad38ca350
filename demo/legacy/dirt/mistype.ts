const besides: Readonly<Record<string, string>> = {
  a: "s",
  b: "v",
  c: "x",
  d: "f",
  e: "r",
  f: "g",
  g: "h",
  h: "j",
  i: "u",
  j: "k",
  k: "l",
  l: "k",
  m: "n",
  n: "m",
  o: "p",
  p: "o",
  q: "w",
  r: "t",
  s: "a",
  t: "z",
  u: "i",
  v: "b",
  w: "e",
  x: "c",
  y: "x",
  z: "t",
};

/**
 * Text with one slip of the fingers: two letters in the wrong order, one missing, one twice, or the key beside it. The
 * first letter stays: people look at it.
 * @param luck from 0 to 1: where and how
 */
export function mistype(text: string, luck: number): string {
  const letters = Array.from(text);
  if (letters.length < 4) return text;
  const at = 1 + Math.floor(luck * (letters.length - 2));
  const way = Math.floor(luck * 1e6) % 4;
  const [here = "", next = ""] = letters.slice(at);
  if (!/\p{L}/u.test(here)) return text;
  if (way === 0 && here !== next) letters.splice(at, 2, next, here);
  else if (way === 1) letters.splice(at, 1);
  else if (way === 2) letters.splice(at, 1, besides[here.toLowerCase()] ?? here + here);
  else letters.splice(at, 0, here);
  return letters.join("");
}
