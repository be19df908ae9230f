/// What a reader sees as one letter: a scalar with its marks, a joined emoji.
struct Cluster {
  /// UTF-8 position behind it.
  var end: Int
  /// Columns it takes; what ``Sanitizer`` would replace counts as its replacement.
  var width: Int
}

extension UnsafeBufferPointer<UInt8> {
  /// The cluster that begins at a position. Marks, joiners and what they join are never parted from their
  /// letter.
  func cluster(at position: Int) -> Cluster {
    let first = scalar(at: position)
    var cluster = Cluster(end: position + first.length, width: Self.baseWidth(first))
    guard let scalar = Unicode.Scalar(first.value), !Sanitizer.isHarmful(first.value) else { return cluster }
    if first.value < 0x80, cluster.end == count || self[cluster.end] < 0x80 { return cluster }
    if WideLetters.isRegionalIndicator(first.value), cluster.end < count {
      let second = self.scalar(at: cluster.end)
      if WideLetters.isRegionalIndicator(second.value) {
        return Cluster(end: cluster.end + second.length, width: 2)
      }
    }
    extend(&cluster, from: scalar)
    return cluster
  }

  private func extend(_ cluster: inout Cluster, from base: Unicode.Scalar) {
    var joins = false
    while cluster.end < count {
      let next = scalar(at: cluster.end)
      guard let scalar = Unicode.Scalar(next.value), next.value >= 0x300, !Sanitizer.isHarmful(next.value)
      else {
        return
      }
      let isModifier = (0x1F3FB...0x1F3FF).contains(next.value) && base.properties.isEmoji
      if joins, scalar.properties.isEmoji {
        joins = false
      } else if !isModifier, WideLetters.width(scalar) > 0 {
        return
      }
      // The joiner binds emoji; in other scripts it only shapes the letters beside it.
      if next.value == 0x200D { joins = base.properties.isEmoji }
      if next.value == 0xFE0F, base.properties.isEmoji { cluster.width = 2 }
      cluster.end += next.length
    }
  }

  private static func baseWidth(_ scalar: DecodedScalar) -> Int {
    switch scalar.value {
    case 0..<0x80, DecodedScalar.invalid: return 1
    case 0x80..<0xA0: return 6
    case 0x61C: return 7
    case let value where Sanitizer.isHarmful(value): return value == 0xAD ? 0 : 8
    default: return Unicode.Scalar(scalar.value).map(WideLetters.width) ?? 1
    }
  }
}
