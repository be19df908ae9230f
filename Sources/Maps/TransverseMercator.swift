#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A UTM zone in the northern hemisphere, on the ellipsoid GRS80 (EPSG:25832, 25833 and 25835; EPSG:32632, 32633 and
/// 32635 agree within a metre).
///
/// Uses Krüger's series in the third flattening, to its sixth power: C. F. F. Karney, "Transverse Mercator with an
/// accuracy of a few nanometers", Journal of Geodesy 85 (2011), equations 7 to 13, 35 and 36. Within 3,000 km of the
/// central meridian the error is less than a millimetre.
package struct TransverseMercator: Sendable, Hashable {
  /// The zone of Norway's national maps.
  package static let utm33 = TransverseMercator(zone: 33)

  /// 31 to 36 in Norway.
  package let zone: Int

  package init(zone: Int) { self.zone = zone }

  /// Longitude in degrees east.
  private var centralMeridian: Double { Double(6 * zone - 183) }

  private static let scale = 0.9996
  private static let falseEasting = 500_000.0
  private static let equatorialRadius = 6_378_137.0
  private static let flattening = 1 / 298.257_222_101
  private static let eccentricity = (flattening * (2 - flattening)).squareRoot()
  /// The third flattening.
  private static let n = flattening / (2 - flattening)
  /// The radius of a circle with the circumference of a meridian.
  private static let rectifyingRadius =
    equatorialRadius / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)

  private static func polynomial(_ coefficients: [Double], from power: Int) -> Double {
    var (sum, factor) = (0.0, 1.0)
    for _ in 0..<power { factor *= n }
    for coefficient in coefficients {
      sum += coefficient * factor
      factor *= n
    }
    return sum
  }

  /// From conformal latitude to the plane (Karney's alpha).
  private static let forwardSeries = [
    polynomial([1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7_891 / 37_800], from: 1),
    polynomial([13 / 48, -3 / 5, 557 / 1_440, 281 / 630, -1_983_433 / 1_935_360], from: 2),
    polynomial([61 / 240, -103 / 140, 15_061 / 26_880, 167_603 / 181_440], from: 3),
    polynomial([49_561 / 161_280, -179 / 168, 6_601_661 / 7_257_600], from: 4),
    polynomial([34_729 / 80_640, -3_418_889 / 1_995_840], from: 5),
    polynomial([212_378_941 / 319_334_400], from: 6),
  ]
  /// From the plane to conformal latitude (Karney's beta).
  private static let inverseSeries = [
    polynomial([1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96_199 / 604_800], from: 1),
    polynomial([1 / 48, 1 / 15, -437 / 1_440, 46 / 105, -1_118_711 / 3_870_720], from: 2),
    polynomial([17 / 480, -37 / 840, -209 / 4_480, 5_569 / 90_720], from: 3),
    polynomial([4_397 / 161_280, -11 / 504, -830_251 / 7_257_600], from: 4),
    polynomial([4_583 / 161_280, -108_847 / 3_991_680], from: 5),
    polynomial([20_648_693 / 638_668_800], from: 6),
  ]

  /// Converts degrees to metres east and north in this zone.
  package func project(longitude: Double, latitude: Double) -> MapPoint {
    let difference = (longitude - centralMeridian) * .pi / 180
    let tangent = tan(latitude * .pi / 180)
    let conformal = Self.conformalTangent(tangent)
    let xi = atan2(conformal, cos(difference))
    let eta = asinh(sin(difference) / (conformal * conformal + cos(difference) * cos(difference)).squareRoot())
    var (x, y) = (xi, eta)
    for (index, coefficient) in Self.forwardSeries.enumerated() {
      let factor = 2 * Double(index + 1)
      x += coefficient * sin(factor * xi) * cosh(factor * eta)
      y += coefficient * cos(factor * xi) * sinh(factor * eta)
    }
    let radius = Self.scale * Self.rectifyingRadius
    return MapPoint(east: Self.falseEasting + radius * y, north: radius * x)
  }

  /// Converts metres east and north in this zone to degrees.
  package func unproject(_ point: MapPoint) -> (longitude: Double, latitude: Double) {
    let radius = Self.scale * Self.rectifyingRadius
    let (x, y) = (point.north / radius, (point.east - Self.falseEasting) / radius)
    var (xi, eta) = (x, y)
    for (index, coefficient) in Self.inverseSeries.enumerated() {
      let factor = 2 * Double(index + 1)
      xi -= coefficient * sin(factor * x) * cosh(factor * y)
      eta -= coefficient * cos(factor * x) * sinh(factor * y)
    }
    let (breadth, height) = (sinh(eta), cos(xi))
    let conformal = sin(xi) / (breadth * breadth + height * height).squareRoot()
    let latitude = atan(Self.geographicTangent(conformal)) * 180 / .pi
    return (centralMeridian + atan2(breadth, height) * 180 / .pi, latitude)
  }

  /// The tangent of the conformal latitude, given the tangent of the latitude.
  private static func conformalTangent(_ tangent: Double) -> Double {
    let secant = (1 + tangent * tangent).squareRoot()
    let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant))
    return tangent * (1 + sigma * sigma).squareRoot() - sigma * secant
  }

  /// The tangent of the latitude, given the tangent of the conformal latitude, by Newton's method.
  private static func geographicTangent(_ conformal: Double) -> Double {
    let squared = eccentricity * eccentricity
    var tangent = conformal
    for _ in 0..<5 {
      let found = conformalTangent(tangent)
      let step =
        (conformal - found) / (1 + found * found).squareRoot() * (1 + (1 - squared) * tangent * tangent)
        / ((1 - squared) * (1 + tangent * tangent).squareRoot())
      tangent += step
      if abs(step) < 1e-14 * max(1, abs(tangent)) { break }
    }
    return tangent
  }
}

extension MapPoint {
  /// Converts degrees (WGS84 or ETRS89, which do not differ visibly on a map).
  package init(longitude: Double, latitude: Double) {
    self = TransverseMercator.utm33.project(longitude: longitude, latitude: latitude)
  }

  /// Longitude and latitude in degrees.
  package var degrees: (longitude: Double, latitude: Double) { TransverseMercator.utm33.unproject(self) }
}
