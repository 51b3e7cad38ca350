import type { peopleAndPlaces } from "./people-and-places.ts";
import type { timeAndWork } from "./time-and-work.ts";
import type { trade } from "./trade.ts";

type Notions = keyof typeof trade | keyof typeof timeAndWork | keyof typeof peopleAndPlaces;

/**
 * Words of column and table names that concern trade, in the languages of `further-languages.ts`. In each line: Czech and Slovak, Turkish,
 * Greek, Hungarian, Romanian, Swedish, Danish and Norwegian, Finnish, Croatian and Slovene, Russian and Ukrainian. What means something
 * else in another language is left out (`il`, `ár`).
 */
export const furtherTrade: Partial<Record<Notions, string>> = {
  customer:
    "odběratel odběratele odběratelé odberateľ zákazníka zákazníci müşterisi müşteriler πελάτη πελατών πελάτες vevő vevőkód ügyfelek cumpărător clienți beneficiar kunder asiakkaan asiakkaat ostaja kupca kupci stranke покупателя клиента клиенты контрагент контрагента контрагенты контрагентов покупець клієнти клієнта клієнту клієнтів klientai kliento klientas pirkėjas pirkėjo klients klienta klienti pircējs ostja",
  account: "cari cariler",
  name: "επωνυμία naziv pavadinimas nosaukums nimetus найменування наименования názov název",
  postcode: "τκ",
  taxid: "dič",
  code: "kódja",
  invoice:
    "faktur faktúra faktúry faturası faturaları faturalar τιμολόγιο τιμολόγια τιμολογίου παραστατικό számla számlák számlaszám factură facturi facturii fakturor lasku laskut laskun laskunumero račun računi računa инвойс рахунок рахунки sąskaita sąskaitos sąskaitų rēķins rēķini arve arved",
  order:
    "objednávka objednávky objednávek sipariş siparişler siparişi παραγγελία παραγγελίες παραγγελίας rendelés rendelések comandă comenzi comenzii ordrar beställning beställningar ordre ordrer tilaus tilaukset tilausnumero narudžba narudžbe naročilo заказ заказы заказа замовлення",
  sales:
    "satış satışlar vydané πωλήσεων πώλησης értékesítés vânzări försäljning salg myynti prodaja продажи продаж реализация реализации",
  credit: "dobropis iade πιστωτικό jóváírás stornó hyvityslasku odobrenje",
  quote:
    "nabídka nabídky ponuka teklif teklifler προσφορά προσφορές ajánlat ajánlatok ofertă oferte offert offerter tilbud tarjous ponuda предложение",
  payment:
    "platba platby úhrada úhrady ödeme ödemeler tahsilat πληρωμή πληρωμές είσπραξη fizetés fizetések plată plăți betalning betalningar innbetaling indbetaling maksu suoritus uplata plačilo оплата оплаты платеж платежи recebimento recebimentos incasari uplate maksut maksuja suoritukset maksusuoritukset betalinger inbetalning inbetalningar innbetalinger indbetalinger befizetés befizetések ödemesi ödemeleri tahsilatlar εισπράξεις plačila поступление поступления платіж платежі încasări mokėjimas mokėjimai įplaukos maksājums maksājumi makse maksed laekumine laekumised",
  date: "tarih tarihi ημερομηνία päivä päivämäärä дата dátuma kelte keltezés bilagsdato bilagsdatum datum",
  issued:
    "vystavení vystavenia vyhotovenia düzenleme έκδοσης kiállítás emiterii emitere fakturadatum izdavanja izdaje",
  due: "splatnosti splatnost splatné vade λήξης λήξη határidő határideje esedékesség esedékes scadenței scadență förfallodatum förfaller forfaldsdato forfallsdato forfall eräpäivä dospijeća zapadlosti срок apmokėti_iki mokėti_iki apmaksas_termiņš maksetähtaeg",
  net: "základ základu matrah matrahı καθαρή καθαρό nettó adóalap netă veroton osnovica osnova untaxed be_pvm bez_pvn käibemaksuta km_ta",
  gross: "bruttó brut bruttobelopp verollinen su_pvm ar_pvn käibemaksuga km_ga",
  tax: "dph dani daně daň kdv φπα áfa moms mva alv vero pdv ddv ндс пдв pvm pvn käibemaks km",
  subtotal: "mezisoučet ara_toplam υποσύνολο részösszeg delsumma välisumma",
  total:
    "celkem celkom spolu toplam genel_toplam toplamı σύνολο összesen végösszeg summa totalt yhteensä loppusumma ukupno skupaj итого всего разом",
  amount:
    "částka čiastka tutar tutarı ποσό αξία összeg összege sumă suma belopp beløb beløp iznos znesek сумма сума",
  paid: "uhrazeno zaplaceno uhradené zaplatené ödenen ödendi πληρωμένο εξοφλημένο fizetve kifizetve plătit betald betalt maksettu plaćeno plačano оплачено",
  quantity:
    "množství množstvo počet miktar miktarı adet ποσότητα mennyiség cantitate antal antall määrä količina količine количество кількість",
  price: "fiyat fiyatı birim_fiyat birim_fiyatı τιμή egységár preț pret pris hinta cijena цена ціна",
  product:
    "zboží tovar výrobek ürün ürünler malzeme είδος προϊόν προϊόντα termék termékek cikk cikkszám produs produse vara varor vare varer tuote tuotteet artikl proizvod izdelek товар товары",
  discount: "sleva zľava indirim iskonto έκπτωση kedvezmény reducere alennus popust скидка знижка",
  currency: "měna mena para_birimi döviz νόμισμα pénznem deviza valuutta валюта",
  status:
    "stav durum durumu κατάσταση állapot stare tila статус состояние situação situación trạng_thái būsena statuss olek staða",
  note: "poznámka poznámky açıklama σημειώσεις παρατηρήσεις megjegyzés observații anteckning anteckningar bemærkning merknad huomautus napomena opomba примечание комментарий",
  description:
    "popis περιγραφή αιτιολογία megnevezés leírás descriere beskrivning beskrivelse kuvaus описание опис",
  start:
    "început începutul začátek začiatok alku alkaa kezdete kezdet başlangıç başlama početak začetek έναρξη έναρξης начало начала startdato oppstart",
  end: "sfârșit sfârșitul încetare konec koniec loppu päättyy päättymispäivä vége lejárat bitiş kraj konec λήξης окончание окончания sluttdato slutdatum slutdato utløp",
  asset:
    "автомобіль автомобілі автомобиль автомобили техника обладнання оборудование vozilo vozila vozidlo vozidla araç araçlar jármű járművek ajoneuvo laite laitteet fordon bil kjøretøy utstyr",
  document: "bilag bilags bilagsnr",
};
