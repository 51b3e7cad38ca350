import type { Country } from "../records.ts";

/** Given names of women and of men, and family names; where women bear another form it stands after a stroke. */
type Names = { women: readonly string[]; men: readonly string[]; families: readonly string[] };

const names = (women: string, men: string, families: string): Names => ({
  women: women.split(" "),
  men: men.split(" "),
  families: families.split(" "),
});

/** Common names of each country, in its script. Put together at random they mean nobody. */
export const personNames: Readonly<Record<Country, Names>> = {
  DE: names(
    "Anna Birgit Carla Dörte Elke Franziska Greta Hanna Ilse Jana Katrin Lena Maren Nele Petra Ronja Sabine Theresa Ulrike Vera Wiebke Käthe Martina Annegret Silke Jördis Leonie Marlene Antje Heike",
    "Arne Bernd Christian Dieter Emil Friedrich Georg Hannes Ingo Jörg Karsten Lukas Matthias Niels Oskar Paul Ralf Sven Thomas Uwe Volker Wolfgang Jürgen Björn Günther Stefan Tobias Moritz Henning Götz",
    "Ahrens Becker Behrens Böhm Brandt Busch Dietrich Ebert Engel Fischer Förster Frank Friedrich Fuchs Graf Groß Günther Haas Hahn Hartmann Heinrich Herrmann Hoffmann Huber Jäger Jansen Kaiser Keller Koch König Kramer Krause Kühn Lang Lehmann Lorenz Ludwig Maier Martin Meyer Möller Müller Neumann Otto Peters Pfeiffer Pohl Richter Roth Sauer Schäfer Schmidt Scholz Schreiber Schröder Schubert Schulte Schwarz Seidel Simon Sommer Stein Thomas Vogel Vogt Wagner Walter Weber Weiß Werner Winkler Winter Wolff Ziegler Zimmermann",
  ),
  FR: names(
    "Agnès Amélie Anaïs Aurélie Béatrice Camille Cécile Chloé Claire Élise Émilie Florence Françoise Gaëlle Hélène Inès Jeanne Julie Laure Léa Lucie Margaux Marie Mathilde Nathalie Noémie Pauline Solène Sophie Zoé",
    "Adrien Alexandre Antoine Baptiste Benoît Bruno Cédric Clément Damien Étienne Fabien François Frédéric Gérard Guillaume Hugo Jérôme Julien Laurent Loïc Luc Mathieu Maxime Nicolas Olivier Pascal Quentin Rémi Théo Yann",
    "Arnaud Aubert Barbier Bernard Berger Bertrand Blanchard Bonnet Boucher Bourgeois Boyer Brun Chevalier Clément Collet Colin Dubois Dufour Dumont Dupuis Durand Fabre Faure Fontaine Fournier Gaillard Garnier Gauthier Gérard Girard Guérin Henry Hubert Lacroix Lambert Langlois Lefèvre Legrand Lemaire Leroux Leroy Lucas Marchand Martin Mercier Meunier Meyer Michel Moreau Morel Moulin Noël Perrin Petit Picard Pierre Poirier Renard Renaud Richard Rivière Robin Roche Roger Roussel Roux Royer Simon Thomas Vidal Vincent",
  ),
  GB: names(
    "Abigail Alice Amelia Beatrice Bethan Charlotte Chloe Daisy Eleanor Emily Fiona Freya Georgia Grace Hannah Harriet Imogen Isla Jessica Kirsty Lucy Megan Molly Niamh Olivia Phoebe Rhiannon Rosie Sophie Zara",
    "Aidan Alfie Andrew Archie Barnaby Callum Charles Colin Daniel Dylan Edward Ewan Finlay George Graham Harry Hamish Jack James Kieran Lewis Liam Malcolm Nigel Oliver Owen Rhys Stuart Theo William",
    "Abbott Allen Armstrong Bailey Baker Barker Bennett Booth Bradley Brooks Burton Butler Carter Chapman Clarke Cole Cook Cooper Cox Davies Dawson Dixon Edwards Ellis Fisher Fletcher Foster Fraser Gibson Graham Grant Gray Green Griffiths Hall Harris Harvey Hill Holmes Hughes Hunt Jackson Jenkins Kelly Knight Lawson Lewis Lloyd Marsh Mason Mills Mitchell Moore Morgan Murphy Murray Nicholls Owen Palmer Parker Pearce Phillips Porter Powell Price Reid Reynolds Roberts Rogers Russell Shaw Spencer Stevens Stone Turner Walker Walsh Ward Watson Webb Wilkinson Wood Wright",
  ),
  US: names(
    "Addison Alyssa Ashley Audrey Brianna Brooke Caitlin Daniela Destiny Elena Emma Faith Gabriela Hailey Ivy Jasmine Jocelyn Kayla Kimberly Lauren Madison Maya Naomi Paige Rachel Rebecca Savannah Sierra Tiffany Vanessa",
    "Aaron Austin Brandon Caleb Carlos Chase Cody Derek Diego Dustin Elijah Ethan Gavin Hunter Isaiah Jamal Jason Joshua Kevin Logan Marcus Mason Nathan Noah Ramon Scott Travis Trevor Tyler Wyatt",
    "Adams Alvarez Anderson Bennett Bishop Boyd Brewer Bryant Burke Burns Campbell Carpenter Castillo Chavez Coleman Collins Cruz Cunningham Daniels Diaz Duncan Elliott Evans Ferguson Flores Ford Freeman Garcia Gardner Gibson Gomez Gonzalez Gordon Graves Griffin Hamilton Hansen Harper Hayes Henderson Henry Hernandez Hicks Howard Hudson Jenkins Jimenez Johnson Jordan Kennedy Larson Lawrence Lopez Marshall Martinez McCoy Mendoza Miller Morales Morris Nelson Nguyen Olson Ortiz Patel Payne Perry Peterson Ramirez Reyes Rivera Robinson Ruiz Sanders Sullivan Torres Vargas Wallace Washington Watkins Weaver",
  ),
  ES: names(
    "Adriana Alba Alicia Ana Ángela Beatriz Begoña Carmen Clara Cristina Elena Esther Inés Irene Isabel Laura Lucía María Marta Mónica Nuria Paula Pilar Raquel Rocío Rosa Sara Sofía Teresa Verónica",
    "Adrián Alberto Alejandro Álvaro Andrés Antonio Carlos Daniel David Diego Enrique Fernando Francisco Gabriel Héctor Hugo Ignacio Iván Javier Jesús Jorge José Juan Luis Manuel Miguel Óscar Pablo Raúl Víctor",
    "Alonso Álvarez Aguilar Benítez Blanco Bravo Caballero Cabrera Calvo Campos Cano Carrasco Castillo Castro Cortés Crespo Cruz Delgado Díaz Díez Domínguez Durán Esteban Fernández Ferrer Flores Fuentes Gallego García Garrido Giménez Gómez González Guerrero Gutiérrez Hernández Herrera Hidalgo Ibáñez Iglesias Jiménez León López Lorenzo Lozano Marín Márquez Martínez Medina Méndez Molina Montero Morales Moreno Moya Muñoz Navarro Núñez Ortega Ortiz Parra Pascual Peña Pérez Prieto Ramírez Ramos Rodríguez Romero Rubio Ruiz Sánchez Santana Santiago Sanz Serrano Soler Suárez Torres Vargas Vázquez Vega Vicente Vidal",
  ),
  PL: names(
    "Agnieszka Aleksandra Alicja Anna Barbara Beata Dorota Elżbieta Ewa Gabriela Grażyna Hanna Iwona Joanna Julia Justyna Karolina Katarzyna Magdalena Małgorzata Maria Marta Monika Natalia Paulina Renata Sylwia Teresa Urszula Zofia",
    "Adam Andrzej Artur Bartosz Cezary Damian Dariusz Filip Grzegorz Henryk Jacek Jakub Jan Jarosław Jerzy Kamil Krzysztof Łukasz Maciej Marcin Marek Mateusz Michał Paweł Piotr Rafał Stanisław Tomasz Wojciech Zbigniew",
    "Nowak Kowalski|Kowalska Wiśniewski|Wiśniewska Wójcik Kowalczyk Kamiński|Kamińska Lewandowski|Lewandowska Zieliński|Zielińska Szymański|Szymańska Woźniak Dąbrowski|Dąbrowska Kozłowski|Kozłowska Mazur Jankowski|Jankowska Kwiatkowski|Kwiatkowska Krawczyk Kaczmarek Piotrowski|Piotrowska Grabowski|Grabowska Zając Pawłowski|Pawłowska Michalski|Michalska Król Wieczorek Jabłoński|Jabłońska Wróbel Nowakowski|Nowakowska Majewski|Majewska Olszewski|Olszewska Stępień Malinowski|Malinowska Jaworski|Jaworska Adamczyk Dudek Nowicki|Nowicka Pawlak Górski|Górska Witkowski|Witkowska Walczak Sikora Baran Rutkowski|Rutkowska Michalak Szewczyk Ostrowski|Ostrowska Tomaszewski|Tomaszewska Pietrzak Zalewski|Zalewska Wróblewski|Wróblewska Marciniak Jasiński|Jasińska Zawadzki|Zawadzka Bąk Sadowski|Sadowska Duda Włodarczyk Wilk Chmielewski|Chmielewska Borkowski|Borkowska Sokołowski|Sokołowska Szczepański|Szczepańska Sawicki|Sawicka Kucharski|Kucharska Lis Maciejewski|Maciejewska Kubiak Kalinowski|Kalinowska Mazurek Wysocki|Wysocka Kołodziej Czarnecki|Czarnecka Urban Głowacki|Głowacka",
  ),
  GR: names(
    "Αθηνά Αικατερίνη Αλεξάνδρα Άννα Αντωνία Βασιλική Γεωργία Δέσποινα Δήμητρα Ειρήνη Ελένη Ευαγγελία Ευγενία Ζωή Ιωάννα Κωνσταντίνα Μαρία Νίκη Ξένια Όλγα Παναγιώτα Παρασκευή Σοφία Στέλλα Στυλιανή Φωτεινή Χριστίνα Χρυσούλα",
    "Αθανάσιος Αλέξανδρος Αναστάσιος Ανδρέας Αντώνης Απόστολος Βασίλης Γεώργιος Γρηγόρης Δημήτρης Ευάγγελος Ηλίας Θεόδωρος Ιωάννης Κωνσταντίνος Λεωνίδας Μάριος Μιχάλης Νίκος Παναγιώτης Παύλος Πέτρος Σπύρος Σταύρος Στέφανος Σωτήρης Φώτης Χρήστος",
    "Παπαδόπουλος|Παπαδοπούλου Βλάχος|Βλάχου Αγγελόπουλος|Αγγελοπούλου Νικολαΐδης|Νικολαΐδη Γεωργίου Πέτρου Δημητρίου Αθανασίου Ιωάννου Χριστοδούλου Παππάς|Παππά Καραγιάννης|Καραγιάννη Μακρής|Μακρή Οικονόμου Αντωνίου Βασιλείου Κωνσταντινίδης|Κωνσταντινίδου Αλεξίου Θεοδώρου Σταματόπουλος|Σταματοπούλου Μαυρίδης|Μαυρίδου Σαμαράς|Σαμαρά Ράπτης|Ράπτη Μυλωνάς|Μυλωνά Καλογεράκης|Καλογεράκη Λάμπρου Ζαφειρίου Κόκκινος|Κόκκινου Παναγόπουλος|Παναγοπούλου Ρήγας|Ρήγα Σιδέρης|Σιδέρη Τσακίρης|Τσακίρη Φωτιάδης|Φωτιάδου Χατζής|Χατζή Δούκας|Δούκα Ευσταθίου Κυριακίδης|Κυριακίδου Λιάκος|Λιάκου Μανωλάκης|Μανωλάκη Ξενάκης|Ξενάκη",
  ),
  UA: names(
    "Алла Анастасія Валентина Вікторія Галина Ганна Дарина Євгенія Зоя Інна Ірина Катерина Лариса Леся Людмила Марина Марія Надія Наталія Оксана Олена Ольга Світлана Соломія Софія Тетяна Уляна Юлія Ярослава",
    "Андрій Антон Артем Богдан Богуслав Василь Віктор Віталій Володимир Дмитро Євген Захар Іван Ігор Кирило Максим Микола Михайло Назар Олег Олександр Остап Павло Петро Роман Сергій Степан Тарас Юрій Ярослав",
    "Мельник Шевченко Бойко Коваленко Бондаренко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук Бондар Ткачук Марченко Лисенко Мороз Савченко Руденко Петренко Клименко Кравчук Павленко Кузьменко Іваненко Гончаренко Левченко Харченко Карпенко Пономаренко Мартинюк Гаврилюк Вовк Кравець Панченко Василенко Сидоренко Приходько Романенко Костенко Гриценко Литвин Семенюк Данилюк Козак Яковенко Назаренко Дяченко Білоус Тарасенко Демченко Сорока Журавель Гнатюк Юрченко Кириченко Вишневський|Вишневська Яворський|Яворська Загорський|Загорська Зінченко",
  ),
  JP: names(
    "陽子/Yoko 恵子/Keiko 花子/Hanako 美咲/Misaki 由美/Yumi 裕子/Hiroko 智子/Tomoko 直美/Naomi 久美子/Kumiko 真由美/Mayumi 愛/Ai 結衣/Yui 桜/Sakura 彩/Aya 舞/Mai 葵/Aoi 千尋/Chihiro 幸子/Sachiko 和子/Kazuko 京子/Kyoko 綾香/Ayaka 奈々/Nana 理恵/Rie 麻衣/Mai 春香/Haruka 純子/Junko",
    "太郎/Taro 健一/Kenichi 大輔/Daisuke 拓也/Takuya 翔太/Shota 誠/Makoto 浩/Hiroshi 隆/Takashi 健太/Kenta 直樹/Naoki 哲也/Tetsuya 和也/Kazuya 達也/Tatsuya 亮/Ryo 学/Manabu 修/Osamu 豊/Yutaka 清/Kiyoshi 一郎/Ichiro 蓮/Ren 悠斗/Yuto 大和/Yamato 勇気/Yuki 秀樹/Hideki 正/Tadashi 剛/Tsuyoshi",
    "佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 田中/Tanaka 伊藤/Ito 渡辺/Watanabe 山本/Yamamoto 中村/Nakamura 小林/Kobayashi 加藤/Kato 吉田/Yoshida 山田/Yamada 佐々木/Sasaki 山口/Yamaguchi 松本/Matsumoto 井上/Inoue 木村/Kimura 林/Hayashi 斎藤/Saito 清水/Shimizu 山崎/Yamazaki 森/Mori 池田/Ikeda 橋本/Hashimoto 阿部/Abe 石川/Ishikawa 山下/Yamashita 中島/Nakajima 石井/Ishii 小川/Ogawa 前田/Maeda 岡田/Okada 長谷川/Hasegawa 藤田/Fujita 後藤/Goto 近藤/Kondo 村上/Murakami 遠藤/Endo 青木/Aoki 坂本/Sakamoto 福田/Fukuda 太田/Ota 西村/Nishimura 藤井/Fujii 金子/Kaneko 岡本/Okamoto 藤原/Fujiwara 三浦/Miura 中野/Nakano 原田/Harada 松田/Matsuda 竹内/Takeuchi 小野/Ono 田村/Tamura 中山/Nakayama 和田/Wada 石田/Ishida 森田/Morita 上田/Ueda 原/Hara 柴田/Shibata 酒井/Sakai 工藤/Kudo 横山/Yokoyama 宮崎/Miyazaki 宮本/Miyamoto 内田/Uchida 高木/Takagi 安藤/Ando 谷口/Taniguchi 大野/Ono 丸山/Maruyama 今井/Imai",
  ),
};
