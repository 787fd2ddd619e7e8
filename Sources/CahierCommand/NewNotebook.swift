import Notebook

/// The text of a notebook to start from.
struct NewNotebook {
  let title: String
  /// The path of the data, from the notebook's folder.
  let data: String

  var text: String {
    """
    ---
    title: \(Self.quoted(title))
    lang: en
    # Everything that is left to chance starts from the seed: the same seed gives the same numbers, to the last bit.
    seed: 1
    # Parameters are values that have names: `${lambda}` in a cell, `-p lambda=1` on the command line.
    params: {hidden: 25, lambda: 0.1}
    ---

    What you read here is Markdown. A block that begins with three backticks and a step in braces is a *cell*: it does
    something, and what comes of it stands in its place in the report. `cahier run` runs the cells in order; `cahier check`
    finds mistakes without running anything; `cahier steps` lists every step, and `cahier steps load` all that one of them
    can be told.

    ## The data

    Here are the handwritten digits that come with Cahier. To take **your own images**, put the path of your file in place
    of theirs, counted from this notebook's folder. MATLAB, NumPy, IDX (the files of MNIST) and CSV files are told apart
    by their content. The file needs the images, one a row, and a label for each: `images:` and `labels:` say what they are
    called in it, if not `X` and `y`.

    ```{load digits}
    file: \(Self.quoted(data))
    # 28 × 28 pixels are more than this exercise needs.
    resize: [20, 20]
    # The names of the labels 1, 2, 3, …; take this line out, and labels are called what they are in the file.
    classes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    # A fifth of the samples is put aside: what the network never saw says how good it is.
    holdout: 0.2
    ```

    Numbers find their way into the prose: these are `{digits.samples:,d}` images of `{digits.features}` pixels each.

    ```{display}
    rows: 5
    columns: 20
    caption: A hundred of the images, drawn at random.
    ```

    ## The network

    `load` has made a network already; this cell makes one of another size. How wrong it is before it has learnt anything,
    the cost says, and the gradient which way to go. The check compares the gradient with what comes of nudging weights.

    ```{network}
    hidden: ${hidden}
    init: glorot
    ```

    ```{cost}
    lambda: ${lambda}
    ```

    ```{backprop}
    lambda: ${lambda}
    check: 10
    ```

    ## Training

    ```{minimize train}
    method: l-bfgs
    iterations: 100
    lambda: ${lambda}
    caption: "`{train.iterations}` steps take the cost from `{train.initial-cost:.3f}` to `{train.cost:.4f}`."
    ```

    ## How good is it?

    ```{predict}
    on: held-out
    ```

    `{predict.accuracy:.1%}` of the images that the network has never seen are named rightly. Can you make it better? Try
    `cahier run` with `-p lambda=1` or `-p hidden=50`, and see what happens.

    """
  }

  /// Text as a YAML scalar that is nothing but text.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: /[\p{L}.\/][\p{L}\p{N} .\/_-]*/) != nil
    if isPlain, Value(plainScalar: text) == .text(text) { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
