# A formula for Homebrew: brew install --HEAD ./packaging/byregion.rb
class Byregion < Formula
  desc "Knowledge base of Norwegian city regions in one SQLite file"
  homepage "https://example.org/byregion"
  license "MIT"
  head "https://example.org/byregion.git", branch: "main"

  depends_on "pkgconf" => :build
  depends_on xcode: ["16.3", :build] if OS.mac?
  depends_on "antiword"
  depends_on "cmark"
  depends_on "libxlsxwriter"
  depends_on "libxml2"
  depends_on "libzip"
  depends_on "poppler"
  depends_on "sqlite"
  depends_on "unrtf"

  on_linux do
    depends_on "swift" => :build
  end

  def install
    arguments = ["--disable-sandbox", "--configuration", "release", "--product", "byregion"]
    arguments << "--static-swift-stdlib" if OS.linux?
    system "swift", "build", *arguments
    bin.install ".build/release/byregion"
    man1.install "docs/byregion.1"
    (man/"nb/man1").install "docs/byregion.nb.1" => "byregion.1"
    generate_completions_from_executable(bin/"byregion", "--generate-completion-script")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/byregion --version")
  end
end
