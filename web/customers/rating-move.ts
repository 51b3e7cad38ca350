/** Which way the last rating moved; nothing for those who had none before. */
export function moveOf(rating: { letter: string; before: string | null }): "up" | "down" | null {
  const { letter, before } = rating;
  if (before === null || before === letter || before === "N" || letter === "N") return null;
  return letter < before ? "up" : "down";
}
