// A spreadsheet carries out what begins with one of these (OWASP, CSV injection). Digits behind a plus are a phone number:
// there is nothing in it to carry out, and an apostrophe would break it for every other program.
const armed = /^'*[=+\-@\t\r]/;
const phone = /^\+[\d ]+$/;

/** A text that no spreadsheet takes for a formula: an apostrophe stands before what would be one. */
export function disarm(text: string): string {
  return armed.test(text) && !phone.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off again: the inverse of `disarm`, for files that this program wrote. */
export function rearm(text: string): string {
  return text.startsWith("'") && armed.test(text) ? text.slice(1) : text;
}
