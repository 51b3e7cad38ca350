/** How the state of a change is marked. */
export const changeTones = {
  draft: { tone: "attention", shape: "half" },
  approved: { tone: "gain", shape: "full" },
  withdrawn: { tone: "quiet", shape: "hollow" },
} as const;
