/// The one table of what the server answers. The router, the description of the API and the tests are made from it.
enum Routes {
  /// The pages, and the same for programs below `/api`.
  static let all: [Route] = pages + pages.compactMap(\.forPrograms) + programs

  private static let pages: [Route] =
    FrontPage.routes + SearchPage.routes + AdvicePage.routes + ListRoutes.all + RegionPages.routes + PassagePages.routes
    + PlacePages.routes + MemoPage.routes + MapPage.routes + DocumentPages.routes + QueryPages.routes + SQLPage.routes
    + ImportPages.routes + AboutPage.routes

  /// Addresses that have no page.
  private static let programs: [Route] =
    PassagePages.programs + SQLPage.programs + [OpenAPI.route, health] + StaticRoutes.all

  private static let health = Route(
    "health", "/healthz", summary: "Says that the server is up and the file can be read.",
    work: .reading { request, knowledgeBase, response in
      _ = try knowledgeBase.regionLinks().count
      response.head.mediaType = "text/plain; charset=utf-8"
      response.head.cacheControl = "no-store"
      response.output.append("ok\n")
    }
  ).withoutNegotiation()

  /// Whether the table has the page of the map.
  static var hasMap: Bool { pages.contains { $0.name == "map" } }
}
