import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);

const documents = () =>
  sql`select d.number, d.state, d.issued_on::text as day, p.name, p.kind, trim_scale(d.net_total)::text as net,
        trim_scale(d.tax_total)::text as tax
      from document d join party p using (party_id) order by 1`;

test.each([
  {
    language: "Polish",
    encoding: "windows-1250",
    files: {
      "Kontrahenci.csv": [
        "Kod;Nazwa;NIP;Ulica;Kod pocztowy;Miejscowość;Telefon;E-mail",
        "K001;Piekarnia Złoty Kłos Sp. z o.o.;525-000-11-22;ul. Długa 5;00-238;Warszawa;+48 22 635 11 22;biuro@zlotyklos.example",
        "K002;Tartak Dąb S.A.;526-111-22-33;Leśna 9;80-001;Gdańsk;58 301 22 33;",
      ],
      "Faktury sprzedaży.csv": [
        "Numer faktury;Data wystawienia;Kontrahent;Wartość netto;VAT;Wartość brutto;Waluta;Status",
        "FV/1/2025;13.01.2025;Piekarnia Złoty Kłos Sp. z o.o.;1 000,00;230,00;1 230,00;PLN;Opłacona",
        "FV/2/2025;14.01.2025;Tartak Dąb S.A.;200,00;46,00;246,00;PLN;Nieopłacona",
      ],
    },
    documents: [
      ["FV/1/2025", "closed", "2025-01-13", "Piekarnia Złoty Kłos Sp. z o.o.", "organisation", "1000", "230"],
      ["FV/2/2025", "open", "2025-01-14", "Tartak Dąb S.A.", "organisation", "200", "46"],
    ],
  },
  {
    language: "Czech, companies and people under one number",
    encoding: "windows-1250",
    files: {
      "Adresář.csv": [
        "Číslo;Firma;Jméno;Příjmení;DIČ;Ulice;Město;PSČ;E-mail",
        "1;Pekařství Klas s.r.o.;Jana;Nováková;CZ12345678;Dlouhá 5;Praha;110 00;info@klas.example",
        "2;;Petr;Svoboda;;Krátká 1;Brno;602 00;petr@svoboda.example",
        "3;;Eva;Černá;;Lesní 9;Plzeň;301 00;eva@cerna.example",
      ],
      "Vydané faktury.csv": [
        "Číslo faktury;Datum vystavení;Datum splatnosti;Číslo odběratele;Základ daně;DPH;Celkem;Měna;Uhrazeno",
        "250001;13.01.2025;27.01.2025;1;10 000,00;2 100,00;12 100,00;CZK;12 100,00",
        "250002;14.01.2025;28.01.2025;2;500,00;105,00;605,00;CZK;0,00",
      ],
    },
    documents: [
      ["250001", "confirmed", "2025-01-13", "Pekařství Klas s.r.o.", "organisation", "10000", "2100"],
      ["250002", "confirmed", "2025-01-14", "Petr Svoboda", "person", "500", "105"],
    ],
  },
  {
    language: "Turkish",
    encoding: "windows-1254",
    files: {
      "Cariler.csv": [
        "Cari Kodu;Cari Adı;Vergi No;Adres;İlçe;Telefon;E-posta",
        "C-001;Yıldız Tekstil A.Ş.;1234567890;Bağdat Cd. 12;Kadıköy;0216 345 67 89;info@yildiz.example",
        "C-002;Güneş Gıda Ltd.;;Atatürk Blv. 3;Çankaya;0532 123 45 67;bilgi@gunes.example",
      ],
      "Satış Faturaları.csv": [
        "Fatura No;Fatura Tarihi;Vade Tarihi;Cari Kodu;Ara Toplam;KDV;Genel Toplam;Para Birimi",
        "A-100;13.01.2025;13.02.2025;C-001;1.000,00;200,00;1.200,00;TRY",
        "A-101;14.01.2025;14.02.2025;C-002;500,00;100,00;600,00;TRY",
      ],
    },
    documents: [
      ["A-100", "confirmed", "2025-01-13", "Yıldız Tekstil A.Ş.", "organisation", "1000", "200"],
      ["A-101", "confirmed", "2025-01-14", "Güneş Gıda Ltd.", "organisation", "500", "100"],
    ],
  },
  {
    language: "Greek",
    encoding: "windows-1253",
    files: {
      "Πελάτες.csv": [
        "Κωδικός;Επωνυμία;ΑΦΜ;Διεύθυνση;Πόλη;Τ.Κ.;Τηλέφωνο;Email",
        "30-001;Φούρνος Ήλιος ΑΕ;094123456;Ερμού 5;Αθήνα;105 63;210 3234567;info@ilios.example",
        "30-002;Ξυλεία Βορρά ΕΠΕ;094123457;Εγνατία 10;Θεσσαλονίκη;546 25;6944 123456;xylo@vorra.example",
      ],
      "Τιμολόγια.csv": [
        "Αριθμός;Ημερομηνία;Πελάτης;Καθαρή αξία;ΦΠΑ;Σύνολο",
        "ΤΠΥ-1;13/01/2025;Φούρνος Ήλιος ΑΕ;1.000,00;240,00;1.240,00",
        "ΤΠΥ-2;14/01/2025;Ξυλεία Βορρά ΕΠΕ;100,00;24,00;124,00",
      ],
    },
    documents: [
      ["ΤΠΥ-1", "confirmed", "2025-01-13", "Φούρνος Ήλιος ΑΕ", "organisation", "1000", "240"],
      ["ΤΠΥ-2", "confirmed", "2025-01-14", "Ξυλεία Βορρά ΕΠΕ", "organisation", "100", "24"],
    ],
  },
  {
    language: "Japanese",
    encoding: "shift_jis",
    files: {
      "顧客一覧.csv": [
        "顧客コード,顧客名,郵便番号,都道府県,住所,電話番号,メールアドレス",
        "C001,株式会社山田製作所,100-0001,東京都,千代田区千代田1-1,03-1234-5678,info@yamada.example",
        "C003,有限会社田中商店,460-0001,愛知県,名古屋市中区三の丸3-3,052-123-4567,",
      ],
      "請求書一覧.csv": [
        "請求書番号,請求日,支払期限,顧客名,小計,消費税,合計金額,ステータス",
        'INV-001,2025/01/13,2025/02/28,株式会社山田製作所,"100,000","10,000","110,000",入金済',
        'INV-002,2025/01/14,2025/02/28,有限会社田中商店,"5,000",500,"5,500",未入金',
      ],
    },
    documents: [
      ["INV-001", "closed", "2025-01-13", "株式会社山田製作所", "organisation", "100000", "10000"],
      ["INV-002", "open", "2025-01-14", "有限会社田中商店", "organisation", "5000", "500"],
    ],
  },
  {
    language: "Korean",
    encoding: "cp949",
    files: {
      "거래처.csv": [
        "거래처코드,거래처명,사업자번호,전화번호,이메일,주소",
        "C01,(주)한빛상사,123-45-67890,02-123-4567,info@hanbit.example,서울시 강남구 테헤란로 1",
        "C02,(주)대한상사,234-56-78901,02-987-6543,info@daehan.example,부산시 해운대구 2",
      ],
      "매출.csv": [
        "전표번호,일자,거래처코드,거래처명,공급가액,부가세,합계",
        'S-1,2025-01-13,C01,(주)한빛상사,"100,000","10,000","110,000"',
        'S-2,2025-01-14,C02,(주)대한상사,"5,000",500,"5,500"',
      ],
    },
    documents: [
      ["S-1", "confirmed", "2025-01-13", "(주)한빛상사", "organisation", "100000", "10000"],
      ["S-2", "confirmed", "2025-01-14", "(주)대한상사", "organisation", "5000", "500"],
    ],
  },
  {
    language: "Arabic",
    encoding: "utf8",
    files: {
      "العملاء.csv": [
        "رقم العميل,اسم العميل,الهاتف,البريد الإلكتروني,المدينة,العنوان",
        "1,شركة النور للتجارة,+971 4 123 4567,info@alnoor.example,دبي,شارع الشيخ زايد",
        "2,مؤسسة السلام,+971 50 123 4567,info@salam.example,أبوظبي,شارع الكورنيش",
      ],
      "الفواتير.csv": [
        "رقم الفاتورة,التاريخ,اسم العميل,المبلغ قبل الضريبة,الضريبة,الإجمالي",
        "F-1,13/01/2025,شركة النور للتجارة,1000.00,50.00,1050.00",
        "F-2,14/01/2025,مؤسسة السلام,200.00,10.00,210.00",
      ],
    },
    documents: [
      ["F-1", "confirmed", "2025-01-13", "شركة النور للتجارة", "organisation", "1000", "50"],
      ["F-2", "confirmed", "2025-01-14", "مؤسسة السلام", "organisation", "200", "10"],
    ],
  },
  {
    language: "Hebrew",
    encoding: "windows-1255",
    files: {
      "לקוחות.csv": [
        'מספר לקוח,שם לקוח,טלפון,דוא"ל,עיר,כתובת,ח.פ.',
        '1,אור בע"מ,03-1234567,info@or.example,תל אביב,הרצל 5,512345678',
        '2,כהן בע"מ,04-1234567,info@cohen.example,חיפה,הגפן 3,512345679',
      ],
      "חשבוניות.csv": [
        'מספר חשבונית,תאריך,שם לקוח,סכום לפני מע"מ,מע"מ,סה"כ',
        'H-1,13/01/2025,אור בע"מ,1000.00,170.00,1170.00',
        'H-2,14/01/2025,כהן בע"מ,200.00,34.00,234.00',
      ],
    },
    documents: [
      ["H-1", "confirmed", "2025-01-13", 'אור בע"מ', "organisation", "1000", "170"],
      ["H-2", "confirmed", "2025-01-14", 'כהן בע"מ', "organisation", "200", "34"],
    ],
  },
  {
    language: "Russian",
    encoding: "windows-1251",
    files: {
      "Контрагенты.csv": [
        "Код;Наименование;ИНН;Адрес;Телефон;Эл. почта",
        "001;ООО Ромашка;7701234567;Москва, ул. Ленина, 5;+7 495 123-45-67;info@romashka.example",
        "002;ООО Петров;7709876543;Казань, ул. Мира, 1;+7 843 765-43-21;petrov@mail.example",
      ],
      "Реализация.csv": [
        "Номер;Дата;Контрагент;Сумма без НДС;НДС;Всего;Валюта",
        "РТ-1;13.01.2025;ООО Ромашка;1 000,00;200,00;1 200,00;RUB",
        "РТ-2;14.01.2025;ООО Петров;500,00;100,00;600,00;RUB",
      ],
    },
    documents: [
      ["РТ-1", "confirmed", "2025-01-13", "ООО Ромашка", "organisation", "1000", "200"],
      ["РТ-2", "confirmed", "2025-01-14", "ООО Петров", "organisation", "500", "100"],
    ],
  },
])("customers and invoices in $language", async ({ encoding, files, documents: expected }) => {
  const load = await bringAsProposed(delivered, files, encoding);
  expect(load).toMatchObject({ refused: 0 });
  expect(load.codes.filter(({ code }) => code !== "decimal_assumed")).toEqual([]);
  const found = await documents();
  expect(found.map((one) => Object.values(one))).toEqual(expected);
  await load.takeBack();
});

test("amounts under names nobody knows are taken for what they come to, or for nothing", async () => {
  const load = await bringAsProposed(delivered, {
    "Invoices.csv": [
      "Invoice No;Date;Customer;Xopaa;Xobb;Xocc;Xodd",
      "1;13.01.2025;Mill & Sons Ltd;100,00;19,00;119,00;7,50",
      "2;14.01.2025;Rye & Co Ltd;50,00;9,50;59,50;59,50",
      "3;15.01.2025;Rye & Co Ltd;10,00;1,90;11,90;1,00",
      "4;16.01.2025;Mill & Sons Ltd;20,00;3,80;23,80;2,50",
      "5;17.01.2025;Rye & Co Ltd;30,00;5,70;35,70;35,70",
    ],
  });
  expect((await documents()).map(({ net, tax }) => [net, tax])).toEqual([
    ["100", "19"],
    ["50", "9.5"],
    ["10", "1.9"],
    ["20", "3.8"],
    ["30", "5.7"],
  ]);
  await load.takeBack();
});
