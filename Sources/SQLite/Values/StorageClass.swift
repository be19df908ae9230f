import CSQLite

/// The five storage classes of a value, as https://sqlite.org/c3ref/c_blob.html numbers them.
public enum StorageClass: Int32, Sendable {
  case integer = 1
  case real = 2
  case text = 3
  case blob = 4
  case null = 5
}
