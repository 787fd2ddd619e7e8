import Wording

extension Language {
  /// The words of reports in German, from the English with its parts.
  static let germanWords: [String: String] = [
    // MARK: Charts and reasons.
    "{1} more": "{1} weitere",
    "Line chart of {1} against {2}.": "Liniendiagramm: {1} über {2}.",
    "Line chart of {1} against {2}, which is on a logarithmic scale.":
      "Liniendiagramm: {1} über {2} auf logarithmischer Achse.",
    "Line chart of {1} against {2}, on a logarithmic scale.":
      "Liniendiagramm mit logarithmischer Skala: {1} über {2}.",
    "Line chart of {1} against {2}, which is on a logarithmic scale, on a logarithmic scale.":
      "Liniendiagramm mit zwei logarithmischen Achsen: {1} über {2}.",
    "{1}.": "{1}.",
    "The curve": "Die Kurve",
    "{1} has no points.": "{1} hat keine Punkte.",
    "{1} is one point, {2} at {3}.": "{1} ist ein einzelner Punkt, {2} bei {3}.",
    "{1} goes from {2} at {3} to {4} at {5}.": "{1} geht von {2} bei {3} bis {4} bei {5}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}.":
      "{1} geht von {2} bei {3} bis {4} bei {5}; der kleinste Wert ist {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a greatest value of {6}.":
      "{1} geht von {2} bei {3} bis {4} bei {5}; der größte Wert ist {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}, with a greatest value of {7}.":
      "{1} geht von {2} bei {3} bis {4} bei {5}; der kleinste Wert ist {6}, der größte {7}.",
    "And {1} more.": "Und {1} weitere.",
    "{1}: {2}": "{1}: {2}",
    "Dot chart of {1}: {2}.": "Punktdiagramm: {1}. {2}.",
    "Dot chart of {1}, on a logarithmic scale: {2}.": "Punktdiagramm mit logarithmischer Skala: {1}. {2}.",
    "{1} {2}": "{1} {2}",
    "Heat map of {1} by {2} numbers, {3} by {4}.":
      "Heatmap aus {1} × {2} Zahlen: {3} in den Zeilen, {4} in den Spalten.",
    "{1} of {2} are on the diagonal.": "{1} von {2} liegen auf der Diagonalen.",
    "The most beside it: {1} as {2}, {3} times.": "Daneben am häufigsten: {1} als {2}, {3}-mal.",
    "They range from {1} to {2}.": "Sie reichen von {1} bis {2}.",
    "The best is at {1} {2}, {3} {4}.": "Der beste Wert liegt bei {1} {2}, {3} {4}.",
    "{1} combination as lines through the axes {2}.|{1} combinations as lines through the axes {2}.":
      "{1} Kombination als Linie durch die Achsen {2}.|{1} Kombinationen als Linien durch die Achsen {2}.",
    "The best: {1}.": "Die beste: {1}.",
    "The best {1} have {2}.": "Die besten {1} haben {2}.",
    "{1} {2} to {3}": "{1} {2} bis {3}",
    "Dots of {1} against {2}.": "Streudiagramm: {1} über {2}.",
    "Dots of {1} against {2}, on a logarithmic scale.":
      "Streudiagramm: {1} über {2} auf logarithmischer Achse.",
    "Dots of {1}, on a logarithmic scale, against {2}.":
      "Streudiagramm mit logarithmischer Skala: {1} über {2}.",
    "Dots of {1}, on a logarithmic scale, against {2}, on a logarithmic scale.":
      "Streudiagramm mit zwei logarithmischen Achsen: {1} über {2}.",
    "{1} combination; the best, {2}, at {3}.|{1} combinations; the best, {2}, at {3}.":
      "{1} Kombination; der beste Wert, {2}, liegt bei {3}.|{1} Kombinationen; der beste Wert, {2}, liegt bei {3}.",
    "The best at each place: {1}.": "Die besten Werte an jeder Stelle: {1}.",
    "{1} at {2}": "{1} bei {2}",
    "The curves of `{1}` for {2} combinations of parameters.":
      "Die Kurven von `{1}` für {2} Parameterkombinationen.",
    "step was `{1}`, is `{2}`": "Schritt war `{1}`, ist `{2}`",
    "step revised": "Schritt wurde überarbeitet",
    "option `{1}` was {2}, is {3}": "Option `{1}` war {2}, ist {3}",
    "absent": "nicht gesetzt",
    "file {1} changed": "Datei {1} hat sich geändert",
    "input `{1}` changed": "Eingabe `{1}` hat sich geändert",
    "results of `{1}` changed": "Ergebnisse von `{1}` haben sich geändert",
    "seed was {1}, is {2}": "Startwert war {1}, ist {2}",
    "numeric variant was {1}, is {2}": "Befehlssatz der Berechnung war {1}, ist {2}",
    "a file that it reads is missing": "eine Datei, die gelesen wird, fehlt",
    "option `cache` is false": "Option `cache` ist false",
    "nothing stored is taken": "Gespeichertes wird nicht verwendet",
    "never run": "noch nie ausgeführt",
    "its stored result is gone": "das gespeicherte Ergebnis ist nicht mehr da",
    "it has not run yet": "sie wurde noch nicht ausgeführt",
    "it was interrupted": "sie wurde unterbrochen",
    "the run was to end with `{1}`": "der Lauf sollte mit `{1}` enden",
    "it needs `{1}`, which failed": "sie braucht `{1}`, und das ist fehlgeschlagen",
    "it needs `{1}`, which did not run": "sie braucht `{1}`, und das wurde nicht ausgeführt",
    "`{1}` before it is stale": "`{1}` davor ist veraltet",
    "`{1}` failed before it": "`{1}` davor ist fehlgeschlagen",
    "the run was interrupted": "der Lauf wurde unterbrochen",

    // MARK: The report's own words.
    "Skip to the text": "Zum Text springen",
    "Contents": "Inhalt",
    "Link to this section": "Link zu diesem Abschnitt",
    "Footnotes": "Fußnoten",
    "Back to the text": "Zurück zum Text",
    "done": "erledigt",
    "to do": "offen",
    "Cell": "Zelle",
    "Options": "Optionen",
    "all defaults": "alles Standard",
    "default": "Standard",
    "Run again": "Erneut ausführen",
    "Figure": "Abbildung",
    "Table": "Tabelle",
    "{1} {2}. ": "{1} {2}. ",
    "This run failed.": "Dieser Lauf ist fehlgeschlagen.",
    "This run was interrupted.": "Dieser Lauf wurde unterbrochen.",
    "The numbers": "Die Zahlen",
    "{1} has no value: the cell did not get that far": "{1} hat keinen Wert: So weit kam die Zelle nicht",
    "Provenance": "Herkunft",
    "Everything here may differ from run to run; nothing above does.":
      "Nur was hier steht, kann von Lauf zu Lauf verschieden sein.",
    "Version": "Version",
    "Started": "Beginn",
    "Duration": "Dauer",
    "Machine": "Rechner",
    "Threads": "Threads",
    "Seed": "Startwert",
    "Parameter": "Parameter",
    "Value": "Wert",
    "Input file": "Eingabedatei",
    "Size": "Größe",
    "Step": "Schritt",
    "State": "Zustand",
    "Time": "Zeit",
    "Make this report again": "Diesen Bericht neu erzeugen",
    "ran": "ausgeführt",
    "restored": "wiederhergestellt",
    "stale": "veraltet",
    "failed": "fehlgeschlagen",
    "not run": "nicht ausgeführt",
    "Note": "Hinweis",
    "Passed": "Bestanden",
    "Warning": "Warnung",
    "A comparison of {1} runs.": "Ein Vergleich von {1} Läufen.",
    "{1} combination of parameters|{1} combinations of parameters":
      "{1} Parameterkombination|{1} Parameterkombinationen",
    "one has no value|{1} have no value": "eine hat keinen Wert|{1} haben keinen Wert",
    "The best": "Die beste",
    "The best of {1} by `{2}`: {3}; {4}.": "Die beste von {1} nach `{2}`: {3}; {4}.",
    "more is better": "mehr ist besser",
    "less is better": "weniger ist besser",
    "as the notebook's `objective` says": "wie es `objective` im Notizbuch bestimmt",
    "measured on held-out samples": "gemessen an zurückgehaltenen Beispielen",
    "no number of the notebook is measured on held-out samples":
      "keine Zahl des Notizbuchs wird an zurückgehaltenen Beispielen gemessen",
    "Another comes to the same; the first is shown.|{1} others come to the same; the first is shown.":
      "Eine weitere ergibt dasselbe; gezeigt ist die erste.|{1} weitere ergeben dasselbe; gezeigt ist die erste.",
    "The best of many looks a little better than it is: samples that chose it can't also judge it.":
      "Die beste von vielen sieht etwas besser aus, als sie ist: Beispiele, die sie ausgewählt haben, können sie nicht auch beurteilen.",
    "No combination has a value of `{1}`.": "Keine Kombination hat einen Wert von `{1}`.",
    "No number with a better way differs between them. Name one in the front matter: `objective: test.accuracy`.":
      "Keine Zahl, bei der mehr oder weniger besser wäre, unterscheidet sie. Eine lässt sich im Kopf des Notizbuchs nennen: `objective: test.accuracy`.",
    "report": "Bericht",
    "Rank": "Rang",
    "Report": "Bericht",
    "interrupted": "unterbrochen",
    "Make this page again": "Diese Seite neu erzeugen",
    "All combinations": "Alle Kombinationen",
    "Sorted by `{1}`, the best first. The best number of each column is bold.":
      "Sortiert nach `{1}`, die beste zuerst. Der beste Wert jeder Spalte ist fett.",
    "{1} more are left out here; `cahier sweep --json` has all of them.":
      "{1} weitere fehlen hier; `cahier sweep --json` enthält alle.",
    "{1} by parameter": "{1} nach Parameter",
    "`{1}` for both parameters: the fuller the colour the better; the best is framed.":
      "`{1}` für beide Parameter: je kräftiger die Farbe, desto besser; der beste Wert ist umrandet.",
    "`{1}` against each parameter, a dot a combination; the best has a ring.":
      "`{1}` über jedem Parameter, ein Punkt je Kombination; die beste hat einen Ring.",
    "The line goes through the best of each value.": "Die Linie geht durch die beste jedes Werts.",
    "A line is a combination, the thick one the best. Lines through one value lie side by side, the best rightmost.|A line is a combination: the {1} best stand out, the thickest is the best. Lines through one value lie side by side, the best rightmost.":
      "Eine Linie ist eine Kombination, die dicke die beste. Linien durch denselben Wert liegen nebeneinander, die beste ganz rechts.|Eine Linie ist eine Kombination: Die {1} besten sind hervorgehoben, die dickste ist die beste. Linien durch denselben Wert liegen nebeneinander, die beste ganz rechts.",
    "{1}: the best {2}": "{1}: die besten {2}",
    "{1}: a comparison": "{1}: ein Vergleich",
    "Notebooks": "Notizbücher",
    "What came of them, each on a page of its own.": "Was aus ihnen wurde, jedes auf einer eigenen Seite.",

    // MARK: What steps show.
    "Norms of the gradient": "Normen des Gradienten",
    "Layer": "Schicht",
    "Biases": "Bias-Gewichte",
    "Weights": "Gewichte",
    "Together": "Zusammen",
    "All": "Alle",
    "The parameters that were checked": "Die geprüften Parameter",
    "The {1} worst of {2} parameters": "Die {1} schlechtesten von {2} Parametern",
    "Gradient": "Gradient",
    "Central difference": "Zentrale Differenz",
    "Relative error": "Relativer Fehler",
    "{1}: bias of unit {2}": "{1}: Bias von Neuron {2}",
    "{1}: unit {2}, input {3}": "{1}: Neuron {2}, Eingang {3}",
    "The gradient check passed: the worst relative error of {1} parameters is {2}.":
      "Die Gradientenprüfung ist bestanden: Der größte relative Fehler von {1} Parametern beträgt {2}.",
    "The gradient check failed: the worst relative error of {1} parameters is {2}.":
      "Die Gradientenprüfung ist gescheitert: Der größte relative Fehler von {1} Parametern beträgt {2}.",
    "The cost may be too curved or too flat here for differences.":
      "Die Kostenfunktion ist hier vielleicht zu stark gekrümmt oder zu flach für Differenzen.",
    "The delta does not belong to the loss.": "Das Delta gehört nicht zur Verlustfunktion.",
    "The angle between the two is {1}°.": "Der Winkel zwischen beiden beträgt {1}°.",
    "squared": "quadratischer Fehler",
    "cross-entropy": "Kreuzentropie",
    "softmax": "Softmax-Kreuzentropie",
    "The delta `{1}` is {2}; it does not belong to the {3} loss.":
      "Das Delta `{1}` ist {2}; es gehört nicht zu dieser Verlustfunktion ({3}).",
    "What comes out is not the gradient of the cost.":
      "Was herauskommt, ist nicht der Gradient der Kostenfunktion.",
    "the derivative": "die Ableitung",
    "h − y, the derivative of the cross-entropy": "h − y, die Ableitung der Kreuzentropie",
    "−y/h + (1 − y)/(1 − h), in which σ′ is missing": "−y/h + (1 − y)/(1 − h), worin σ′ fehlt",
    "The results": "Die Ergebnisse",
    "The cost": "Die Kosten",
    "Mean loss of {1} samples": "Mittlerer Verlust von {1} Beispielen",
    "Regularization": "Regularisierung",
    "Cost J": "Kosten J",
    "The network takes no image for another class: there is nothing to show.":
      "Das Netz hält kein Bild für eine andere Klasse: Es gibt nichts zu zeigen.",
    "A grid of {1} images, row by row: {2}.": "Ein Raster aus {1} Bildern, Zeile für Zeile: {2}.",
    "A grid of {1} misclassified images, row by row: {2}.":
      "Ein Raster aus {1} falsch klassifizierten Bildern, Zeile für Zeile: {2}.",
    "The weights of {1} hidden units, each as an image of {2} by {3} pixels: light where a pixel excites the unit, dark where it inhibits it.":
      "Die Gewichte von {1} verborgenen Neuronen, jedes als Bild von {2} × {3} Pixeln: hell, wo ein Pixel das Neuron erregt, dunkel, wo es das Neuron hemmt.",
    "The images that are shown to the network: {1}.": "Die Bilder, die das Netz sieht: {1}.",
    "Image": "Bild",
    "Hidden unit": "Verborgenes Neuron",
    "What each of {1} hidden units answers to {2}, a row an image: {3}.":
      "Was {1} verborgene Neuronen auf {2} antworten, eine Zeile je Bild: {3}.",
    "{1} image|{1} images": "{1} Bild|{1} Bilder",
    "to {1} unit {2} most ({3})": "auf {1} am stärksten Neuron {2} ({3})",
    "An image of class {1}, taken for {2}.": "Ein Bild der Klasse {1}, für {2} gehalten.",
    "Images of the {1} most frequent confusions, each with its class and what it was taken for.":
      "Bilder der {1} häufigsten Verwechslungen, jedes mit seiner Klasse und dem, wofür es gehalten wurde.",
    "What was expected": "Was erwartet wurde",
    "Number": "Zahl",
    "Found": "Gefunden",
    "Expected": "Erwartet",
    "Met": "Erfüllt",
    "yes": "ja",
    "no": "nein",
    "The expectation is met.": "Die Erwartung ist erfüllt.",
    "All {1} expectations are met.": "Alle {1} Erwartungen sind erfüllt.",
    "at least {1}": "mindestens {1}",
    "at most {1}": "höchstens {1}",
    "more than {1}": "mehr als {1}",
    "less than {1}": "weniger als {1}",
    "exactly {1}": "genau {1}",
    "{1} to within {2}": "{1} auf {2} genau",
    "between {1} and {2}": "zwischen {1} und {2}",
    "`{1}` has no value in this run, {2} was expected":
      "`{1}` hat in diesem Lauf keinen Wert, erwartet war {2}",
    "`{1}` is {2}, {3} was expected": "`{1}` ist {2}, erwartet war {3}",
    "`{1}` is {2}, which meets no bound: {3} was expected":
      "`{1}` ist {2} und erfüllt keine Schranke: Erwartet war {3}",
    "The data": "Die Daten",
    "Samples": "Beispiele",
    "Features": "Merkmale",
    "Image size": "Bildgröße",
    "{1} × {2} pixels": "{1} × {2} Pixel",
    "Classes": "Klassen",
    "{1}: {2} ({3} samples each)": "{1}: {2} (je {3} Beispiele)",
    "Pixels in the file": "Pixel in der Datei",
    "Range": "Wertebereich",
    "Exact zeros": "Exakte Nullen",
    "Held out": "Zurückgehalten",
    "{1}; {2} to train on": "{1}; {2} zum Trainieren",
    "File": "Datei",
    "{1} ({2})": "{1} ({2})",
    "Labels": "Labels",
    "taken as they are": "unverändert",
    "divided by {1}": "geteilt durch {1}",
    "{1} becomes 0, {2} becomes 1": "{1} wird 0, {2} wird 1",
    "Text": "Text",
    "columns set apart by {1}": "Spalten durch {1} getrennt",
    "columns set apart by {1}, numbers with decimal commas":
      "Spalten durch {1} getrennt, Zahlen mit Dezimalkomma",
    "commas": "Kommas",
    "semicolons": "Semikolons",
    "tabs": "Tabulatoren",
    "blanks": "Leerzeichen",
    "Left out": "Ausgelassen",
    "column {1} {2}, which {3}": "Spalte {1} {2}, die {3}",
    "(`{1}`)": "(`{1}`)",
    "(without a name)": "(ohne Namen)",
    "counts the rows from {1}": "die Zeilen ab {1} zählt",
    "numbers the rows": "die Zeilen nummeriert",
    "names the rows": "die Zeilen benennt",
    "Column {1} counts the rows. If it is an index and no pixel, write the table without it: index=False in pandas, row.names = FALSE in R.":
      "Spalte {1} zählt die Zeilen. Ist sie ein Index und kein Pixel, sollte die Tabelle ohne sie geschrieben werden: index=False in pandas, row.names = FALSE in R.",
    "Samples a class": "Beispiele je Klasse",
    "Class": "Klasse",
    "Training samples": "Trainingsbeispiele",
    "Cost (mean loss)": "Kosten (mittlerer Verlust)",
    "trained on": "trainiert",
    "held out": "zurückgehalten",
    "with {1} sample: {2}|with {1} samples: {2}": "mit {1} Beispiel: {2}|mit {1} Beispielen: {2}",
    "What more samples change": "Was mehr Beispiele ändern",
    "Cost": "Kosten",
    "Cost, held out": "Kosten, zurückgehalten",
    "Accuracy": "Genauigkeit",
    "Accuracy, held out": "Genauigkeit, zurückgehalten",
    "Iteration": "Iteration",
    "held-out samples": "zurückgehaltene Beispiele",
    "The {1} cost over {2} iterations of {3}: it goes from {4} to {5}.":
      "Die Kosten ({1}) über {2} Iterationen von {3}: Sie gehen von {4} auf {5}.",
    "That of the held-out samples is lowest, {1}, after {2}.":
      "Die der zurückgehaltenen Beispiele sind nach {2} am niedrigsten: {1}.",
    "The minimization": "Die Minimierung",
    "Cost at the start": "Kosten am Anfang",
    "Cost at the end": "Kosten am Ende",
    "Cost of the network that was kept": "Kosten des behaltenen Netzes",
    "Its iteration": "Seine Iteration",
    "Its held-out cost": "Seine Kosten, zurückgehalten",
    "Norm of the gradient": "Norm des Gradienten",
    "Iterations": "Iterationen",
    "Evaluations": "Auswertungen",
    "Why it stopped": "Warum sie endete",
    "The gradient is as small as the tolerance asks.":
      "Der Gradient ist so klein, wie es die Toleranz verlangt.",
    "The cost no longer changes by more than the tolerance.":
      "Die Kosten ändern sich nicht mehr stärker, als die Toleranz verlangt.",
    "All iterations are done.": "Alle Iterationen sind ausgeführt.",
    "All evaluations are done.": "Alle Auswertungen sind ausgeführt.",
    "The cost of the held-out samples has not been lower since iteration {1}, whose network was kept.":
      "Die Kosten der zurückgehaltenen Beispiele waren seit Iteration {1} nicht mehr niedriger; deren Netz wurde behalten.",
    "No step along the search direction lowers the cost any more.":
      "Kein Schritt entlang der Suchrichtung senkt die Kosten mehr.",
    "The cost or its gradient is not finite at the start.":
      "Die Kosten oder ihr Gradient sind schon am Anfang nicht endlich.",
    "It diverged: the cost or its gradient was not finite in iteration {1}; the best finite parameters before it were kept.":
      "Sie divergierte: Die Kosten oder ihr Gradient waren in Iteration {1} nicht endlich; die besten endlichen Parameter davor wurden behalten.",
    "It was stopped.": "Sie wurde angehalten.",
    "A network of {1} units": "Ein Netz aus {1} Neuronen",
    "Parameters": "Parameter",
    "Activation": "Aktivierung",
    "Weight": "Gewicht",
    "Share of the layer's weights, %": "Anteil der Gewichte der Schicht, %",
    "The weights of each layer": "Die Gewichte jeder Schicht",
    "Mean": "Mittelwert",
    "Deviation": "Standardabweichung",
    "Least": "Kleinstes",
    "Greatest": "Größtes",
    "An image of class {1} that fades into one of class {2}, in {3} steps.":
      "Ein Bild der Klasse {1}, das in {3} Schritten in eines der Klasse {2} übergeht.",
    "Share of the second image": "Anteil des zweiten Bildes",
    "Output": "Ausgabe",
    "The network reads {1}.": "Das Netz liest {1}.",
    "The network reads {1} all the way.": "Das Netz liest auf dem ganzen Weg {1}.",
    "from {1} on {2}": "ab {1} {2}",
    "How often the network is right": "Wie oft das Netz richtigliegt",
    "Held-out samples": "Zurückgehaltene Beispiele",
    "All samples": "Alle Beispiele",
    "Named rightly": "Richtig klassifiziert",
    "Misclassified": "Falsch klassifiziert",
    "Taken for": "Gehalten für",
    "Confusion matrix of {1} classes: {2} of {3} samples are on its diagonal.":
      "Konfusionsmatrix von {1} Klassen: {2} von {3} Beispielen liegen auf der Diagonalen.",
    "No sample is off it.": "Daneben liegt keines.",
    "Most often it takes {1}.": "Am häufigsten verwechselt: {1}.",
    "{1} for {2} ({3} times)": "{1} für {2} gehalten ({3}-mal)",
    "Each class": "Jede Klasse",
    "Precision": "Präzision",
    "Recall": "Sensitivität",
    "The {1} of {2} classes with the lowest recall":
      "Die {1} von {2} Klassen mit der niedrigsten Sensitivität",
    "A confusion matrix of {1} classes is too large to be looked at.":
      "Eine Konfusionsmatrix von {1} Klassen ist zu groß, um sie zu betrachten.",
    "How often each was taken for each is in {1}, beside this report.":
      "Wie oft jede für jede gehalten wurde, steht in {1} neben diesem Bericht.",
    "With `counts: counts.csv` a file has how often each was taken for each.":
      "Mit `counts: counts.csv` steht in einer Datei, wie oft jede für jede gehalten wurde.",
    "The confusions, the most frequent first": "Die Verwechslungen, die häufigsten zuerst",
    "The {1} most frequent of {2} confusions": "Die {1} häufigsten von {2} Verwechslungen",
    "Of the class": "Anteil der Klasse",
    "{1} misclassified images, each with its class and what it was taken for.":
      "{1} falsch klassifizierte Bilder, jedes mit seiner Klasse und dem, wofür es gehalten wurde.",
    "The first {1} of {2} misclassified images.": "Die ersten {1} von {2} falsch klassifizierten Bildern.",
    "The three likeliest classes, each with its output from 0 to 1":
      "Die drei wahrscheinlichsten Klassen, jede mit ihrer Ausgabe von 0 bis 1",
    "Picture": "Bild",
    "Likeliest": "Wahrscheinlichste",
    "Second": "Zweite",
    "Third": "Dritte",
    "{1} as the network sees it: taken for {2}.": "{1}, wie das Netz es sieht: für {2} gehalten.",
    "{1} pictures as the network sees them, each with its class.":
      "{1} Bilder, wie das Netz sie sieht, jedes mit seiner Klasse.",
    "Written beside this report": "Neben diesen Bericht geschrieben",
    "Format": "Format",
    "{1} bytes": "{1} Bytes",
    "{1}, {2}": "{1}, {2}",

    // MARK: Scalars, as heads of columns and axes.
    "Gradient norm": "Gradientennorm",
    "Worst relative error": "Größter relativer Fehler",
    "Angle": "Winkel",
    "Data term": "Datenterm",
    "Expectations": "Erwartungen",
    "Training accuracy": "Trainingsgenauigkeit",
    "Training cost": "Trainingskosten",
    "Initial cost": "Anfangskosten",
    "Best iteration": "Beste Iteration",
    "Held out cost": "Kosten, zurückgehalten",
    "Seconds": "Sekunden",
    "Bytes": "Bytes",

    // MARK: Failures.
    "the network has no hidden layer": "das Netz hat keine verborgene Schicht",
    "these cells have no named numbers": "diese Zellen haben keine benannten Zahlen",
    "the cost is {1}": "die Kosten sind {1}",
    "are the weights of the network too large?": "sind die Gewichte des Netzes zu groß?",
    "put a `network` cell between the two, or load data of the network's size":
      "dazwischen eine Zelle `network` einfügen oder Daten in der Größe des Netzes laden",
    "a network has at least two layers, this one has {1}":
      "ein Netz hat mindestens zwei Schichten, dieses hat {1}",
    "layer {1} has {2} units": "Schicht {1} hat {2} Neuronen",
    "there are {1} parameters where {2} are needed": "es sind {1} Parameter, gebraucht werden {2}",
    "`Theta{1}` is {2} × {3}, it should have {4} columns: one for the bias, one for each unit before it":
      "`Theta{1}` ist {2} × {3}, sollte aber {4} Spalten haben: eine für den Bias, eine für jedes Neuron davor",
    "parameter {1} is not a number or infinite": "Parameter {1} ist keine Zahl oder unendlich",
    "the network has {1} inputs, the data {2} features":
      "das Netz hat {1} Eingänge, die Daten haben {2} Merkmale",
    "the network has {1} outputs, the data {2} classes":
      "das Netz hat {1} Ausgänge, die Daten haben {2} Klassen",
    "there are no samples to work on": "es gibt keine Beispiele, mit denen gerechnet werden könnte",
    "there is not enough memory for {1} samples": "der Speicher reicht nicht für {1} Beispiele",
    "the label of sample {1} is {2}, a whole number was expected":
      "das Label von Beispiel {1} ist {2}, erwartet war eine ganze Zahl",
    "number the classes 1, 2, 3, …": "die Klassen mit 1, 2, 3, … nummerieren",
    "there are {1} different labels, at most {2} were expected":
      "es gibt {1} verschiedene Labels, erwartet waren höchstens {2}",
    "is this the variable with the labels?": "ist das die Variable mit den Labels?",
    "the labels run from {1} to {2}, the {3} names are for 1 to {3}":
      "die Labels reichen von {1} bis {2}, die {3} Namen gelten für 1 bis {3}",
    "give a name for each label from 1, in order":
      "für jedes Label ab 1 der Reihe nach einen Namen angeben",
    "a network of {1} units has {2}": "ein Netz aus {1} Neuronen hat {2}",
    "{1} parameters, which take {2}, and in training about {3}; at most {4} were expected":
      "{1} Parameter, die {2} belegen und beim Training etwa {3}; erwartet waren höchstens {4}",
    "take smaller layers or images, or raise `parameter-limit`":
      "kleinere Schichten oder Bilder nehmen oder `parameter-limit` erhöhen",
    "{1} samples are more than the {2} to train on":
      "{1} Beispiele sind mehr als die {2}, mit denen trainiert wird",
    "take a smaller size, or hold out fewer": "eine kleinere Zahl nehmen oder weniger zurückhalten",
    "take a smaller `learning-rate`, a larger `lambda`, or `method: l-bfgs`":
      "ein kleineres `learning-rate`, ein größeres `lambda` oder `method: l-bfgs` nehmen",
    "`{1}` is not a class of the data": "`{1}` ist keine Klasse der Daten",
    "the classes are {1}": "die Klassen sind {1}",
    "the data have no sample of class `{1}`": "die Daten haben kein Beispiel der Klasse `{1}`",
    "no samples of the data are held out": "von den Daten sind keine Beispiele zurückgehalten",
    "add `holdout: 0.2` to the `load` cell": "`holdout: 0.2` in die Zelle `load` einfügen",
    "`{1}` has no value `{2}`": "`{1}` hat keinen Wert `{2}`",
    "`{1}` has no curve": "`{1}` hat keine Kurve",
    "there is no curve to draw": "es gibt keine Kurve zu zeichnen",
    "the picture could not be written as PNG": "das Bild konnte nicht als PNG geschrieben werden",
    "`{1}`: {2}": "`{1}`: {2}",
    "`{1}`: found {2}, expected {3}": "`{1}`: gefunden: {2}, erwartet: {3}",
    "found a picture without pixels, expected a digit; take another picture":
      "ein Bild ohne Pixel gefunden, erwartet war eine Ziffer; ein anderes Bild nehmen",
    "found a picture of one grey, expected a digit that is darker or lighter than its border; draw it with more contrast and leave room around it":
      "ein Bild aus einem einzigen Grau gefunden, erwartet war eine Ziffer, die dunkler oder heller ist als ihr Rand; mit mehr Kontrast zeichnen und Platz darum lassen",
    "`{1}`: found images of {2}, expected the {3} axes that `axes` names":
      "`{1}`: Bilder von {2} gefunden, erwartet waren die {3} Achsen, die `axes` nennt",
    "name each axis of the array, in its order": "jede Achse des Arrays der Reihe nach nennen",
    "`{1}`: found images of {2} with {3} channels, expected 1 or 3":
      "`{1}`: Bilder von {2} mit {3} Kanälen gefunden, erwartet waren 1 oder 3",
    "save the red, the green and the blue of the images, or their grey":
      "Rot, Grün und Blau der Bilder speichern oder ihr Grau",
    "`{1}` is a table: all columns but the labels are its images":
      "`{1}` ist eine Tabelle: Alle Spalten außer den Labels sind die Bilder",
    "take `images` out": "`images` weglassen",
    "`{1}` holds one column, and labels and pixels were expected":
      "`{1}` enthält eine Spalte, erwartet waren Labels und Pixel",
    "write both into one table (numpy.column_stack([y, X]), cbind(y, X) in R), or name the file with the labels: `labels-file: …`":
      "beides in eine Tabelle schreiben (numpy.column_stack([y, X]), cbind(y, X) in R) oder die Datei mit den Labels nennen: `labels-file: …`",
    "`{1}` has the labels, and `{2}` has a column `{3}` too, which would be taken for pixels":
      "`{1}` enthält die Labels, und `{2}` hat auch eine Spalte `{3}`, die für Pixel gehalten würde",
    "leave `labels-file` out, or take the column out of the table":
      "`labels-file` weglassen oder die Spalte aus der Tabelle nehmen",
    "`{1}` holds one array, and no labels beside it": "`{1}` enthält ein Array und keine Labels dazu",
    "name the file with the labels: `labels-file: …`": "die Datei mit den Labels nennen: `labels-file: …`",
    "`{1}`: found {2} labels{3} for {4} images": "`{1}`: {2} Labels{3} für {4} Bilder gefunden",
    "give each image one number: of a column a class, `y.argmax(axis=1)` makes labels in numpy":
      "jedem Bild eine Zahl geben: Aus einer Spalte je Klasse macht `y.argmax(axis=1)` in numpy Labels",
    "name variables that belong together with `images:` and `labels:`":
      "mit `images:` und `labels:` Variablen nennen, die zusammengehören",
    "`{1}`: found images of {2}, expected samples × pixels or samples × rows × columns":
      "`{1}`: Bilder von {2} gefunden, erwartet war Beispiele × Pixel oder Beispiele × Zeilen × Spalten",
    "`{1}`: found images of {2} for {3} labels, expected samples × pixels or samples × rows × columns":
      "`{1}`: Bilder von {2} für {3} Labels gefunden, erwartet war Beispiele × Pixel oder Beispiele × Zeilen × Spalten",
    "say which axis is which: {1}": "angeben, welche Achse welche ist: {1}",
    "the cell `{1}` shows no chart": "die Zelle `{1}` zeigt kein Diagramm",
    "the cell `{1}` shows no picture": "die Zelle `{1}` zeigt kein Bild",
    "the cell `{1}` shows {2} chart|the cell `{1}` shows {2} charts":
      "die Zelle `{1}` zeigt {2} Diagramm|die Zelle `{1}` zeigt {2} Diagramme",
    "the cell `{1}` shows {2} picture|the cell `{1}` shows {2} pictures":
      "die Zelle `{1}` zeigt {2} Bild|die Zelle `{1}` zeigt {2} Bilder",
    "it shows a chart: write `{1}`": "sie zeigt ein Diagramm: `{1}` schreiben",
    "it shows a picture: write `{1}`": "sie zeigt ein Bild: `{1}` schreiben",
    "name a cell that shows a chart": "eine Zelle nennen, die ein Diagramm zeigt",
    "name a cell that shows a picture": "eine Zelle nennen, die ein Bild zeigt",
    "the variable `{1}` is empty": "die Variable `{1}` ist leer",
    "images of {1}×{2} have {3} pixels, those of the file {4}":
      "Bilder von {1}×{2} haben {3} Pixel, die der Datei {4}",
    "the images have {1} pixels, which is not a square":
      "die Bilder haben {1} Pixel, das ist keine Quadratzahl",
    "add `shape: [rows, columns]`": "`shape: [rows, columns]` hinzufügen",
    "{1} images of {2}×{3} pixels are {4} numbers, at most {5} were expected":
      "{1} Bilder von {2}×{3} Pixeln sind {4} Zahlen, erwartet waren höchstens {5}",
    "take a smaller `resize`, or fewer samples with `limit`":
      "ein kleineres `resize` nehmen oder mit `limit` weniger Beispiele",
    "`{3}`: pixel {1} of sample {2} is not a number": "`{3}`: Pixel {1} von Beispiel {2} ist keine Zahl",
    "`{3}`: pixel {1} of sample {2} is infinite": "`{3}`: Pixel {1} von Beispiel {2} ist unendlich",
    "take the sample out of the file, or give the pixel a number":
      "das Beispiel aus der Datei nehmen oder dem Pixel eine Zahl geben",
    "{1} of {2} samples are to be held out, which leaves none to train on":
      "{1} von {2} Beispielen sollen zurückgehalten werden, zum Trainieren bleibt keines",
    "there is no sample": "es gibt kein Beispiel",
    "there are {1} labels for {2} samples": "es gibt {1} Labels für {2} Beispiele",
    "{1} samples are marked of {2}": "{1} von {2} Beispielen sind markiert",
    "an image of {1}×{2} has not {3} pixels": "ein Bild von {1}×{2} hat nicht {3} Pixel",
    "the label of sample {1} is number {2} of {3} classes":
      "das Label von Beispiel {1} ist Nummer {2} von {3} Klassen",
    "pixel {1} of sample {2} is not a number or infinite":
      "Pixel {1} von Beispiel {2} ist keine Zahl oder unendlich",

    // MARK: References, and what a reader tries.
    "Tip": "Tipp",
    "Important": "Wichtig",
    "Caution": "Vorsicht",
    "Next slide": "Nächste Folie",
    "Previous slide": "Vorige Folie",
    "Links": "Links",
    "More": "Mehr",
    "Formula": "Formel",
    "Code": "Code",
    "{1}\u{A0}{2}": "{1}\u{A0}{2}",
    "References": "Literatur",
    "n.d.": "o. J.",
    "In": "In",
    "PhD thesis": "Dissertation",
    "Thesis": "Abschlussarbeit",
    "Technical report": "Technischer Bericht",
    "“{1}”": "„{1}“",
    "{1} and {2}": "{1} und {2}",
    "{1} et al.": "{1} et al.",
    "(ed.)|(eds.)": "(Hrsg.)|(Hrsg.)",
    "pp. {1}": "S. {1}",
    "{1} edition": "{1} Auflage",
    "{1}st edition": "{1}. Auflage",
    "{1}nd edition": "{1}. Auflage",
    "{1}rd edition": "{1}. Auflage",
    "{1}th edition": "{1}. Auflage",
    "(": "(",
    ")": ")",
    "; ": "; ",
    "On the page, with scripts, a digit is drawn here and the network names it at once.":
      "Auf der Seite wird hier, wo Skripte laufen, eine Ziffer gezeichnet, und das Netz benennt sie sofort.",
    "A field to draw a digit in with finger, pen or mouse; below it, samples are loaded by number.":
      "Ein Feld, um mit Finger, Stift oder Maus eine Ziffer zu zeichnen; darunter werden Beispiele nach Nummer geladen.",
    "The image that the network sees": "Das Bild, das das Netz sieht",
    "What the network answers for each class": "Was das Netz für jede Klasse antwortet",
    "Clear": "Löschen",
    "Load": "Laden",
    "What it sees": "Was es sieht",
    "What the hidden units answer": "Was die verborgenen Neuronen antworten",
    "Sample 1–{1}": "Beispiel 1–{1}",
    "What the {1} hidden units answer, light for much":
      "Was die {1} verborgenen Neuronen antworten, hell für viel",
    "Draw a digit, or load a sample.": "Eine Ziffer zeichnen oder ein Beispiel laden.",
    "Sample {1}, a {2}: the network reads {3} ({4}).": "Beispiel {1}, eine {2}: Das Netz liest {3} ({4}).",
    "The network reads {1} ({2}).": "Das Netz liest {1} ({2}).",
    "{1} samples to try: {2}.": "{1} Beispiele zum Ausprobieren: {2}.",
    "the network has {1} parameters, a page carries at most {2}":
      "das Netz hat {1} Parameter, eine Seite trägt höchstens {2}",
    "try a smaller network": "ein kleineres Netz nehmen",
  ]
}
