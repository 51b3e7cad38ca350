const clock = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/;

/** Seconds of a duration as a clock shows it (`00:05:12`); null for anything else. */
export function secondsOnClock(words: string): number | null {
  const found = clock.exec(words.trim());
  return found === null ? null : Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}

const inOne: Readonly<Record<string, number>> = { seconds: 1, minutes: 60 };

/** What a clock shows in the measure of a field that counts time, as decimal text; null for other fields and words. */
export function readClock(field: string, words: string): string | null {
  const measure = inOne[field];
  const seconds = measure === undefined ? null : secondsOnClock(words);
  if (measure === undefined || seconds === null) return null;
  return String(Math.round((seconds / measure) * 1e6) / 1e6);
}

const hoursAndMinutes = /^(\d{1,4}):([0-5]\d)$/;

/** Minutes of a time told in hours, as decimal text: `1.5` and `1:30` are 90. `figure`: the words as a decimal, null where they are none. */
export function minutesOfHours(words: string, figure: string | null): string | null {
  const found = hoursAndMinutes.exec(words.trim());
  if (found !== null) return String(Number(found[1]) * 60 + Number(found[2]));
  return figure === null ? readClock("minutes", words) : String(Math.round(Number(figure) * 60e6) / 1e6);
}
