/// How serious a message is.
public enum MessageSeverity: String, Sendable, Hashable, CaseIterable {
  case error, warning, note

  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
