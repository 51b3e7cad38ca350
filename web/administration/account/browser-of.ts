/** Which browser and system a user agent names, as far as a person cares; null for what isn't a browser's. */
export function browserOf(userAgent: string): { browser: string; system: string } | null {
  const browser = first(userAgent, browsers);
  const system = first(userAgent, systems);
  return browser === undefined || system === undefined ? null : { browser, system };
}

// Browsers name each other: the first that fits is the one it is.
const browsers: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

function first(text: string, names: readonly [RegExp, string][]): string | undefined {
  return names.find(([sign]) => sign.test(text))?.[1];
}
