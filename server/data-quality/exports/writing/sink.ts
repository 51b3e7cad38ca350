import type { FileHandle } from "node:fs/promises";

/** Where the text of one table, or the bytes of a file, go piece by piece. */
export type Sink = {
  write(piece: string | Buffer): Promise<void>;
  end(): Promise<void>;
};

/** A file that is one table. The handle stays the caller's. */
export function fileSink(file: FileHandle): Sink {
  return {
    write: (piece) => file.writeFile(piece),
    end: async () => undefined,
  };
}
