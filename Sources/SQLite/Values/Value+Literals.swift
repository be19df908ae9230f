extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral {
  /// An `integer`.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// A `real`.
  public init(floatLiteral value: Double) { self = .real(value) }

  /// A `text`.
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Value {
  /// `text`, or `null` for nil.
  public init(_ text: String?) { self = text.map(Value.text) ?? .null }

  /// `integer`, or `null` for nil.
  public init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }

  /// `integer`, or `null` for nil.
  public init(_ integer: Int64?) { self = integer.map(Value.integer) ?? .null }

  /// `real`, or `null` for nil. SQLite stores NaN as NULL.
  public init(_ real: Double?) { self = real.map(Value.real) ?? .null }

  /// `blob`, or `null` for nil.
  public init(_ blob: [UInt8]?) { self = blob.map(Value.blob) ?? .null }

  /// The storage class that SQLite gives the value when it is bound.
  public var storageClass: StorageClass {
    switch self {
    case .null: .null
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}
