/** Where the bytes of a kept file lie in the data folder: by what they hash to, so that each lies there once. */
export function keptFile(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("A file is kept under its SHA-256.");
  return `files/${sha256.slice(0, 2)}/${sha256}`;
}
