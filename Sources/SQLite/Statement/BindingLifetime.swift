/// Who keeps the bytes that are bound (https://sqlite.org/c3ref/c_static.html).
public enum BindingLifetime: Sendable {
  /// SQLite copies them before the call returns.
  case copied
  /// SQLite reads them where they are: the caller keeps them unchanged while the statement runs, and binds the
  /// parameter anew before it runs again; a statement that goes back to the cache loses its bindings there.
  case borrowed
}
