import Cahier
import CahierCommand

@main struct MyCahier {
  static func main() async {
    await CahierCommand.main(catalogue: .standard + [PrototypesStep.self, NearestStep.self])
  }
}
