import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { looksBinary } from "./what-it-is.ts";

/** Bytes that look dealt by chance, the same in every run. */
function dealt(count: number, among: readonly number[]): Buffer {
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return among[Math.floor((seed / 2_147_483_648) * among.length)] ?? 0;
  };
  return Buffer.from(Array.from({ length: count }, next));
}

const values = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test.each([
  ["any value", values(0, 256)],
  ["all values but control characters", values(32, 256)],
  ["the same, with ends of lines", [...values(32, 256), 10, 10, 10, 13]],
  ["values beyond ASCII", values(128, 256)],
])("bytes of %s are no text", (_, among) => {
  for (const count of [600, 2000, 40_000]) expect(looksBinary(dealt(count, among))).toBe(true);
});

test.each([
  ["windows-1251", "№;Клиент;Скидка %;Примечание\n1;Иванов & Ко;5 %;#1 срочно!\n2;Петрова;10 %;\n"],
  ["koi8-r", "Номер,Клиент,Сумма\n1,Иванов,100.00\n2,Петрова,200.00\n"],
  ["windows-1253", "Κωδικός;Επωνυμία;Έκπτωση %\n1;Παπαδόπουλος & Υιοί;5 %\n2;Νίκος;7 %\n"],
  ["windows-1255", "מספר,לקוח,סכום\n1,כהן ובניו,100\n2,לוי,200\n"],
  ["windows-1256", "رقم,العميل,المبلغ\n1,شركة النور,100\n2,أحمد,200\n"],
  ["windows-874", "เลขที่,ลูกค้า,ยอดรวม\n1,บริษัท ก จำกัด,100\n2,ร้าน ข,200\n"],
  ["shift_jis", "番号,顧客,割引%\n1,株式会社ソフト,5%\n2,表計算能力,10%\n"],
  ["euc-jp", "番号,顧客,金額\n1,株式会社ソフト,100\n2,表計算能力,200\n"],
  ["gb18030", "编号,客户,折扣%\n1,北京公司,5%\n2,上海商店,10%\n"],
  ["big5", "編號,客戶,折扣%\n1,台北公司,5%\n2,高雄商店,10%\n"],
  ["euc-kr", "번호,고객,할인%\n1,서울상사,5%\n2,부산상점,10%\n"],
  ["windows-1250", "Číslo;Zákazník;Sleva %\n1;Žižka & spol.;5 %\n2;Černý;7 %\n"],
])("a table in %s is one", (encoding, table) => {
  expect(looksBinary(iconv.encode(table, encoding))).toBe(false);
  expect(looksBinary(iconv.encode(table.repeat(50), encoding))).toBe(false);
});
