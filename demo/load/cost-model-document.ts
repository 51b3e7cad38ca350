import type { CostModelDocument } from "../../contract/insight/costs/cost-model.ts";
import type { Company } from "../company/records.ts";

/**
 * The example's cost model as a document to apply: what Vitalfew came with, priced as this company would.
 * @param shipped the model in force
 */
export function costModelDocument(company: Company, shipped: CostModelDocument): CostModelDocument {
  const rates = new Map(company.rates.map((rate) => [rate.activity, rate]));
  return {
    title: company.name,
    reason: "The example company's own figures.",
    validFrom: null,
    validUntil: null,
    pools: company.pools.map(({ code, name, costPerMonth, minutesPerMonth }) => ({
      code,
      name,
      cost: Number(costPerMonth),
      capacityMinutes: minutesPerMonth,
      months: 1,
      basis: "budget",
    })),
    activities: shipped.activities.flatMap((activity) => {
      const rate = rates.get(activity.code);
      if (rate === undefined) return [];
      return {
        ...activity,
        method: rate.pool === undefined ? activity.method : "timed",
        pool: rate.pool ?? null,
        rate: {
          minutes: rate.baseMinutes ?? 0,
          terms: {},
          unitPrice: Number(rate.unitPrice ?? 0),
          percent: rate.percent ?? 0,
        },
      };
    }),
  };
}
