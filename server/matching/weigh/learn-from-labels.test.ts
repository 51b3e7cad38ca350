import { describe, expect, it } from "vitest";
import { organisationComparisons } from "../compare/organisation.ts";
import { defaultModel } from "./default-model.ts";
import { type Label, type LabelledPair, learnFromLabels } from "./learn-from-labels.ts";
import { type Model, weigher } from "./model.ts";

const records = 10_000;
const model = defaultModel("organisation", records);

/** Name, domain, phone and place of a pair; all else can't be said. */
function pair(
  levels: { name: number; domain?: number; phone?: number; place?: number },
  is: Label,
): LabelledPair {
  const answers = {
    levels: new Uint8Array(organisationComparisons.length),
    holders: new Int32Array(organisationComparisons.length),
  };
  answers.levels.set([levels.name, 0, levels.domain ?? 0, 0, levels.phone ?? 0, levels.place ?? 0]);
  return { answers, is };
}
const many = (count: number, one: LabelledPair) => Array.from({ length: count }, () => one);

function weighed(by: Model, { answers }: LabelledPair) {
  const out = { odds: 0, related: -1, relatedOdds: 0 };
  weigher(by, records)(answers, out);
  return out;
}

const sure = pair({ name: 1, domain: 1, phone: 1, place: 1 }, "same");
const strangers = pair({ name: 9, domain: 3, phone: 3, place: 8 }, "different");
/** A name much alike in one street: about even. */
const open = pair({ name: 6, place: 3 }, "same");

describe("a model that labels move", () => {
  it("is the same without labels", () => {
    expect(learnFromLabels(model, [], records)).toBe(model);
  });

  it("hardly moves where people say what it is sure of", () => {
    const after = learnFromLabels(model, [...many(100, sure), ...many(100, strangers)], records);
    expect(Math.abs(after.shift)).toBeLessThan(0.01);
    after.bits[0]?.forEach((row, i) => {
      row.forEach((bits, level) => {
        expect(Math.abs(bits - (model.bits[0]?.[i]?.[level] ?? 0))).toBeLessThan(0.01);
      });
    });
  });

  it("is moved little by one label and more by many, towards what people say", () => {
    const before = weighed(model, open).odds;
    const moves = [1, 10, 100].map(
      (count) => weighed(learnFromLabels(model, many(count, open), records), open).odds - before,
    );
    expect(Math.abs(before)).toBeLessThan(6);
    expect(moves[0]).toBeGreaterThan(0);
    expect(moves[0]).toBeLessThan(1);
    expect(moves[1]).toBeGreaterThan(moves[0] ?? 0);
    expect(moves[2]).toBeGreaterThan(moves[1] ?? 0);
    const against = learnFromLabels(model, many(100, { ...open, is: "different" }), records);
    expect(weighed(against, open).odds).toBeLessThan(before);
  });

  it("leaves answers alone that no label gave", () => {
    const after = learnFromLabels(model, many(50, open), records);
    expect(after.bits[0]?.[0]?.[1]).toBe(model.bits[0]?.[0]?.[1]);
    expect(after.bits.slice(1)).toEqual(model.bits.slice(1));
    expect(after.vetoes).toEqual(model.vetoes);
  });

  it("comes out the same in whatever order people answered", () => {
    const labels = [...many(3, open), sure, strangers, { ...open, is: "related" as const }];
    const [one, other] = [labels, labels.toReversed()].map((some) => learnFromLabels(model, some, records));
    expect(other?.shift).toBeCloseTo(one?.shift ?? 0, 6);
    other?.bits[0]?.flat().forEach((bits, at) => {
      expect(bits).toBeCloseTo(one?.bits[0]?.flat()[at] ?? 0, 6);
    });
  });

  it("hardly takes relations for rarer where people say the same of what is open", () => {
    const after = learnFromLabels(model, many(100, open), records);
    expect(after.shift).toBeGreaterThan(0.5);
    after.priors.forEach((prior, k) => {
      expect(Math.abs(prior - (model.priors[k] ?? 0))).toBeLessThan(0.1);
    });
  });

  it("takes relations for commoner where people say related rather than different", () => {
    const [related, different] = (["related", "different"] as const).map((is) =>
      weighed(learnFromLabels(model, many(30, { ...open, is }), records), open),
    );
    expect(related?.relatedOdds).toBeGreaterThan(different?.relatedOdds ?? 0);
  });
});
