#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is said of files that the system does not give or take.
extension Catalogue {
  package func cannotCreate(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke lage \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje lage \(target): \(reason(ofSystem: code))",
      en: "cannot create \(target): \(reason(ofSystem: code))")
  }
  package func cannotWrite(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke skrive til \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje skrive til \(target): \(reason(ofSystem: code))",
      en: "cannot write to \(target): \(reason(ofSystem: code))")
  }
  package func cannotReplace(_ target: String, _ code: Int32) -> String {
    text(
      nb: "kan ikke erstatte \(target): \(reason(ofSystem: code))",
      nn: "kan ikkje erstatte \(target): \(reason(ofSystem: code))",
      en: "cannot replace \(target): \(reason(ofSystem: code))")
  }

  /// The system's text for an `errno`: its own in English, ours for those that people meet.
  package func reason(ofSystem code: Int32) -> String {
    let english = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    switch code {
    case ENOENT: return text(nb: "fila eller mappa finnes ikke", nn: "fila eller mappa finst ikkje", en: english)
    case EACCES, EPERM: return text(nb: "du har ikke tilgang", nn: "du har ikkje tilgang", en: english)
    case EISDIR: return text(nb: "det er en mappe", nn: "det er ei mappe", en: english)
    case ENOTDIR: return text(nb: "det er ikke en mappe", nn: "det er ikkje ei mappe", en: english)
    case EEXIST: return text(nb: "fila finnes fra før", nn: "fila finst frå før", en: english)
    case ENOSPC: return text(nb: "disken er full", nn: "disken er full", en: english)
    case EDQUOT: return text(nb: "kvoten er brukt opp", nn: "kvoten er brukt opp", en: english)
    case EROFS: return text(nb: "disken kan bare leses", nn: "disken kan berre lesast", en: english)
    case EIO: return text(nb: "feil på disken", nn: "feil på disken", en: english)
    case EMFILE, ENFILE:
      return text(nb: "for mange filer er åpne", nn: "for mange filer er opne", en: english)
    case ENAMETOOLONG: return text(nb: "navnet er for langt", nn: "namnet er for langt", en: english)
    case ELOOP: return text(nb: "lenkene går i ring", nn: "lenkjene går i ring", en: english)
    default: return english
    }
  }

  package func notAStyle(_ part: String) -> String {
    text(
      nb: "ikke en stil og tall: \(part)", nn: "ikkje ein stil og tal: \(part)", en: "not a style and numbers: \(part)")
  }
  package func noStyle(_ name: String, _ styles: [String]) -> String {
    text(
      nb: "stilen \(name) finnes ikke; stilene er \(list(styles))",
      nn: "stilen \(name) finst ikkje; stilane er \(list(styles))",
      en: "there is no style \(name); there are \(styles.joined(separator: ", "))")
  }
}
