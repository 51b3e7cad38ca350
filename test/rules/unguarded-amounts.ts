import { z } from "zod";
import { roleTable } from "../../contract/permissions.ts";
import { Amount, guardOf } from "../../contract/values.ts";
import { endpointsOf, type Slice } from "../../server/plumbing/slice.ts";

/** Amounts that everybody may see who may see the record, each with the reason. `endpoint.path.to.field` */
export const openAmounts: Readonly<Record<string, string>> = {
  listPrice: "What stands on the price list, for everybody who sells or answers.",
  "lines.quantity": "How many, with decimals; no money.",
  annualRevenue: "What the customer itself earns in a year, as it says in public.",
};

/** Amounts in a reply that would leave the server for people who may not see money. */
export function unguardedAmounts(
  slices: readonly Slice[],
  open: Readonly<Record<string, string>> = openAmounts,
): string[] {
  return slices.flatMap((slice) =>
    endpointsOf(slice).flatMap(([name, endpoint]) => {
      const callers = Object.values(roleTable).filter(
        ({ may }) =>
          endpoint.permission === "public" ||
          endpoint.permission === "signed-in" ||
          may.includes(endpoint.permission),
      );
      if (callers.every(({ may }) => may.includes("money.read"))) return [];
      return [...new Set(amountsIn(endpoint.output, name))]
        .filter((path) => !Object.keys(open).some((one) => path === one || path.endsWith(`.${one}`)))
        .map(
          (path) =>
            `${path} is an amount that people without money.read get to see. Wrap it in money() in contract/${slice.name}.ts.`,
        );
    }),
  );
}

function amountsIn(schema: z.ZodType, path: string): string[] {
  if (guardOf(schema) !== undefined) return [];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return amountsIn(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) =>
      amountsIn(field, `${path}.${name}`),
    );
  if (schema instanceof z.ZodArray) return amountsIn(schema.element as z.ZodType, path);
  if (schema instanceof z.ZodRecord) return amountsIn(schema.valueType as z.ZodType, path);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => amountsIn(option as z.ZodType, path));
  return schema instanceof z.ZodString && z.toJSONSchema(schema).pattern === amountPattern ? [path] : [];
}

const amountPattern = z.toJSONSchema(Amount).pattern;
