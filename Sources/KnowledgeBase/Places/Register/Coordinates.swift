#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A point on the globe (WGS84).
public struct Coordinates: Sendable, Hashable {
  /// Degrees north.
  public var latitude: Double
  /// Degrees east.
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Kilometres along the surface of a sphere of the Earth's mean radius (haversine); within 0.5 % of the
  /// ellipsoid.
  public func distance(to other: Coordinates) -> Double {
    let radians = Double.pi / 180
    let sineLatitude = sin((other.latitude - latitude) * radians / 2)
    let sineLongitude = sin((other.longitude - longitude) * radians / 2)
    let chord =
      sineLatitude * sineLatitude
      + cos(latitude * radians) * cos(other.latitude * radians) * sineLongitude * sineLongitude
    return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
  }
}
