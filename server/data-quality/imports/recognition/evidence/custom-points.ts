/** What keeping a column as it is gains: a reading must have more for itself. */
export const customPoints = 1.5;
