import type { Country } from "../records.ts";

/**
 * Of what the names of made-up companies are put together. `%s` is the invented word, `%t` the trade; where letters are
 * not Latin, a part names its Latin spelling after a slash when sound does not follow from the letters.
 */
type Parts = {
  starts: readonly string[];
  middles: readonly string[];
  ends: readonly string[];
  trades: readonly (readonly [trade: string, industry: string])[];
  name: string;
  legalForms: readonly string[];
  /** Put before the name where all plain ones are taken. */
  more: readonly string[];
};

const words = (text: string) => text.split(" ");
const trades = (text: string) =>
  text.split(";").map((pair): readonly [string, string] => {
    const [trade = "", industry = ""] = pair.split("=");
    return [trade, industry];
  });

const latinMiddles = words("a e i o an el en ar il in on or al er os und am ol em ir");

export const organisationNames: Readonly<Record<Country, Parts>> = {
  DE: {
    starts: words(
      "Bran Drel Fenn Gros Halv Horl Jarl Kest Lamm Morv Nost Oster Pell Quel Rost Selm Tarn Ulm Vark Welt Zorn Brüm Könn Lütt",
    ),
    middles: latinMiddles,
    ends: words("beck berg brink dorf feld hagen hoff kamp lau mann rode see stedt tal trup wald"),
    trades: trades(
      "Metallbau=Metalworking;Tischlerei=Carpentry;Elektrotechnik=Electrical;Maschinenbau=Engineering;Bauservice=Construction;Logistik=Logistics;Hausverwaltung=Property;Kfz-Werkstatt=Automotive;Druckerei=Printing;Gebäudetechnik=Building services;Steuerkanzlei=Consulting;Landtechnik=Agriculture",
    ),
    name: "%s %t",
    legalForms: words("GmbH GmbH GmbH KG AG e.K."),
    more: ["", "Neue ", "Gebr. ", "Alte ", "Haus ", "Nord-", "Süd-", "Hanse-"],
  },
  FR: {
    starts: words(
      "Arv Bel Char Dorn Épr Fév Gran Hern Jour Lav Mor Nav Orv Per Quév Rav Ser Tav Val Véz Cler Blain Cour Mont",
    ),
    middles: latinMiddles,
    ends: words("belle court dieu enne gny mont nier ville val voix teau ssac rac sel lier dun"),
    trades: trades(
      "Menuiserie=Carpentry;Électricité=Electrical;Mécanique=Engineering;Bâtiment=Construction;Transports=Logistics;Imprimerie=Printing;Automobiles=Automotive;Conseil=Consulting;Métallerie=Metalworking;Agricole=Agriculture;Immobilier=Property;Techniques=Building services",
    ),
    name: "%t %s",
    legalForms: words("SARL SARL SAS SA EURL"),
    more: ["", "Ateliers ", "Établissements ", "Maison ", "Groupe ", "Société ", "Nouvelle ", "Compagnie "],
  },
  GB: {
    starts: words(
      "Ash Bram Cald Dun Elm Farn Gor Har Ings Kel Lang Mar Nor Ot Pen Rav Sel Thorn Ul Wen Yar Brack Stan Wim",
    ),
    middles: latinMiddles,
    ends: words("bridge bury by combe croft dale field ford ham ley mere stoke thwaite ton well wick"),
    trades: trades(
      "Joinery=Carpentry;Electrical=Electrical;Engineering=Engineering;Builders=Construction;Haulage=Logistics;Print=Printing;Motors=Automotive;Consulting=Consulting;Fabrications=Metalworking;Farm Supplies=Agriculture;Lettings=Property;Heating=Building services",
    ),
    name: "%s %t",
    legalForms: words("Ltd Ltd Ltd LLP plc"),
    more: ["", "Old ", "New ", "Upper ", "Great ", "East ", "West ", "Royal "],
  },
  US: {
    starts: words(
      "Alt Briar Cal Dray Ever Fal Glen Hol Iron Jun Key Lar Mill Nev Oak Prair Quin Red Sil Trel Ver Wal Yel Zan",
    ),
    middles: latinMiddles,
    ends: words("bay brook creek dale dero field ford haven line mont point ridge side stone ton vale"),
    trades: trades(
      "Fabrication=Metalworking;Woodworks=Carpentry;Electric=Electrical;Machine=Engineering;Contracting=Construction;Freight=Logistics;Printing=Printing;Auto Repair=Automotive;Advisors=Consulting;Ag Services=Agriculture;Realty=Property;Mechanical=Building services",
    ),
    name: "%s %t",
    legalForms: words("LLC LLC Inc. Corp. Co."),
    more: ["", "North ", "South ", "Upper ", "Grand ", "Blue ", "Golden ", "United "],
  },
  ES: {
    starts: words(
      "Alb Bel Cor Dur Esp Far Gal Her Ib Jar Lor Mar Nav Orb Pal Quir Riv Sal Tor Urb Val Zar Ber Cañ",
    ),
    middles: latinMiddles,
    ends: words("ba bera cillo dera gosa lera mar milla nada naza quera rubia tera val vera ña"),
    trades: trades(
      "Carpintería=Carpentry;Electricidad=Electrical;Mecánica=Engineering;Construcciones=Construction;Transportes=Logistics;Artes Gráficas=Printing;Automoción=Automotive;Asesoría=Consulting;Metalistería=Metalworking;Agrícola=Agriculture;Inmobiliaria=Property;Instalaciones=Building services",
    ),
    name: "%t %s",
    legalForms: words("S.L. S.L. S.A. S.L.U."),
    more: ["", "Nueva ", "Talleres ", "Grupo ", "Hermanos ", "Gran ", "Antigua ", "Hijos de "],
  },
  PL: {
    starts: words(
      "Bor Cis Drew Fal Gal Hal Jas Kar Lub Mar Nor Olsz Pol Rad Sos Tar Urs Wir Zab Żar Brzoz Dęb Graż Świt",
    ),
    middles: latinMiddles,
    ends: words("bud drew ex met mex pol plast rol stal tech tex trans bet kop lux mix"),
    trades: trades(
      "Stolarka=Carpentry;Elektro=Electrical;Maszyny=Engineering;Budownictwo=Construction;Spedycja=Logistics;Drukarnia=Printing;Motoryzacja=Automotive;Doradztwo=Consulting;Ślusarstwo=Metalworking;Agrotechnika=Agriculture;Nieruchomości=Property;Instalacje=Building services",
    ),
    name: "%s %t",
    legalForms: ["Sp. z o.o.", "Sp. z o.o.", "S.A.", "Sp.j."],
    more: ["", "Nowy ", "Zakład ", "Grupa ", "Stary ", "Dom ", "Bracia ", "Pierwszy "],
  },
  GR: {
    starts: words("Αρδ Βελ Γαλ Δορ Ελν Ζεφ Ηλι Θερ Καλ Λαμ Μερ Νερ Ορφ Περ Ροδ Σελ Τερ Φαρ Χαλ Ωρι"),
    middles: words("α ε ι ο αν ελ εν αρ ιλ ιν ον ορ"),
    ends: words("βα δα κα λία μις να ντα ξη πολις ριδα σα τεκ φις χια"),
    trades: trades(
      "Ξυλουργική=Carpentry;Ηλεκτρική=Electrical;Μηχανουργική=Engineering;Κατασκευαστική=Construction;Μεταφορική=Logistics;Εκδοτική=Printing;Συμβουλευτική=Consulting;Μεταλλική=Metalworking;Αγροτική=Agriculture;Τεχνική=Building services",
    ),
    name: "%t %s",
    legalForms: words("ΑΕ ΕΠΕ ΙΚΕ ΟΕ"),
    more: ["", "Νέα ", "Ελληνική ", "Βόρεια ", "Νότια ", "Γενική ", "Πρώτη ", "Μεγάλη "],
  },
  UA: {
    starts: words("Бор Вел Гал Дніп Євр Зор Кар Лад Мрі Нов Оріл Пол Рос Сам Тер Укр Фар Хвил Яр Буд"),
    middles: words("а е и о ан ел ен ар ил ин ов ор"),
    ends: words("буд вест град дар край лан лис маш мет сад сервіс тех транс хата"),
    trades: trades(
      "Столярня=Carpentry;Електро=Electrical;Механіка=Engineering;Будівництво=Construction;Логістика=Logistics;Друкарня=Printing;Автосервіс=Automotive;Консалтинг=Consulting;Метал=Metalworking;Агро=Agriculture",
    ),
    name: "%s-%t",
    legalForms: words("ТОВ ТОВ ПП АТ"),
    more: ["", "Нова ", "Західна ", "Східна ", "Північна ", "Перша ", "Велика ", "Своя "],
  },
  JP: {
    starts: words(
      "東/Higashi 西/Nishi 北/Kita 南/Minami 大/Oo 新/Shin 高/Taka 平/Hira 清/Kiyo 富/Tomi 明/Aka 和/Kazu 松/Matsu 竹/Take 梅/Ume 桐/Kiri",
    ),
    middles: words(
      "野/no 川/kawa 山/yama 田/da 島/shima 原/hara 沢/sawa 崎/zaki 浜/hama 倉/kura 橋/bashi 森/mori",
    ),
    ends: words("上/kami 中/naka 本/moto 井/i 口/guchi 谷/ya 岡/oka 木/gi 石/ishi 瀬/se"),
    trades: trades(
      "製作所/Seisakusho=Engineering;木工/Mokko=Carpentry;電機/Denki=Electrical;建設/Kensetsu=Construction;運輸/Unyu=Logistics;印刷/Insatsu=Printing;自動車/Jidosha=Automotive;金属/Kinzoku=Metalworking;農機/Noki=Agriculture;設備/Setsubi=Building services",
    ),
    name: "%s%t",
    legalForms: words("株式会社 株式会社 有限会社 合同会社"),
    more: ["", "新/Shin", "第一/Daiichi", "東洋/Toyo", "中央/Chuo", "光/Hikari", "旭/Asahi", "丸/Maru"],
  },
};
