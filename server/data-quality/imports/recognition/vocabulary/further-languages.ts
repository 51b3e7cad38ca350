import type { peopleAndPlaces } from "./people-and-places.ts";

/**
 * Words of column names that concern people and places in further languages. In each line: Swedish, Danish and Norwegian, Finnish, Czech
 * and Slovak, Turkish, Hungarian, Romanian, Croatian and Slovene, Polish in other cases, Russian and Ukrainian, Greek; Icelandic, Indonesian and
 * Malay, Vietnamese, Estonian, Latvian, Lithuanian, Korean, and single words of others. What means
 * something else in the languages of `people-and-places.ts` is left out (`by`, `ad`, `nem`, `län`).
 */
export const furtherLanguages: Partial<Record<keyof typeof peopleAndPlaces, string>> = {
  number: "numero číslo sicil szám broj număr numeru номер αριθμός númer nomor nombor số",
  code: "koodi kód kodu код κωδικός",
  name: "namn navn nimi název adı név nume ime наименование название ονοματεπώνυμο фио nafn nama vārds vardas tên họ_tên име 이름 성명 ชื่อ नाम الاسم שם",
  given:
    "förnamn tilltalsnamn fornavn etunimi jméno křestní meno isim keresztnév utónév prenume roepnaam voorletters имя імя ім'я όνομα eiginnafn eesnimi vārds vardas depan име 名字",
  family:
    "efternamn efternavn etternavn sukunimi příjmení priezvisko soyad soyadı soyisim vezetéknév családnév prezime priimek фамилия прізвище επώνυμο eftirnafn kenninafn perekonnanimi uzvārds pavardė belakang фамилно",
  middle: "mellannamn mellemnavn mellomnavn отчество",
  company:
    "företag bolag virksomhed bedrift yritys společnost spoločnosť şirket ünvan ünvanı unvanı cég cégnév companie tvrtka podjetje организация компания фирма предприятие підприємство εταιρεία επωνυμία",
  customer:
    "kund kunde medlem asiakas jäsen zákazník müşteri üye ügyfél kupac stranka клиент покупатель клієнт πελάτης",
  account: "hesap účet λογαριασμός счет",
  mail: "epost sähköposti eposta drótposta почта пошта netfang tölvupóstur e_pasts paštas 이메일",
  phone:
    "telefonnummer puhelin puhelinnumero telefonu telefonszám telefón телефон τηλέφωνο тел sími símanúmer telepon telpon hp điện_thoại tālrunis telefonas 전화 전화번호 โทรศัพท์ الهاتف טלפון",
  mobile:
    "mobilnummer mobiltelefon matkapuhelin gsm cep мобильный мобільний κινητό farsími gsm_sími telefon_bimbit ponsel di_động 휴대폰",
  website: "hemsida hjemmeside nettside kotisivu honlap сайт",
  address:
    "adress gatuadress gateadresse osoite lähiosoite adresa cím адрес адреса διεύθυνση heimilisfang lakcím alamat địa_chỉ aadress adrese adresas naslov lakóhely 주소 ที่อยู่ पता العنوان כתובת",
  street:
    "gata gade gate katu katuosoite ulice cadde sokak utca strada улица вулиця οδός gata_húsnúmer götuheiti jalan đường iela gatvė",
  house: "husnummer husnr huisnr huisnum popisné domu kapı házszám дом будинок",
  addition: "lägenhet leilighet asunto lokalu daire квартира",
  city: "postort poststed postby postitoimipaikka kaupunki kunta kommune kommun město mesto obec ilçe şehir város település oraș localitate localité grad mjesto miejscowości город місто πόλη staður borg kota bandar thành_phố linn pilsēta miestas helység 시 المدينة עיר",
  region: "maakunta megye județ županija область sýsla provinsi negeri tỉnh maakond novads",
  postcode:
    "postnr postinumero psč postakodu posta_kodu irányítószám cod_poștal poštanski poštová индекс індекс póstnúmer poskod kode_pos sihtnumber pasta_indekss pašto_kodas 우편번호",
  country:
    "maa země krajina ülke ország țara država kraju страна країна χώρα negara quốc_gia riik valsts šalis",
  taxid: "organisationsnummer orgnr cvr cvrnr ytunnus ičo vergi adószám cui oib инн єдрпоу αφμ npwp",
  gender:
    "kön køn kjønn sukupuoli pohlaví pohlavie cinsiyet spol płci пол стать φύλο kyn jenis_kelamin jantina giới_tính sugu dzimums lytis 성별",
  birth:
    "födelsedatum födelseår född fødselsdato fødselsår fødselsdag født syntymäaika syntymävuosi narození narodenia doğum születési nașterii rođenja rojstva рождения народження γέννησης fæðingardagur fæðingarár lahir ngày_sinh sünniaeg sünnikuupäev dzimšanas gimimo szül 생년월일 생일",
};
