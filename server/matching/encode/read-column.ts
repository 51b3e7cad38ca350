import { ColumnWriter, type TextColumn } from "./text-column.ts";
import { TextNumbers } from "./text-numbers.ts";

/** A column whose texts are read each once, however many records have it: what was written leads to the number of what was read. */
export class ReadColumn extends ColumnWriter {
  readonly #read: (raw: string) => string;
  readonly #raw = new TextNumbers();
  #numbers = new Int32Array(256);

  constructor(read: (raw: string) => string) {
    super();
    this.#read = read;
  }

  /** One more record, and what stands there. */
  addRaw(raw: string): void {
    const before = this.#raw.size;
    const written = this.#raw.numberOf(raw);
    if (written >= before) {
      if (written === this.#numbers.length) this.#widen();
      this.#numbers[written] = this.numberOf(this.#read(raw));
    }
    this.addNumber(this.#numbers[written] as number);
  }

  override done(): TextColumn {
    this.#raw.clear();
    this.#numbers.buffer.transfer(0);
    return super.done();
  }

  #widen(): void {
    this.#numbers = new Int32Array(this.#numbers.buffer.transfer(8 * this.#numbers.length));
  }
}
