public import ArgumentParser
public import Notebook
import Steps

/// The command: its subcommands do the wiring, the houses above do the work.
public struct CahierCommand: AsyncParsableCommand {
  /// What `cahier --help` shows, and the subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "cahier",
    abstract: "Run literate notebooks about small neural networks.",
    discussion: """
      A notebook is a Markdown file whose fenced cells name steps: `load`, `display`, `minimize`, … Running it \
      makes one HTML report with figures.

      Examples:
        cahier run Notebooks/digits.md            makes Output/digits.html
        cahier run digits.md -p lambda=0.1        the same with another parameter
        cahier live digits.md                     the notebook in the browser, with sliders
        cahier rerun digits.md grid               one cell again
        cahier status digits.md                   what is fresh, what is stale, and why
        cahier check digits.md                    finds every mistake, runs nothing
        cahier steps minimize                     what a step does, with its options
        cahier verify Output/digits.html          what a report holds, run again and compared
        cahier new letters.md                     a notebook to start from
        cahier lsp --help                         how your editor gets to know notebooks
        cahier jupyter install                    the kernel, for JupyterLab and VS Code
        cahier convert digits.md digits.ipynb     Jupyter's file, and back
      """,
    version: Machine.cahierVersion,
    subcommands: [
      RunCommand.self, RerunCommand.self, LiveCommand.self, CheckCommand.self, StatusCommand.self,
      RenderCommand.self,
      SweepCommand.self, IndexCommand.self, VerifyCommand.self, StepsCommand.self, CleanCommand.self,
      NewCommand.self, LspCommand.self, JupyterCommand.self, ConvertCommand.self,
      TypesetCommand.self,
    ])

  /// The command before its line is read, as ArgumentParser makes it.
  public init() {}

  /// The steps that notebooks can name while the command runs.
  @TaskLocal static var catalogue = StepCatalogue.standard

  /// Runs the command line, and ends the process with its exit status.
  ///
  /// - Parameter catalogue: the steps that notebooks can name, such as `.standard + [MyStep.self]`.
  public static func main(catalogue: StepCatalogue) async {
    await $catalogue.withValue(catalogue) {
      do {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch {
        leave(error)
      }
    }
  }

  /// Says what there is to say, and ends the process. ArgumentParser's own way out does not see that standard output
  /// could not be written.
  private static func leave(_ error: any Error) -> Never {
    guard !(error is OutputError) else {
      Terminal.error("error: \(error)\n")
      exit(withError: ExitCode.notWritten)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code.isSuccess {
      do { try Terminal.output(message + "\n") } catch { leave(error) }
    } else if !message.isEmpty {
      Terminal.error(message + "\n")
    }
    exit(withError: code)
  }
}

extension ExitCode {
  /// A cell failed; the report shows it.
  static let cellFailed = ExitCode(1)
  /// Something in a report is not what running it again gives.
  static let reportDiffers = ExitCode(1)
  /// The notebook has mistakes; nothing ran.
  static let notebookHasMistakes = ExitCode(2)
  /// Results could not be written: `EX_IOERR` of sysexits.h.
  static let notWritten = ExitCode(74)
  static let interrupted = ExitCode(130)
}
