/// Place names: real municipalities, and invented names formed like real ones.
enum Places {
  private static let beginnings = Nouns.words(
    """
    Ask Alm Aur Bakke Berg Birk Bjørk Bjørn Blå Brat Brekk Bru Bukk Dag Djup Dyr Eik Eid Elg Elv Eng
    Fager Falk Fauk Fin Fiske Fjær Flat Fur Gaupe Geit Gjerd Glom Gran Grav Grim Gråd Grøn Gull Hag Hare
    Haug Hav Heg Hegg Helg Hest Hjort Holm Horn Hus Hval Hvit Is Jern Kalv Klepp Klov Knut Kol Korn Kors
    Kråk Kvern Kvit Laks Lang Laug Lerk Lilje Lind Lom Lund Lyng Mal Mar Mid Molt Mose Myr Mær Mørk Nes
    Not Nø Od Ore Orr Os Ot Rav Reins Rev Ring Ris Rog Rot Rug Rype Rød Røy Salt Sand Selj Sild Skar
    Skaug Skjel Skog Skår Sol Stav Stein Stor Strand Straum Sund Svart Svan Sæl Tang Tind Tjeld Torv
    Trane Tun Tverr Ulv Ute Vass Ved Vill Vind Vår Ørn Ørret Ås Åker
    """)
  private static let endings = Nouns.words(
    """
    berg botn bu by bygd dal eid elv fjell fjord fors gard haug heim hei holt hov lia li land lund mark
    mo myr nes odd rud sand set side sjø skar skog stad strand sund tun vang vatn vik voll våg øy ås å
    """)
  private static let before = Nouns.words(
    "Ny Vester Øster Nord Sør Ytter Inner Over Under Gamle Mellom Lille Store")

  /// The number of different invented names.
  static let madeUpCount = beginnings.count * endings.count * (before.count + 1)

  /// An invented name by its number. Numbers below ``madeUpCount`` give different names.
  static func madeUp(_ number: Int) -> String {
    // The step and the count are coprime, so each name occurs once.
    let place = number % madeUpCount * 7_919 % madeUpCount
    let beginning = beginnings[place % beginnings.count]
    let ending = endings[place / beginnings.count % endings.count]
    let prefix = place / beginnings.count / endings.count
    guard prefix > 0 else { return String(beginning + ending) }
    return before[prefix - 1] + beginning.lowercased() + ending
  }

  static let municipalities = Nouns.words(
    """
    Halden Moss Sarpsborg Fredrikstad Hvaler Aremark Marker Rømskog Trøgstad Spydeberg Askim Eidsberg
    Rakkestad Råde Rygge Våler Hobøl Vestby Ski Ås Frogn Nesodden Oppegård Bærum Asker Sørum Fet Rælingen
    Enebakk Lørenskog Skedsmo Nittedal Gjerdrum Ullensaker Nannestad Eidsvoll Hurdal Kongsvinger Hamar
    Ringsaker Løten Stange Sør-Odal Eidskog Grue Åsnes Elverum Trysil Åmot Stor-Elvdal Rendalen Engerdal
    Tolga Tynset Alvdal Folldal Lillehammer Gjøvik Dovre Lesja Skjåk Lom Vågå Sel Ringebu Øyer Gausdal
    Jevnaker Lunner Gran Etnedal Vang Drammen Kongsberg Ringerike Hole Flå Gol Hemsedal Ål Hol Sigdal
    Krødsherad Modum Lier Røyken Hurum Flesberg Rollag Horten Holmestrand Tønsberg Sandefjord Larvik
    Porsgrunn Skien Notodden Siljan Bamble Kragerø Drangedal Bø Sauherad Tinn Hjartdal Seljord Kviteseid
    Nissedal Fyresdal Tokke Vinje Risør Grimstad Arendal Gjerstad Vegårshei Tvedestrand Froland Lillesand
    Birkenes Åmli Iveland Bygland Valle Bykle Kristiansand Mandal Farsund Flekkefjord Vennesla Songdalen
    Søgne Marnardal Åseral Audnedal Lindesnes Lyngdal Hægebostad Kvinesdal Sirdal Eigersund Sandnes
    Stavanger Haugesund Sokndal Lund Bjerkreim Hå Klepp Time Gjesdal Sola Randaberg Forsand Strand
    Hjelmeland Suldal Sauda Bokn Tysvær Karmøy Vindafjord Bergen Etne Sveio Bømlo Stord Fitjar Tysnes
    Kvinnherad Jondal Odda Ullensvang Eidfjord Ulvik Granvin Voss Kvam Samnanger Austevoll Fjell Askøy
    Vaksdal Modalen Osterøy Meland Radøy Lindås Austrheim Flora Gulen Solund Hyllestad Høyanger Vik
    Balestrand Leikanger Sogndal Aurland Lærdal Årdal Luster Askvoll Fjaler Gaular Jølster Førde Naustdal
    Molde Ålesund Kristiansund Vanylven Sande Herøy Ulstein Hareid Volda Ørsta Ørskog Norddal Stranda
    Stordal Rauma Trondheim Hemne Snillfjord Hitra Frøya Ørland Agdenes Rissa Bjugn Åfjord Roan Osen
    Oppdal Rennebu Røros Holtålen Steinkjer Namsos Meråker Stjørdal Frosta Levanger Verdal Leksvik
    Inderøy Verran Namdalseid Lierne Røyrvik Grong Bodø Narvik Bindal Sømna Brønnøy Vega Vevelstad
    Alstahaug Leirfjord Vefsn Grane Hattfjelldal Dønna Nesna Hemnes Rana Lurøy Træna Rødøy Meløy
    Gildeskål Beiarn Saltdal Fauske Sørfold Steigen Hamarøy Tysfjord Lødingen Tjeldsund Harstad Tromsø
    Kvæfjord Skånland Ibestad Gratangen Lavangen Bardu Salangen Målselv Sørreisa Dyrøy Tranøy Torsken
    Vardø Vadsø Hammerfest Kautokeino Alta Loppa Hasvik Kvalsund Måsøy Nordkapp Porsanger Karasjok
    Lebesby Gamvik
    """)
}
