import ArgumentParser

/// How a page is shown.
enum PageFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown
}
