/**
 * How many records the largest cluster has that holds two entities; 0 where none does.
 *
 * @param groupOf the cluster of each record, as a number
 * @param entityOf whose each record is
 */
export function largestFalseCluster(groupOf: Int32Array, entityOf: Int32Array): number {
  const sizes = new Map<number, number>();
  const firstEntity = new Map<number, number>();
  const isFalse = new Set<number>();
  for (const [record, group] of groupOf.entries()) {
    const entity = entityOf[record] ?? -1;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const known = firstEntity.get(group);
    if (known === undefined) firstEntity.set(group, entity);
    else if (known !== entity) isFalse.add(group);
  }
  let largest = 0;
  for (const group of isFalse) largest = Math.max(largest, sizes.get(group) ?? 0);
  return largest;
}
