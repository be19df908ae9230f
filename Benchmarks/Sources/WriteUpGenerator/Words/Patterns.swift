/// Sentences with placeholders, for each kind of section. A placeholder is a letter in braces:
/// n, d, p, b: a noun, indefinite, definite, plural, definite plural; v, r, t: a verb, infinitive, present,
/// participle; a, A: an adjective, plain and plural; P: a place, R: the region, Y: a year, K: a small number.
struct Patterns: Sendable {
  var goals: [String]
  var results: [String]
  var advice: [String]
  var continuation: [String]
  var application: [String]
  var lead: [String]

  static func of(_ form: WrittenForm) -> Patterns { form == .bokmaal ? bokmaal : nynorsk }

  private static let bokmaal = Patterns(
    goals: [
      "{V} en {a} {n} for hele {R}, med vekt på {n}", "Flere {p} og {p} i {P} og {P} innen {Y}",
      "{V} {d} slik at {p} og {n} får bedre vilkår", "Gjøre {R} til et {a} sted for {n} og {n}",
      "{R} skal {v} {d} i lag med {b}", "En {a} {n} som alle kommunene {r}",
    ],
    results: [
      "{d} er {t}, og {K} {p} er kommet i gang", "Fått {t} en {n} for {n} i {P}",
      "Bedre {n} mellom {P} og {P}",
      "{K} {p} fra {b} var med på {d} i {Y}", "Strategi for {n}, der {d} og {d} er {t}",
      "{P} og {P} {r} nå {b} i lag", "{d} har gitt mer {n}, men {n} mangler",
    ],
    advice: [
      "{V} {p} og {p} tidlig – fordi {d} {r} {n}", "Ha en {a} {n} som {b} {r}",
      "{V} {d} før {n}. Da blir {n} og {n} lettere å {v}", "Sett av tid til {n} – fordi {n} trenger {n}",
      "Vær åpne om {d}, også når {n} og {n} er {A}",
    ],
    continuation: [
      "{d} følges opp av {b}", "{V} en {n} for {n} og {n} i {P}", "{K} nye {p} er {t} til {Y}",
      "{R} {r} videre på {d}, med {P} som vert", "Søknad om {n} til {n} er {t}",
    ],
    application: [
      "{R} vil {v} {b} i {K} kommuner, og {P} har {d} som oppgave.",
      "Det er {p} i {P} som {r} mest {n}, men også {d} og {n} har mye å si for {n}.",
      "{b} og {b} trenger {n} som er {a}, og det finnes {n} nok til å {v} {d}.",
      "I fase 2 skal {d} {v} {n}, {n} og {n}.",
    ],
    lead: [
      "{R} har {t} {d}, og {b} {r} nå i lag om {n}.", "Kommunene i {R} har fått en {a} {n} for {n} og {n}.",
    ])

  private static let nynorsk = Patterns(
    goals: [
      "{V} ein {a} {n} for heile {R}, med vekt på {n}", "Fleire {p} og {p} i {P} og {P} innan {Y}",
      "{V} {d} slik at {p} og {n} får betre vilkår", "Gjere {R} til ein {a} stad for {n} og {n}",
      "{R} skal {v} {d} i lag med {b}", "Ein {a} {n} som alle kommunane {r}",
    ],
    results: [
      "{d} er {t}, og {K} {p} er komne i gang", "Fått {t} ein {n} for {n} i {P}",
      "Betre {n} mellom {P} og {P}",
      "{K} {p} frå {b} var med på {d} i {Y}", "Strategi for {n}, der {d} og {d} er {t}",
      "{P} og {P} {r} no {b} i lag", "{d} har gjeve meir {n}, men {n} manglar",
    ],
    advice: [
      "{V} {p} og {p} tidleg – fordi {d} {r} {n}", "Ha ein {a} {n} som {b} {r}",
      "{V} {d} før {n}. Då vert {n} og {n} lettare å {v}", "Set av tid til {n} – fordi {n} treng {n}",
      "Ver opne om {d}, også når {n} og {n} er {A}",
    ],
    continuation: [
      "{d} vert følgd opp av {b}", "{V} ein {n} for {n} og {n} i {P}", "{K} nye {p} er {t} til {Y}",
      "{R} {r} vidare på {d}, med {P} som vert", "Søknad om {n} til {n} er {t}",
    ],
    application: [
      "{R} vil {v} {b} i {K} kommunar, og {P} har {d} som oppgåve.",
      "Det er {p} i {P} som {r} mest {n}, men òg {d} og {n} har mykje å seie for {n}.",
      "{b} og {b} treng {n} som er {a}, og det finst {n} nok til å {v} {d}.",
      "I fase 2 skal {d} {v} {n}, {n} og {n}.",
    ],
    lead: [
      "{R} har {t} {d}, og {b} {r} no i lag om {n}.", "Kommunane i {R} har fått ein {a} {n} for {n} og {n}.",
    ])
}
