/**
 * What chance is asked for here, each with a number of its own (demo/company/random.ts), apart from those of the company:
 * the company stays the same whatever is done to its files.
 */
export const purposes = {
  holdings: 7001,
  channels: 7002,
  erp: 7003,
  crm: 7004,
  crmFacts: 7005,
  shop: 7006,
} as const;
