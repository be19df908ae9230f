/// Which of several municipalities of one name is taken: the one near the other members, with the printed total as a
/// second sign.
///
/// The total makes surer or less sure what the neighbours say. It decides where they say nothing, and, when it is a
/// figure to the last inhabitant, where they only make a guess.
struct PlaceChoice {
  let nearness: Nearness
  let sign: TotalSign?
  let number: String?
  let way: PlaceResolution.Way
  let certainty: Certainty

  init(nearness: Nearness, sign: TotalSign?) {
    (self.nearness, self.sign) = (nearness, sign)
    let near = nearness.certainty == .unresolved ? nil : nearness.choices.first?.municipality.number
    let isExact = sign?.total.isExact == true
    switch (near, sign?.number) {
    case (nil, nil): (number, way, certainty) = (nil, .nothing, .unresolved)
    case (nil, let told?): (number, way, certainty) = (told, .total, isExact ? .likely : .guess)
    case (let near?, nil): (number, way, certainty) = (near, .neighbours, nearness.certainty)
    case (let near?, let told?) where near == told:
      (number, way, certainty) = (near, .neighboursAndTotal, nearness.certainty == .guess ? .likely : .certain)
    case (let near?, let told?):
      let takesTotal = nearness.certainty == .guess && isExact
      number = takesTotal ? told : near
      way = takesTotal ? .total : .neighbours
      certainty = nearness.certainty == .certain ? .likely : .guess
    }
  }

  /// Whether the total fits another bearer of the name than the one that is taken.
  var isDoubted: Bool { sign?.number.map { $0 != number } ?? false }
}
