const placeholders =
  /^(?:[-–—_.?*/]+|n\/?a|n\.a\.|none|null|nil|unknown|keine?|unbekannt|k\.?\s?a\.?|aucune?|néant|inconnue?|ninguno|ninguna|nessuno|nessuna|geen|brak|sin|x+)$/i;

/** Whether a cell says that there is nothing to say: a stroke, `n/a`, `keine`. */
export function saysNothing(words: string): boolean {
  return words.length <= 12 && placeholders.test(words.trim());
}
