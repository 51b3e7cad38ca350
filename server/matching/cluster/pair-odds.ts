/** Odds by pair in an open-addressed table: a Map of two million numbers would take six times the memory. */
export class PairOdds {
  readonly #records: number;
  #keys: Float64Array;
  #odds: Float32Array;
  #used = 0;

  constructor(records: number, expected: number) {
    this.#records = records;
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#keys = new Float64Array(size).fill(-1);
    this.#odds = new Float32Array(size);
  }

  get(a: number, b: number): number | undefined {
    const at = this.#find(this.#keyOf(a, b));
    return this.#keys[at] === -1 ? undefined : this.#odds[at];
  }

  set(a: number, b: number, odds: number): number {
    if (this.#used * 2 > this.#keys.length) this.#grow();
    const key = this.#keyOf(a, b);
    const at = this.#find(key);
    if (this.#keys[at] === -1) this.#used++;
    this.#keys[at] = key;
    this.#odds[at] = odds;
    return odds;
  }

  /** The pairs above `least`, those with the best odds first; equal odds in the order of the records. */
  *surestFirst(least: number): Generator<readonly [number, number]> {
    const above: number[] = [];
    for (let at = 0; at < this.#keys.length; at++)
      if (this.#keys[at] !== -1 && (this.#odds[at] as number) > least) above.push(at);
    const places = Int32Array.from(above);
    const [keys, odds] = [this.#keys, this.#odds];
    places.sort(
      (x, y) => (odds[y] as number) - (odds[x] as number) || (keys[x] as number) - (keys[y] as number),
    );
    const pairs = Float64Array.from(places, (at) => keys[at] as number);
    for (const key of pairs) yield [Math.floor(key / this.#records), key % this.#records];
  }

  #keyOf(a: number, b: number): number {
    return a < b ? a * this.#records + b : b * this.#records + a;
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 4294967296) | 0, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    while (this.#keys[at] !== -1 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, odds] = [this.#keys, this.#odds];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#odds = new Float32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      if (keys[at] === -1) continue;
      const to = this.#find(keys[at] as number);
      this.#keys[to] = keys[at] as number;
      this.#odds[to] = odds[at] as number;
    }
  }
}
