import type { ExampleCompany } from "../../server/data-quality/example/work-on-example.ts";

/** Makes up the example company. Its code is read when somebody wants one: hardly any worker ever does. */
export const exampleCompany: ExampleCompany = {
  load: async (databaseUrl, choice, onProgress) => {
    const { loadDemoCompany } = await import("../../demo/load/load-demo-company.ts");
    return loadDemoCompany(databaseUrl, choice, onProgress);
  },
  decide: async (db, computeAnew) => {
    const { decideInCompany } = await import("../../demo/load/decide-in-company.ts");
    await decideInCompany(db, computeAnew);
  },
};
