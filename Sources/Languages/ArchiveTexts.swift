/// What is said of archives of write-ups, and of files in them.
extension Catalogue {
  package func damagedArchive(_ name: String) -> String {
    text(
      nb: "\(name) er et skadd ZIP-arkiv", nn: "\(name) er eit skadd ZIP-arkiv", en: "\(name) is a damaged ZIP archive")
  }
  package var packAnewOrImport: String {
    text(
      nb: "Pakk det på nytt, eller les inn filene selv.", nn: "Pakk det på nytt, eller les inn filene sjølve.",
      en: "Pack it anew, or import the files themselves.")
  }
  package func tooManyMembers(_ name: String, _ most: Int) -> String {
    text(
      nb: "\(name) har mer enn \(number(most)) filer, det meste et arkiv kan ha",
      nn: "\(name) har meir enn \(number(most)) filer, det meste eit arkiv kan ha",
      en: "\(name) holds more than \(most) files, the most that an archive may have")
  }
  package var unpackAndImportFolder: String {
    text(no: "Pakk det ut, og les inn mappa.", en: "Unpack it, and import the folder.")
  }
  package func unpacksToMore(_ name: String, _ size: String) -> String {
    text(
      nb: "\(name) blir mer enn \(size) når det pakkes ut", nn: "\(name) blir meir enn \(size) når det blir pakka ut",
      en: "\(name) unpacks to more than \(size), the most that is read")
  }
  package var unpackIfTrusted: String {
    text(
      nb: "Pakk det ut og les inn filene, hvis du stoler på det.",
      nn: "Pakk det ut og les inn filene, om du stoler på det.",
      en: "Unpack it and import the write-ups, if you trust it.")
  }
  package var unpackWithPassword: String {
    text(no: "Pakk det ut med passordet, og les inn filene.", en: "Unpack it with the password, and import the files.")
  }
  package var isLockedItself: String {
    text(nb: "fila er låst med et passord", nn: "fila er låst med eit passord", en: "it is protected by a password")
  }
  package func archivesTooDeep(_ depth: Int) -> String {
    text(
      nb: "arkiver i mer enn \(depth) nivåer blir ikke åpnet", nn: "arkiv i meir enn \(depth) nivå blir ikkje opna",
      en: "archives more than \(depth) deep are not opened")
  }
  package var archiveUnopened: String {
    text(nb: "arkivet kan ikke åpnes", nn: "arkivet kan ikkje opnast", en: "the archive cannot be opened")
  }
  package var archiveHasNoSuchFile: String {
    text(nb: "arkivet har ingen slik fil", nn: "arkivet har inga slik fil", en: "the archive holds no such file")
  }
  package func cannotBeUnpacked(_ name: String) -> String {
    text(
      nb: "\(name) er skadd og kan ikke pakkes ut", nn: "\(name) er skadd og kan ikkje pakkast ut",
      en: "\(name) is damaged and cannot be unpacked")
  }
}
