import type { Country } from "../records.ts";

/** A city, how its postcodes look (# is a digit, @ a letter), its region where letters name one, and its area code. */
export type City = { city: string; postcode: string; region: string | null; areaCode: string };

const cities = (rows: string): readonly City[] =>
  rows.split(";").map((row) => {
    const [city = "", postcode = "", areaCode = "", region = null] = row.trim().split("/");
    return { city, postcode, areaCode, region };
  });

export const citiesOf: Readonly<Record<Country, readonly City[]>> = {
  DE: cities(
    "Bremen/28###/421;Hamburg/22###/40;Berlin/13###/30;Köln/50###/221;München/80###/89;Leipzig/04###/341;Dresden/01###/351;Münster/48###/251;Kassel/34###/561;Nürnberg/90###/911;Osnabrück/49###/541;Erfurt/99###/361;Freiburg im Breisgau/79###/761;Lübeck/23###/451;Rostock/18###/381;Göttingen/37###/551",
  ),
  FR: cities(
    "Paris/750##/1;Lyon/690##/4;Nantes/440##/2;Lille/590##/3;Bordeaux/330##/5;Toulouse/310##/5;Rennes/350##/2;Strasbourg/670##/3;Grenoble/380##/4;Dijon/210##/3;Angers/490##/2;Besançon/250##/3",
  ),
  GB: cities(
    "London/SE# #@@/20;Leeds/LS# #@@/333;Bristol/BS# #@@/333;Glasgow/G1# #@@/333;Cardiff/CF# #@@/333;Sheffield/S# #@@/333;Norwich/NR# #@@/333;Exeter/EX# #@@/333;York/YO# #@@/333;Aberdeen/AB# #@@/333",
  ),
  US: cities(
    "Columbus/432##/614:380/OH;Portland/972##/503:971/OR;Austin/787##/512:737/TX;Denver/802##/303:720/CO;Madison/537##/608:353/WI;Raleigh/276##/919:984/NC;Buffalo/142##/716:624/NY;Tucson/857##/520:928/AZ;Boise/837##/208:986/ID;Omaha/681##/402:531/NE",
  ),
  ES: cities(
    "Madrid/280##/91/Madrid;Barcelona/080##/93/Barcelona;Sevilla/410##/95/Sevilla;Málaga/290##/95/Málaga;Girona/170##/93/Girona;Alcalá de Henares/288##/91/Madrid;Tarragona/430##/93/Tarragona;Córdoba/140##/95/Córdoba",
  ),
  PL: cities(
    "Warszawa/0#-###/22;Kraków/30-###/12;Wrocław/50-###/71;Poznań/60-###/61;Gdańsk/80-###/58;Łódź/90-###/42;Szczecin/70-###/91;Lublin/20-###/81;Białystok/15-###/85;Rzeszów/35-###/17",
  ),
  GR: cities(
    "Αθήνα/11# ##/210/Αττική;Πειραιάς/185 ##/210/Αττική;Θεσσαλονίκη/546 ##/210/Κεντρική Μακεδονία;Πάτρα/262 ##/210/Δυτική Ελλάδα;Λάρισα/412 ##/210/Θεσσαλία;Ηράκλειο/712 ##/210/Κρήτη",
  ),
  UA: cities(
    "Київ/01###/44/Київ;Львів/79###/32/Львівська область;Одеса/65###/48/Одеська область;Дніпро/49###/56/Дніпропетровська область;Вінниця/21###/43/Вінницька область;Чернівці/58###/37/Чернівецька область",
  ),
  JP: cities(
    "新宿区/160-####/3/東京都;港区/105-####/3/東京都;大阪市北区/530-####/6/大阪府;大阪市中央区/541-####/6/大阪府;世田谷区/154-####/3/東京都;品川区/141-####/3/東京都",
  ),
};

export const streetsOf: Readonly<Record<Country, readonly string[]>> = {
  DE: "Lindenstraße,Bahnhofstraße,Am Wall,Mühlenweg,Gartenstraße,Hafenstraße,Schulstraße,Birkenallee,Kirchgasse,Industriestraße,Werkstraße,Am Südtor,Feldweg,Königsallee,Ziegeleistraße,Uferstraße".split(
    ",",
  ),
  FR: "rue des Tilleuls,rue de la Gare,avenue de la République,rue du Moulin,place du Marché,rue Pasteur,boulevard de l’Écluse,chemin des Vignes,rue Saint-Éloi,allée des Érables,quai de la Fosse,rue du Château".split(
    ",",
  ),
  GB: "Mill Lane,Station Road,High Street,Church Street,Orchard Way,Kiln Road,Bridge Street,Park Avenue,Foundry Lane,Queen’s Road,Meadow Close,Victoria Terrace".split(
    ",",
  ),
  US: "Oak Street,Maple Avenue,Cedar Lane,Main Street,Lakeview Drive,Washington Avenue,Elm Street,Sunset Boulevard,Ridge Road,Hickory Court,Industrial Parkway,Pine Street".split(
    ",",
  ),
  ES: "Calle Mayor,Calle de Alcalá,Avenida de la Constitución,Calle del Olmo,Paseo de la Estación,Calle San José,Plaza de España,Calle Peñón,Avenida del Puerto,Calle Jardín".split(
    ",",
  ),
  PL: "ul. Lipowa,ul. Długa,ul. Ogrodowa,ul. Polna,ul. Fabryczna,ul. Kościuszki,al. Niepodległości,ul. Żwirowa,ul. Łąkowa,ul. Młyńska".split(
    ",",
  ),
  GR: "Ερμού,Σταδίου,Αγίου Δημητρίου,Κηφισίας,Μεγάλου Αλεξάνδρου,Ελευθερίας,Παπαναστασίου,Εθνικής Αντιστάσεως".split(
    ",",
  ),
  UA: "вул. Садова,вул. Шевченка,вул. Лісова,просп. Миру,вул. Ґонти,вул. Заводська,вул. Їжакевича,вул. Незалежності".split(
    ",",
  ),
  JP: "桜町,本町,栄町,緑町,旭町,若松町,富士見町,中央".split(","),
};
