/**
 * Words of column and table names that concern people, companies and places, by the notion they stand for. In each line:
 * English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, then abbreviations; case, accents and plural ends
 * don't count (`header-words.ts`). A word may stand for several notions.
 */
export const peopleAndPlaces = {
  id: "id ids identifier identification kennung schlüssel identifiant identificador identificativo identyfikator uuid guid key ident record recordid",
  number:
    "number numbers nummer nr numéro número numero numer no num nº nro nbr lfd laufende kenn ziffer folio seq liczba 番号 編號 编号 号码",
  code: "code kode codigo código codice kod kürzel matchcode short kurz abbreviation abbr",
  name: "name names nom nombre nome naam nazwa denominación denominazione denominação razón raison ragione nm fullname 名 名前 名称 姓名 氏名",
  given:
    "given first vorname prénom prenom voornaam imię imie firstname forename rufname primeiro pila fname",
  family:
    "family last surname nachname familienname zuname famille apellido apellidos cognome achternaam sobrenome apelido nazwisko lastname lname 姓 苗字",
  middle: "middle zweitname second_name tussenvoegsel",
  full: "full lengkap voll vollständig vollständiger complet completo volledige pełne display formatted",
  salutation: "salutation anrede civilité tratamiento aanhef tratamento zwrot suffix prefix",
  job: "job position function funktion fonction poste puesto cargo functie stanowisko beruf profession rol jobtitle 役職 職名 职位",
  title: "title titel titre título titolo tytuł titulo",
  company:
    "company co organisation organization org firma firm unternehmen entreprise société societe empresa azienda società ditta bedrijf przedsiębiorstwo corporation business betrieb geschäft employer arbeitgeber instytucja firmy przedsiębiorstwa spółka spółki 会社 会社名 企業 法人 公司 企业",
  customer:
    "mandant mandanten mandantin tomador 买家 買家 客户 客戶 会员 會員 收货人 收貨人 tenant tenants mieter locataire locataires inquilino inquilinos inquilini huurder huurders najemca resident residents student students schüler pupil pupils étudiant étudiants estudiante estudiantes alumno alumnos klient kliendi kliendid klientide policyholder policyholders versicherungsnehmer insured versicherter licensee lizenznehmer lessee invitee invitees zahlungspflichtiger zahlungspflichtige begünstigter zahlungspartner remitter counterparty guest guests gast gäste donor donors spender constituent constituents payor customer client kunde kunden kd knd debitor debtor buyer payer verbraucher zahler käufer kaeufer acheteur cliente clienti clientes klant klanten klient klienci nabywca odbiorca purchaser besteller abnehmer patient patron member mitglied shopper consumer subscriber paciente pacientes paziente pazienti patiënt patiënten pacjent pacjenci pacjenta socio socios socia sócio sócios soci klienta klientów nabywcy odbiorcy 顧客 お客様 得意先 取引先 客户 客戶 rider riders passenger passengers fahrgast fahrgäste receptor destinatario adquirente",
  account: "account acct acc konto accounts cuenta conta kontrahent kontrahenta kontrahenci kontrahentów",
  supplier:
    "supplier vendor lieferant lieferanten kreditor fournisseur proveedor fornitore fornitori leverancier fornecedor dostawca creditor shipper carrier spediteur dostawcy",
  partner: "partner partenaire reseller händler wiederverkäufer distributor",
  contact:
    "contact kontakt ansprechpartner ansprechperson contacto contatto contactpersoon contato kontaktperson kontaktowa 担当者 联系人",
  person:
    "caller anrufer requester requestor melder anforderer demandeur solicitante richiedente aanvrager person people personen personne persona persone persoon personen pessoa osoba osoby osoby",
  user: "user benutzer anwender utilisateur usuario utente gebruiker usuário użytkownik employee employees mitarbeiter employé empleado dipendente medewerker werknemer funcionário pracownik staff personal personnel team_member teammitglied colleague kollege pracownika",
  seller:
    "seller salesperson salesrep rep representative vertreter verkäufer verkaeufer aussendienst vendeur commercial vendedor venditore agente verkoper vertegenwoordiger sprzedawca handlowiec agent",
  owner:
    "owner besitzer inhaber zuständig zuständiger betreuer verantwortlich verantwortlicher bearbeiter sachbearbeiter responsable responsabile propriétaire propietario proprietario eigenaar verantwoordelijke responsável opiekun właściciel assigned assignee zugewiesen account_manager attribué asignado assegnato toegewezen opiekuna właściciela 営業担当",
  lead: "lead leads prospect prospects interessent interessenten prospecto potentiel prospekt",
  household: "household haushalt foyer hogar famiglia huishouden gospodarstwo",
  mail: "mail email emails mails mel mél courriel correo posta elettronica elektroniczna correio emailaddress mailadresse emailadresse メール メールアドレス Eメール 邮箱 邮件 電子メール",
  phone:
    "phone phones telephone tel telefon téléphone teléfono telefono telefoon telefone fon rufnummer landline festnetz fixe fijo fisso phonenumber durchwahl 電話 電話番号 TEL番号 电话",
  mobile:
    "mobile mobil handy cell cellphone portable móvil movil cellulare gsm mobiel celular telemóvel komórka komórkowy natel mobilfunk sms 携帯 携帯電話 手机",
  fax: "fax telefax télécopie telecopie faks ファックス",
  website:
    "website web site url homepage internet webseite webpage webadresse sitio sito strona www domain domäne",
  address:
    "address adresse anschrift dirección indirizzo adres endereço morada adr addr adresu 住所 所在地 地址",
  street: "street strasse straße str rue voie calle via straat straatnaam rua ulica ul road domicilio",
  house: "house haus hausnummer hausnr hsnr huisnummer civico maison casa",
  addition:
    "addition zusatz adresszusatz zusatzzeile complément complemento supplement toevoeging dodatek address2 addr2 suite apartment apt street2 line2 etage",
  city: "city town ort stadt wohnort ville ciudad población localidad città comune località stad plaats woonplaats cidade localidade miasto miejscowość gemeinde commune ortschaft 市区町村 城市",
  region:
    "region state province provinz bundesland département estado provincia prowincja województwo kanton canton county regione région região provincie staat regio 都道府県 省份",
  postcode:
    "postcode zip plz postleitzahl postalcode codepostal cp cap codigopostal cep pocztowy zipcode postnummer 郵便番号 邮编 邮政编码",
  postal: "postal post pobox postfach mailing korrespondenz",
  country:
    "country land pays país pais paese nazione kraj nation staat landcode countrycode ländercode 国 国名 国家",
  billing:
    "billing bill_to rechnungs facturation facturación fatturazione facturatie faturação fakturowania main primary haupt principal",
  shipping:
    "shipping ship_to liefer livraison envío spedizione verzend entrega dostawy delivery_address ship",
  business:
    "business office work büro geschäftlich geschäft dienstlich beruflich bureau professionnel oficina ufficio kantoor zakelijk escritório służbowy",
  private: "private privat home personal personnel domicile particular privato privé prywatny zuhause",
  other:
    "other secondary second second1 alternative alt andere weitere sonstige autre otro altro overige outro inny zweite backup additional",
  industry: "industry branche sector secteur settore branża setor branch ramo industria naf nace",
  segment:
    "segment group gruppe class klasse classe grupo gruppo groep grupa tier kundengruppe klassifikation abc",
  headcount:
    "headcount employees mitarbeiterzahl mitarbeiteranzahl mitarbeiter effectif effectifs empleados dipendenti werknemers funcionários pracowników beschäftigte staffcount numberofemployees",
  territory: "territory gebiet vertriebsgebiet territoire territorio gebied território area bezirk zone",
  language: "language sprache langue idioma lingua taal język locale lang",
  timezone: "timezone zeitzone fuseau",
  legal: "legal rechtlich rechtsform juridique juridico legale prawna social registered",
  taxid:
    "ustid ustidnr uid siret siren nif cif nip vatid vatno rfc cnpj piva taxid kvk steuernummer vatnumber tvaintra",
  parent:
    "parent mutter muttergesellschaft konzern mère matriz capogruppo moeder superior übergeordnet memberof member_of",
  team: "team abteilung department équipe equipo reparto afdeling departamento dział service 部署 部門 部门",
  role: "role rolle rôle rol ruolo papel",
  gender: "gender sex geschlecht sexe sexo sesso geslacht płeć",
  birth:
    "geb born birth birthday birthdate geburt geburtsdatum geburtstag geburts naissance nacimiento nascita geboorte geboortedatum nascimento urodzenia dob age_years alter 生年月日 出生日期 誕生日 出生",
  nationality:
    "nationality nationalität staatsangehörigkeit nationalité nacionalidad nazionalità nationaliteit narodowość citizenship nacionalidade",
  religion: "religion konfession religión religione godsdienst religião wyznanie faith",
  ethnicity: "ethnicity race ethnic ethnie raza etnia herkunftsland abstammung",
  marital: "marital familienstand matrimonial burgerlijke maritalstatus",
  health: "health disability behinderung gesundheit handicap discapacidad disabilità pregnancy",
  belief: "political union gewerkschaft syndicat sindicato orientation partei",
} as const satisfies Record<string, string>;
