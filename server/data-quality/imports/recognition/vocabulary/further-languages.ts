import type { peopleAndPlaces } from "./people-and-places.ts";

/**
 * Words of column names that concern people and places in further languages. In each line: Swedish, Danish and Norwegian, Finnish, Czech
 * and Slovak, Turkish, Hungarian, Romanian, Croatian and Slovene, Polish in other cases, Russian and Ukrainian, Greek. What means
 * something else in the languages of `people-and-places.ts` is left out (`by`, `ad`, `nem`, `län`).
 */
export const furtherLanguages: Partial<Record<keyof typeof peopleAndPlaces, string>> = {
  number: "numero číslo sicil szám broj număr numeru номер αριθμός",
  code: "koodi kód kodu код κωδικός",
  name: "namn navn nimi název adı név nume ime наименование название ονοματεπώνυμο фио",
  given:
    "förnamn tilltalsnamn fornavn etunimi jméno křestní meno isim keresztnév utónév prenume roepnaam voorletters имя імя ім'я όνομα",
  family:
    "efternamn efternavn etternavn sukunimi příjmení priezvisko soyad soyadı soyisim vezetéknév családnév prezime priimek фамилия прізвище επώνυμο",
  middle: "mellannamn mellemnavn mellomnavn отчество",
  company:
    "företag bolag virksomhed bedrift yritys společnost spoločnosť şirket ünvan ünvanı unvanı cég cégnév companie tvrtka podjetje организация компания фирма предприятие підприємство εταιρεία επωνυμία",
  customer:
    "kund kunde medlem asiakas jäsen zákazník müşteri üye ügyfél kupac stranka клиент покупатель клієнт πελάτης",
  account: "hesap účet λογαριασμός счет",
  mail: "epost sähköposti eposta drótposta почта пошта",
  phone: "telefonnummer puhelin puhelinnumero telefonu telefonszám telefón телефон τηλέφωνο тел",
  mobile: "mobilnummer mobiltelefon matkapuhelin gsm cep мобильный мобільний κινητό",
  website: "hemsida hjemmeside nettside kotisivu honlap сайт",
  address: "adress gatuadress gateadresse osoite lähiosoite adresa cím адрес адреса διεύθυνση",
  street: "gata gade gate katu katuosoite ulice cadde sokak utca strada улица вулиця οδός",
  house: "husnummer husnr huisnr huisnum popisné domu kapı házszám дом будинок",
  addition: "lägenhet leilighet asunto lokalu daire квартира",
  city: "postort poststed postby postitoimipaikka kaupunki kunta kommune kommun město mesto obec ilçe şehir város település oraș localitate localité grad mjesto miejscowości город місто πόλη",
  region: "maakunta megye județ županija область",
  postcode:
    "postnr postinumero psč postakodu posta_kodu irányítószám cod_poștal poštanski poštová индекс індекс",
  country: "maa země krajina ülke ország țara država kraju страна країна χώρα",
  taxid: "organisationsnummer orgnr cvr cvrnr ytunnus ičo vergi adószám cui oib инн єдрпоу αφμ",
  gender: "kön køn kjønn sukupuoli pohlaví pohlavie cinsiyet spol płci пол стать φύλο",
  birth:
    "födelsedatum födelseår född fødselsdato fødselsår fødselsdag født syntymäaika syntymävuosi narození narodenia doğum születési nașterii rođenja rojstva рождения народження γέννησης",
};
