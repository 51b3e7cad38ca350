/**
 * More parts than any module has. Of several records packed into one cell the second stands under its part and this much, and so on:
 * each row laid out has a place of its own.
 */
export const partsMost = 10_000;
