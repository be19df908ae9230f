/// Who keeps the bytes that are bound (https://sqlite.org/c3ref/c_static.html).
public enum BindingLifetime: Sendable {
  /// SQLite copies them before the call returns.
  case copied
  /// SQLite reads them where they are: the caller keeps them unchanged until the parameter is bound anew, the
  /// bindings are cleared or the statement goes back to the cache.
  case borrowed
}
