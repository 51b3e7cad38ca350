let isNeeded = false;
const listeners = new Set<() => void>();

/** Whether a toast was ever asked for: until then their code is not loaded. */
export function hasToasts(): boolean {
  return isNeeded;
}

export function onFirstToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function needToasts(): void {
  isNeeded = true;
  for (const listener of listeners) listener();
}
