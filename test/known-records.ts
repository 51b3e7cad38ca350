import { emptyRecord, type KnownPoint, type KnownRecord } from "../server/matching/known-record.ts";

/** Somebody as the matcher knows them, of whom nothing is known but what is given: a person unless it says otherwise. */
export const aRecord = (fields: Partial<KnownRecord>): KnownRecord => ({
  ...emptyRecord(fields.kind ?? "person"),
  ...fields,
});

/** A way to reach them. */
export const aPoint = (kind: string, value: string, address: Partial<KnownPoint> = {}): KnownPoint => ({
  kind,
  value,
  line1: null,
  line2: null,
  city: null,
  postcode: null,
  country: null,
  ...address,
});
