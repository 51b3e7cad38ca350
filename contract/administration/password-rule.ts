/** Shortest password taken, in characters. Length is what counts (NIST SP 800-63B-4, 3.1.1.2); no classes of characters are asked for. */
export const passwordLengthMin = 12;

/** Longest, so that nobody makes the server hash a book. */
export const passwordLengthMax = 200;

// The long ones among the most used passwords; shorter ones are refused by their length.
const common = new Set([
  "123123123123",
  "1234567890",
  "123456789012",
  "1q2w3e4r5t6y",
  "administrator",
  "changeme1234",
  "changemeplease",
  "iloveyou1234",
  "letmein12345",
  "letmeinplease",
  "password1234",
  "password12345",
  "passwordpassword",
  "passw0rd1234",
  "p@ssw0rd1234",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "qwertyqwerty",
  "qazwsxedcrfv",
  "thisisapassword",
  "vitalfew1234",
  "vitalfewvitalfew",
  "welcome12345",
  "correcthorsebatterystaple",
]);

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
];

/**
 * Why a password can't be taken, as a sentence that says what to do; null when it can. Both sides ask this function.
 * @param person what others know of the account, which therefore can't be its password
 */
export function passwordProblem(
  password: string,
  person: { mail?: string | null; name?: string | null },
): string | null {
  const length = [...password].length;
  if (length < passwordLengthMin)
    return `Use at least ${passwordLengthMin} characters; a few words in a row are easy to keep in mind.`;
  if (length > passwordLengthMax) return `Use at most ${passwordLengthMax} characters.`;
  const bare = bareOf(password);
  if (common.has(bare) || common.has(password.toLowerCase()))
    return "Many people use this password, so it is tried first. Choose another one.";
  if (isOnePattern(bare))
    return "A repeated or counted-up pattern is guessed quickly. Choose words that don't follow each other.";
  if (saysWhoYouAre(bare, person))
    return "This is mostly your own name or mail address, which others know. Choose something else.";
  return null;
}

/** Lower case, without what people put between words. */
function bareOf(text: string): string {
  return text.toLowerCase().replace(/[\s._\-@+!]/g, "");
}

function isOnePattern(bare: string): boolean {
  const repeats = /^(.{1,4})\1{2,}.{0,3}$/s.test(bare);
  const counts = rows.some((row) => row.includes(bare) || [...row].reverse().join("").includes(bare));
  return repeats || counts;
}

/** Whether less than half a password's length is left when name and mail are taken out of it. */
function saysWhoYouAre(bare: string, person: { mail?: string | null; name?: string | null }): boolean {
  const mail = person.mail?.toLowerCase() ?? "";
  const known = [mail, ...mail.split(/[@.]/), person.name ?? "", ...(person.name ?? "").split(/\s+/)]
    .map(bareOf)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, ""), bare);
  return rest.length < bare.length && rest.length < passwordLengthMin / 2;
}
