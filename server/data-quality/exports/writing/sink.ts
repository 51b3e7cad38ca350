import type { FileHandle } from "node:fs/promises";

/** Where the text of one table goes, piece by piece. */
export type Sink = {
  write(text: string): Promise<void>;
  end(): Promise<void>;
};

/** A file that is one table. The handle stays the caller's. */
export function fileSink(file: FileHandle): Sink {
  return {
    write: async (text) => {
      await file.writeFile(text, "utf8");
    },
    end: async () => undefined,
  };
}
