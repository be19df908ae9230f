/// When to colour: what `--color` takes.
public enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case automatic = "auto"
  case always
  case never
}
