import CahierCommand
import Steps

@main struct CahierMain {
  static func main() async { await CahierCommand.main(catalogue: .standard) }
}
