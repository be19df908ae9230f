/// Word lists: verbs and adjectives. Bokmål and, after a slash, Nynorsk if it differs.
enum OtherWords {
  /// Infinitive, present and perfect participle.
  static let verbs: [[Substring]] = Nouns.words(
    """
    bruke,bruker/brukar,brukt lage,lager/lagar,laget/laga samle,samler/samlar,samlet/samla
    dele,deler,delt styrke,styrker/styrkar,styrket/styrkt prøve,prøver,prøvd
    finne,finner/finn,funnet/funne ta,tar/tek,tatt/teke gi/gje,gir/gjev,gitt/gjeve
    bygge/byggje,bygger/byggjer,bygd utvikle,utvikler/utviklar,utviklet/utvikla
    planlegge/planleggje,planlegger/planlegg,planlagt følge/følgje,følger/følgjer,fulgt/følgt
    møte,møter,møtt lære,lærer,lært vise,viser,vist kjenne,kjenner,kjent
    velge/velje,velger/vel,valgt/vald sette/setje,setter/set,satt/sett skape,skaper/skapar,skapt
    hjelpe,hjelper/hjelp,hjulpet/hjelpt invitere,inviterer,invitert diskutere,diskuterer,diskutert
    vedta,vedtar/vedtek,vedtatt/vedteke forankre,forankrer/forankrar,forankret/forankra
    kartlegge/kartleggje,kartlegger/kartlegg,kartlagt evaluere,evaluerer,evaluert
    finansiere,finansierer,finansiert rekruttere,rekrutterer,rekruttert prioritere,prioriterer,prioritert
    koordinere,koordinerer,koordinert besøke/besøkje,besøker/besøkjer,besøkt
    endre,endrer/endrar,endret/endra åpne/opne,åpner/opnar,åpnet/opna
    starte,starter/startar,startet/starta forbedre/betre,forbedrer/betrar,forbedret/betra
    videreføre/vidareføre,viderefører/vidarefører,videreført/vidareført
    """
  ).map { $0.split(separator: ",") }

  static let adjectives = Nouns.words(
    """
    felles god ny tydelig/tydeleg konkret lokal regional sterk bred/brei attraktiv robust langsiktig
    politisk faglig/fagleg digital grønn/grøn bærekraftig/berekraftig levende/levande kreativ nyttig
    viktig enkel åpen/open trygg rask varig samlet/samla variert tradisjonell moderne urban maritim
    """)
}
