import Wording

extension Language {
  /// The words of reports in French, from the English with its parts.
  static let frenchWords: [String: String] = [
    // MARK: Charts and reasons.
    "{1} more": "{1} de plus",
    "Line chart of {1} against {2}.": "Courbe\u{A0}: {1} en fonction de {2}.",
    "Line chart of {1} against {2}, which is on a logarithmic scale.":
      "Courbe\u{A0}: {1} en fonction de {2}, en échelle logarithmique horizontale.",
    "Line chart of {1} against {2}, on a logarithmic scale.":
      "Courbe\u{A0}: {1} en fonction de {2}, en échelle logarithmique.",
    "Line chart of {1} against {2}, which is on a logarithmic scale, on a logarithmic scale.":
      "Courbe\u{A0}: {1} en fonction de {2}, les deux axes en échelle logarithmique.",
    "{1}.": "{1}.",
    "The curve": "La courbe",
    "{1} has no points.": "{1}\u{A0}: aucun point.",
    "{1} is one point, {2} at {3}.": "{1}\u{A0}: un seul point, {2} en {3}.",
    "{1} goes from {2} at {3} to {4} at {5}.": "{1}\u{A0}: de {2} en {3} à {4} en {5}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}.":
      "{1}\u{A0}: de {2} en {3} à {4} en {5}, avec un minimum de {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a greatest value of {6}.":
      "{1}\u{A0}: de {2} en {3} à {4} en {5}, avec un maximum de {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}, with a greatest value of {7}.":
      "{1}\u{A0}: de {2} en {3} à {4} en {5}, avec un minimum de {6} et un maximum de {7}.",
    "And {1} more.": "Et {1} de plus.",
    "{1}: {2}": "{1}\u{A0}: {2}",
    "Dot chart of {1}: {2}.": "Diagramme à points\u{A0}: {1}. {2}.",
    "Dot chart of {1}, on a logarithmic scale: {2}.":
      "Diagramme à points en échelle logarithmique\u{A0}: {1}. {2}.",
    "{1} {2}": "{1} {2}",
    "Heat map of {1} by {2} numbers, {3} by {4}.":
      "Carte de chaleur de {1} × {2} nombres\u{A0}: {3} en lignes, {4} en colonnes.",
    "{1} of {2} are on the diagonal.": "{1} sur {2} sont sur la diagonale.",
    "The most beside it: {1} as {2}, {3} times.":
      "Le plus souvent à côté\u{A0}: {1} pris pour {2}, {3} fois.",
    "They range from {1} to {2}.": "Ils vont de {1} à {2}.",
    "The best is at {1} {2}, {3} {4}.": "La meilleure valeur est en {1} {2}, {3} {4}.",
    "{1} combination as lines through the axes {2}.|{1} combinations as lines through the axes {2}.":
      "{1} combinaison, tracée à travers les axes {2}.|{1} combinaisons, tracées à travers les axes {2}.",
    "The best: {1}.": "La meilleure\u{A0}: {1}.",
    "The best {1} have {2}.": "Les {1} meilleures ont {2}.",
    "{1} {2} to {3}": "{1} de {2} à {3}",
    "Dots of {1} against {2}.": "Nuage de points\u{A0}: {1} en fonction de {2}.",
    "Dots of {1} against {2}, on a logarithmic scale.":
      "Nuage de points\u{A0}: {1} en fonction de {2}, en échelle logarithmique horizontale.",
    "Dots of {1}, on a logarithmic scale, against {2}.":
      "Nuage de points\u{A0}: {1} en échelle logarithmique, en fonction de {2}.",
    "Dots of {1}, on a logarithmic scale, against {2}, on a logarithmic scale.":
      "Nuage de points\u{A0}: {1} en fonction de {2}, les deux axes en échelle logarithmique.",
    "{1} combination; the best, {2}, at {3}.|{1} combinations; the best, {2}, at {3}.":
      "{1} combinaison\u{202F}; la meilleure valeur, {2}, est en {3}.|{1} combinaisons\u{202F}; la meilleure valeur, {2}, est en {3}.",
    "The best at each place: {1}.": "La meilleure valeur à chaque abscisse\u{A0}: {1}.",
    "{1} at {2}": "{1} en {2}",
    "The curves of `{1}` for {2} combinations of parameters.":
      "Les courbes de `{1}` pour {2} combinaisons de paramètres.",
    "step was `{1}`, is `{2}`": "l’étape était `{1}`, elle est `{2}`",
    "step revised": "l’étape a été révisée",
    "option `{1}` was {2}, is {3}": "l’option `{1}` était {2}, elle est {3}",
    "absent": "absente",
    "file {1} changed": "le fichier {1} a changé",
    "input `{1}` changed": "l’entrée `{1}` a changé",
    "results of `{1}` changed": "les résultats de `{1}` ont changé",
    "seed was {1}, is {2}": "la graine était {1}, elle est {2}",
    "numeric variant was {1}, is {2}": "le jeu d’instructions du calcul était {1}, il est {2}",
    "a file that it reads is missing": "un fichier à lire est absent",
    "option `cache` is false": "l’option `cache` vaut false",
    "nothing stored is taken": "les résultats enregistrés ne sont pas utilisés",
    "never run": "jamais exécutée",
    "its stored result is gone": "son résultat enregistré a disparu",
    "it has not run yet": "elle n’a pas encore été exécutée",
    "it was interrupted": "elle a été interrompue",
    "the run was to end with `{1}`": "l’exécution devait s’arrêter à `{1}`",
    "it needs `{1}`, which failed": "elle a besoin de `{1}`, qui a échoué",
    "it needs `{1}`, which did not run": "elle a besoin de `{1}`, qui n’a pas été exécutée",
    "`{1}` before it is stale": "`{1}`, en amont, est périmée",
    "`{1}` failed before it": "`{1}`, en amont, a échoué",
    "the run was interrupted": "l’exécution a été interrompue",

    // MARK: The report's own words.
    "Skip to the text": "Aller au texte",
    "Contents": "Sommaire",
    "Link to this section": "Lien vers cette section",
    "Footnotes": "Notes de bas de page",
    "Back to the text": "Retour au texte",
    "done": "fait",
    "to do": "à faire",
    "Cell": "Cellule",
    "Options": "Options",
    "all defaults": "valeurs par défaut",
    "default": "défaut",
    "Run again": "Exécuter à nouveau",
    "Figure": "Figure",
    "Table": "Tableau",
    "{1} {2}. ": "{1} {2}. ",
    "This run failed.": "Cette exécution a échoué.",
    "This run was interrupted.": "Cette exécution a été interrompue.",
    "The numbers": "Les données",
    "{1} has no value: the cell did not get that far":
      "{1} n’a pas de valeur\u{A0}: la cellule n’est pas allée jusque-là",
    "Provenance": "Provenance",
    "Everything here may differ from run to run; nothing above does.":
      "Seule cette partie peut changer d’une exécution à l’autre.",
    "Version": "Version",
    "Started": "Début",
    "Duration": "Durée",
    "Machine": "Machine",
    "Threads": "Fils d’exécution",
    "Seed": "Graine aléatoire",
    "Parameter": "Paramètre",
    "Value": "Valeur",
    "Input file": "Fichier d’entrée",
    "Size": "Taille",
    "Step": "Étape",
    "State": "État",
    "Time": "Temps",
    "Make this report again": "Refaire ce rapport",
    "ran": "exécutée",
    "restored": "restaurée",
    "stale": "périmée",
    "failed": "échec",
    "not run": "non exécutée",
    "Note": "Remarque",
    "Passed": "Réussi",
    "Warning": "Attention",
    "A comparison of {1} runs.": "Comparaison de {1} exécutions.",
    "{1} combination of parameters|{1} combinations of parameters":
      "{1} combinaison de paramètres|{1} combinaisons de paramètres",
    "one has no value|{1} have no value": "une est sans valeur|{1} sont sans valeur",
    "The best": "La meilleure",
    "The best of {1} by `{2}`: {3}; {4}.": "La meilleure de {1} selon `{2}`\u{A0}: {3}\u{202F}; {4}.",
    "more is better": "plus c’est grand, mieux c’est",
    "less is better": "plus c’est petit, mieux c’est",
    "as the notebook's `objective` says": "comme l’indique `objective` dans le carnet",
    "measured on held-out samples": "mesuré sur les exemples mis de côté",
    "no number of the notebook is measured on held-out samples":
      "aucun nombre du carnet n’est mesuré sur des exemples mis de côté",
    "Another comes to the same; the first is shown.|{1} others come to the same; the first is shown.":
      "Une autre donne le même résultat\u{202F}; la première est montrée.|{1} autres donnent le même résultat\u{202F}; la première est montrée.",
    "The best of many looks a little better than it is: samples that chose it can't also judge it.":
      "La meilleure parmi beaucoup paraît un peu meilleure qu’elle ne l’est\u{A0}: les exemples qui l’ont choisie ne peuvent pas aussi la juger.",
    "No combination has a value of `{1}`.": "Aucune combinaison n’a de valeur de `{1}`.",
    "No number with a better way differs between them. Name one in the front matter: `objective: test.accuracy`.":
      "Aucun nombre qui aurait un meilleur sens ne les distingue. On peut en nommer un dans l’en-tête\u{A0}: `objective: test.accuracy`.",
    "report": "rapport",
    "Rank": "Rang",
    "Report": "Rapport",
    "interrupted": "interrompue",
    "Make this page again": "Refaire cette page",
    "All combinations": "Toutes les combinaisons",
    "Sorted by `{1}`, the best first. The best number of each column is bold.":
      "Triées selon `{1}`, la meilleure d’abord. La meilleure valeur de chaque colonne est en gras.",
    "{1} more are left out here; `cahier sweep --json` has all of them.":
      "{1} autres ne sont pas montrées ici\u{202F}; `cahier sweep --json` les contient toutes.",
    "{1} by parameter": "{1} selon les paramètres",
    "`{1}` for both parameters: the fuller the colour the better; the best is framed.":
      "`{1}` pour les deux paramètres\u{A0}: plus la couleur est soutenue, mieux c’est\u{202F}; la meilleure valeur est encadrée.",
    "`{1}` against each parameter, a dot a combination; the best has a ring.":
      "`{1}` en fonction de chaque paramètre, un point par combinaison\u{202F}; la meilleure est cerclée.",
    "The line goes through the best of each value.": "La ligne passe par la meilleure de chaque valeur.",
    "A line is a combination, the thick one the best. Lines through one value lie side by side, the best rightmost.|A line is a combination: the {1} best stand out, the thickest is the best. Lines through one value lie side by side, the best rightmost.":
      "Une ligne est une combinaison, la plus épaisse est la meilleure. Les lignes d’une même valeur sont côte à côte, la meilleure à droite.|Une ligne est une combinaison\u{A0}: les {1} meilleures ressortent, la plus épaisse est la meilleure. Les lignes d’une même valeur sont côte à côte, la meilleure à droite.",
    "{1}: the best {2}": "{1}\u{A0}: les {2} meilleures",
    "{1}: a comparison": "{1}\u{A0}: une comparaison",
    "Notebooks": "Carnets",
    "What came of them, each on a page of its own.": "Ce qu’il en est sorti, une page pour chacun.",

    // MARK: What steps show.
    "Norms of the gradient": "Normes du gradient",
    "Layer": "Couche",
    "Biases": "Biais",
    "Weights": "Poids",
    "Together": "Ensemble",
    "All": "Toutes",
    "The parameters that were checked": "Les paramètres vérifiés",
    "The {1} worst of {2} parameters": "Les {1} plus mauvais de {2} paramètres",
    "Gradient": "Gradient",
    "Central difference": "Différence centrée",
    "Relative error": "Erreur relative",
    "{1}: bias of unit {2}": "{1}\u{A0}: biais du neurone {2}",
    "{1}: unit {2}, input {3}": "{1}\u{A0}: neurone {2}, entrée {3}",
    "The gradient check passed: the worst relative error of {1} parameters is {2}.":
      "La vérification du gradient est réussie\u{A0}: la plus grande erreur relative de {1} paramètres est {2}.",
    "The gradient check failed: the worst relative error of {1} parameters is {2}.":
      "La vérification du gradient a échoué\u{A0}: la plus grande erreur relative de {1} paramètres est {2}.",
    "The cost may be too curved or too flat here for differences.":
      "La fonction de coût est peut-être trop courbée ou trop plate ici pour des différences.",
    "The delta does not belong to the loss.": "Le delta ne correspond pas à la fonction de perte.",
    "The angle between the two is {1}°.": "L’angle entre les deux est de {1}°.",
    "squared": "erreur quadratique",
    "cross-entropy": "entropie croisée",
    "softmax": "entropie croisée softmax",
    "The delta `{1}` is {2}; it does not belong to the {3} loss.":
      "Le delta `{1}` est {2}\u{202F}; il ne correspond pas à cette fonction de perte ({3}).",
    "What comes out is not the gradient of the cost.":
      "Ce qui en sort n’est pas le gradient de la fonction de coût.",
    "the derivative": "la dérivée",
    "h − y, the derivative of the cross-entropy": "h − y, la dérivée de l’entropie croisée",
    "−y/h + (1 − y)/(1 − h), in which σ′ is missing": "−y/h + (1 − y)/(1 − h), où σ′ manque",
    "The results": "Les résultats",
    "The cost": "Le coût",
    "Mean loss of {1} samples": "Perte moyenne de {1} exemples",
    "Regularization": "Régularisation",
    "Cost J": "Coût J",
    "The network takes no image for another class: there is nothing to show.":
      "Le réseau ne prend aucune image pour une autre classe\u{A0}: il n’y a rien à montrer.",
    "A grid of {1} images, row by row: {2}.": "Une grille de {1} images, ligne par ligne\u{A0}: {2}.",
    "A grid of {1} misclassified images, row by row: {2}.":
      "Une grille de {1} images mal classées, ligne par ligne\u{A0}: {2}.",
    "The weights of {1} hidden units, each as an image of {2} by {3} pixels: light where a pixel excites the unit, dark where it inhibits it.":
      "Les poids de {1} neurones cachés, chacun en image de {2} × {3} pixels\u{A0}: clair là où un pixel excite le neurone, sombre là où il l’inhibe.",
    "The images that are shown to the network: {1}.": "Les images présentées au réseau\u{A0}: {1}.",
    "Image": "Image",
    "Hidden unit": "Neurone caché",
    "What each of {1} hidden units answers to {2}, a row an image: {3}.":
      "Ce que chacun des {1} neurones cachés répond à {2}, une ligne par image\u{A0}: {3}.",
    "{1} image|{1} images": "{1} image|{1} images",
    "to {1} unit {2} most ({3})": "à {1} surtout le neurone {2} ({3})",
    "An image of class {1}, taken for {2}.": "Une image de la classe {1}, prise pour {2}.",
    "Images of the {1} most frequent confusions, each with its class and what it was taken for.":
      "Images des {1} confusions les plus fréquentes, chacune avec sa classe et ce pour quoi elle a été prise.",
    "What was expected": "Ce qui était attendu",
    "Number": "Nombre",
    "Found": "Trouvé",
    "Expected": "Attendu",
    "Met": "Satisfait",
    "yes": "oui",
    "no": "non",
    "The expectation is met.": "L’attente est satisfaite.",
    "All {1} expectations are met.": "Les {1} attentes sont satisfaites.",
    "at least {1}": "au moins {1}",
    "at most {1}": "au plus {1}",
    "more than {1}": "plus de {1}",
    "less than {1}": "moins de {1}",
    "exactly {1}": "exactement {1}",
    "{1} to within {2}": "{1} à {2} près",
    "between {1} and {2}": "entre {1} et {2}",
    "`{1}` has no value in this run, {2} was expected":
      "`{1}` n’a pas de valeur dans cette exécution, on attendait {2}",
    "`{1}` is {2}, {3} was expected": "`{1}` vaut {2}, on attendait {3}",
    "`{1}` is {2}, which meets no bound: {3} was expected":
      "`{1}` vaut {2}, ce qui ne satisfait aucune borne\u{A0}: on attendait {3}",
    "The data": "Les données",
    "Samples": "Exemples",
    "Features": "Caractéristiques",
    "Image size": "Taille des images",
    "{1} × {2} pixels": "{1} × {2} pixels",
    "Classes": "Classes",
    "{1}: {2} ({3} samples each)": "{1}\u{A0}: {2} ({3} exemples chacune)",
    "Pixels in the file": "Pixels du fichier",
    "Range": "Étendue",
    "Exact zeros": "Zéros exacts",
    "Held out": "Mis de côté",
    "{1}; {2} to train on": "{1}\u{202F}; {2} pour l’entraînement",
    "File": "Fichier",
    "{1} ({2})": "{1} ({2})",
    "Labels": "Étiquettes",
    "taken as they are": "repris tels quels",
    "divided by {1}": "divisés par {1}",
    "{1} becomes 0, {2} becomes 1": "{1} devient 0, {2} devient 1",
    "Text": "Texte",
    "columns set apart by {1}": "colonnes séparées par des {1}",
    "columns set apart by {1}, numbers with decimal commas":
      "colonnes séparées par des {1}, nombres à virgule décimale",
    "commas": "virgules",
    "semicolons": "points-virgules",
    "tabs": "tabulations",
    "blanks": "espaces",
    "Left out": "Omis",
    "column {1} {2}, which {3}": "colonne {1} {2}, qui {3}",
    "(`{1}`)": "(`{1}`)",
    "(without a name)": "(sans nom)",
    "counts the rows from {1}": "compte les lignes à partir de {1}",
    "numbers the rows": "numérote les lignes",
    "names the rows": "nomme les lignes",
    "Column {1} counts the rows. If it is an index and no pixel, write the table without it: index=False in pandas, row.names = FALSE in R.":
      "La colonne {1} compte les lignes. Si c’est un index et non un pixel, écrivez la table sans elle\u{A0}: index=False avec pandas, row.names = FALSE avec R.",
    "Samples a class": "Exemples par classe",
    "Class": "Classe",
    "Training samples": "Exemples d’entraînement",
    "Cost (mean loss)": "Coût (perte moyenne)",
    "trained on": "entraînement",
    "held out": "mis de côté",
    "with {1} sample: {2}|with {1} samples: {2}":
      "avec {1} exemple\u{A0}: {2}|avec {1} exemples\u{A0}: {2}",
    "What more samples change": "Ce que changent plus d’exemples",
    "Cost": "Coût",
    "Cost, held out": "Coût, mis de côté",
    "Accuracy": "Exactitude",
    "Accuracy, held out": "Exactitude, mis de côté",
    "Iteration": "Itération",
    "held-out samples": "exemples mis de côté",
    "The {1} cost over {2} iterations of {3}: it goes from {4} to {5}.":
      "Le coût ({1}) au fil de {2} itérations de {3}\u{A0}: il passe de {4} à {5}.",
    "That of the held-out samples is lowest, {1}, after {2}.":
      "Celui des exemples mis de côté est au plus bas, {1}, après {2}.",
    "The minimization": "La minimisation",
    "Cost at the start": "Coût au début",
    "Cost at the end": "Coût à la fin",
    "Cost of the network that was kept": "Coût du réseau retenu",
    "Its iteration": "Son itération",
    "Its held-out cost": "Son coût, mis de côté",
    "Norm of the gradient": "Norme du gradient",
    "Iterations": "Itérations",
    "Evaluations": "Évaluations",
    "Why it stopped": "Raison de l’arrêt",
    "The gradient is as small as the tolerance asks.":
      "Le gradient est aussi petit que le demande la tolérance.",
    "The cost no longer changes by more than the tolerance.":
      "Le coût ne varie plus de plus que la tolérance.",
    "All iterations are done.": "Toutes les itérations sont faites.",
    "All evaluations are done.": "Toutes les évaluations sont faites.",
    "The cost of the held-out samples has not been lower since iteration {1}, whose network was kept.":
      "Le coût des exemples mis de côté n’a plus baissé depuis l’itération {1}, dont le réseau a été retenu.",
    "No step along the search direction lowers the cost any more.":
      "Aucun pas dans la direction de recherche ne diminue plus le coût.",
    "The cost or its gradient is not finite at the start.":
      "Le coût ou son gradient n’est pas fini au départ.",
    "It diverged: the cost or its gradient was not finite in iteration {1}; the best finite parameters before it were kept.":
      "Elle a divergé\u{A0}: le coût ou son gradient n’était pas fini à l’itération {1}\u{202F}; les meilleurs paramètres finis d’avant ont été retenus.",
    "It was stopped.": "Elle a été arrêtée.",
    "A network of {1} units": "Un réseau de {1} neurones",
    "Parameters": "Paramètres",
    "Activation": "Activation",
    "Weight": "Poids",
    "Share of the layer's weights, %": "Part des poids de la couche, %",
    "The weights of each layer": "Les poids de chaque couche",
    "Mean": "Moyenne",
    "Deviation": "Écart type",
    "Least": "Minimum",
    "Greatest": "Maximum",
    "An image of class {1} that fades into one of class {2}, in {3} steps.":
      "Une image de la classe {1} qui se fond en une image de la classe {2}, en {3} étapes.",
    "Share of the second image": "Part de la seconde image",
    "Output": "Sortie",
    "The network reads {1}.": "Le réseau lit {1}.",
    "The network reads {1} all the way.": "Le réseau lit {1} d’un bout à l’autre.",
    "from {1} on {2}": "puis {2} à partir de {1}",
    "How often the network is right": "Combien de fois le réseau a raison",
    "Held-out samples": "Exemples mis de côté",
    "All samples": "Tous les exemples",
    "Named rightly": "Bien classés",
    "Misclassified": "Mal classés",
    "Taken for": "Pris pour",
    "Confusion matrix of {1} classes: {2} of {3} samples are on its diagonal.":
      "Matrice de confusion de {1} classes\u{A0}: {2} exemples sur {3} sont sur la diagonale.",
    "No sample is off it.": "Aucun n’est en dehors.",
    "Most often it takes {1}.": "Confusions les plus fréquentes\u{A0}: {1}.",
    "{1} for {2} ({3} times)": "{1} pris pour {2} ({3} fois)",
    "Each class": "Chaque classe",
    "Precision": "Précision",
    "Recall": "Rappel",
    "The {1} of {2} classes with the lowest recall": "Les {1} classes sur {2} au rappel le plus faible",
    "A confusion matrix of {1} classes is too large to be looked at.":
      "Une matrice de confusion de {1} classes est trop grande pour être regardée.",
    "How often each was taken for each is in {1}, beside this report.":
      "Le fichier {1}, à côté de ce rapport, dit combien de fois chacune a été prise pour chacune.",
    "With `counts: counts.csv` a file has how often each was taken for each.":
      "Avec `counts: counts.csv`, un fichier dit combien de fois chacune a été prise pour chacune.",
    "The confusions, the most frequent first": "Les confusions, les plus fréquentes d’abord",
    "The {1} most frequent of {2} confusions": "Les {1} plus fréquentes de {2} confusions",
    "Of the class": "Part de la classe",
    "{1} misclassified images, each with its class and what it was taken for.":
      "{1} images mal classées, chacune avec sa classe et ce pour quoi elle a été prise.",
    "The first {1} of {2} misclassified images.": "Les {1} premières de {2} images mal classées.",
    "The three likeliest classes, each with its output from 0 to 1":
      "Les trois classes les plus probables, chacune avec sa sortie de 0 à 1",
    "Picture": "Image",
    "Likeliest": "La plus probable",
    "Second": "Deuxième",
    "Third": "Troisième",
    "{1} as the network sees it: taken for {2}.": "{1} tel que le réseau le voit\u{A0}: pris pour {2}.",
    "{1} pictures as the network sees them, each with its class.":
      "{1} images telles que le réseau les voit, chacune avec sa classe.",
    "Written beside this report": "Écrit à côté de ce rapport",
    "Format": "Format",
    "{1} bytes": "{1} octets",
    "{1}, {2}": "{1}, {2}",

    // MARK: Scalars, as heads of columns and axes.
    "Gradient norm": "Norme du gradient",
    "Worst relative error": "Plus grande erreur relative",
    "Angle": "Angle",
    "Data term": "Terme de données",
    "Expectations": "Attentes",
    "Training accuracy": "Exactitude d’entraînement",
    "Training cost": "Coût d’entraînement",
    "Initial cost": "Coût initial",
    "Best iteration": "Meilleure itération",
    "Held out cost": "Coût, mis de côté",
    "Seconds": "Secondes",
    "Bytes": "Octets",

    // MARK: Failures.
    "the network has no hidden layer": "le réseau n’a pas de couche cachée",
    "these cells have no named numbers": "ces cellules n’ont pas de nombres nommés",
    "the cost is {1}": "le coût vaut {1}",
    "are the weights of the network too large?": "les poids du réseau sont-ils trop grands\u{202F}?",
    "put a `network` cell between the two, or load data of the network's size":
      "placez une cellule `network` entre les deux, ou chargez des données à la taille du réseau",
    "a network has at least two layers, this one has {1}":
      "un réseau a au moins deux couches, celui-ci en a {1}",
    "layer {1} has {2} units": "la couche {1} a {2} neurones",
    "there are {1} parameters where {2} are needed": "il y a {1} paramètres, il en faut {2}",
    "`Theta{1}` is {2} × {3}, it should have {4} columns: one for the bias, one for each unit before it":
      "`Theta{1}` est de taille {2} × {3}, elle devrait avoir {4} colonnes\u{A0}: une pour le biais, une pour chaque neurone précédent",
    "parameter {1} is not a number or infinite": "le paramètre {1} n’est pas un nombre ou est infini",
    "the network has {1} inputs, the data {2} features":
      "le réseau a {1} entrées, les données ont {2} caractéristiques",
    "the network has {1} outputs, the data {2} classes":
      "le réseau a {1} sorties, les données ont {2} classes",
    "there are no samples to work on": "il n’y a pas d’exemples sur lesquels travailler",
    "there is not enough memory for {1} samples": "il n’y a pas assez de mémoire pour {1} exemples",
    "the label of sample {1} is {2}, a whole number was expected":
      "l’étiquette de l’exemple {1} est {2}, on attendait un nombre entier",
    "number the classes 1, 2, 3, …": "numérotez les classes 1, 2, 3, …",
    "there are {1} different labels, at most {2} were expected":
      "il y a {1} étiquettes différentes, on en attendait au plus {2}",
    "is this the variable with the labels?": "est-ce bien la variable des étiquettes\u{202F}?",
    "the labels run from {1} to {2}, the {3} names are for 1 to {3}":
      "les étiquettes vont de {1} à {2}, les {3} noms valent pour 1 à {3}",
    "give a name for each label from 1, in order":
      "donnez un nom à chaque étiquette à partir de 1, dans l’ordre",
    "a network of {1} units has {2}": "un réseau de {1} neurones a {2}",
    "{1} parameters, which take {2}, and in training about {3}; at most {4} were expected":
      "{1} paramètres, qui occupent {2}, et environ {3} à l’entraînement\u{202F}; on en attendait au plus {4}",
    "take smaller layers or images, or raise `parameter-limit`":
      "prenez des couches ou des images plus petites, ou augmentez `parameter-limit`",
    "{1} samples are more than the {2} to train on":
      "{1} exemples, c’est plus que les {2} disponibles pour l’entraînement",
    "take a smaller size, or hold out fewer": "prenez une taille plus petite, ou mettez-en moins de côté",
    "take a smaller `learning-rate`, a larger `lambda`, or `method: l-bfgs`":
      "prenez un `learning-rate` plus petit, un `lambda` plus grand, ou `method: l-bfgs`",
    "`{1}` is not a class of the data": "`{1}` n’est pas une classe des données",
    "the classes are {1}": "les classes sont {1}",
    "the data have no sample of class `{1}`": "les données n’ont pas d’exemple de la classe `{1}`",
    "no samples of the data are held out": "aucun exemple des données n’est mis de côté",
    "add `holdout: 0.2` to the `load` cell": "ajoutez `holdout: 0.2` à la cellule `load`",
    "`{1}` has no value `{2}`": "`{1}` n’a pas de valeur `{2}`",
    "`{1}` has no curve": "`{1}` n’a pas de courbe",
    "there is no curve to draw": "il n’y a pas de courbe à tracer",
    "the picture could not be written as PNG": "l’image n’a pas pu être écrite en PNG",
    "`{1}`: {2}": "`{1}`\u{A0}: {2}",
    "`{1}`: found {2}, expected {3}": "`{1}`\u{A0}: trouvé {2}, attendu {3}",
    "found a picture without pixels, expected a digit; take another picture":
      "image sans pixels, on attendait un chiffre\u{202F}; prenez une autre image",
    "found a picture of one grey, expected a digit that is darker or lighter than its border; draw it with more contrast and leave room around it":
      "image d’un seul gris, on attendait un chiffre plus sombre ou plus clair que son bord\u{202F}; dessinez-le avec plus de contraste et laissez de la place autour",
    "`{1}`: found images of {2}, expected the {3} axes that `axes` names":
      "`{1}`\u{A0}: images de {2}, on attendait les {3} axes que nomme `axes`",
    "name each axis of the array, in its order": "nommez chaque axe du tableau, dans son ordre",
    "`{1}`: found images of {2} with {3} channels, expected 1 or 3":
      "`{1}`\u{A0}: images de {2} à {3} canaux, on en attendait 1 ou 3",
    "save the red, the green and the blue of the images, or their grey":
      "enregistrez le rouge, le vert et le bleu des images, ou leur gris",
    "`{1}` is a table: all columns but the labels are its images":
      "`{1}` est une table\u{A0}: toutes les colonnes sauf les étiquettes sont ses images",
    "take `images` out": "retirez `images`",
    "`{1}` holds one column, and labels and pixels were expected":
      "`{1}` contient une colonne, on attendait des étiquettes et des pixels",
    "write both into one table (numpy.column_stack([y, X]), cbind(y, X) in R), or name the file with the labels: `labels-file: …`":
      "écrivez les deux dans une table (numpy.column_stack([y, X]), cbind(y, X) avec R), ou nommez le fichier des étiquettes\u{A0}: `labels-file: …`",
    "`{1}` has the labels, and `{2}` has a column `{3}` too, which would be taken for pixels":
      "`{1}` contient les étiquettes, et `{2}` a aussi une colonne `{3}`, qui serait prise pour des pixels",
    "leave `labels-file` out, or take the column out of the table":
      "retirez `labels-file`, ou la colonne de la table",
    "`{1}` holds one array, and no labels beside it": "`{1}` contient un seul tableau, sans étiquettes",
    "name the file with the labels: `labels-file: …`":
      "nommez le fichier des étiquettes\u{A0}: `labels-file: …`",
    "`{1}`: found {2} labels{3} for {4} images": "`{1}`\u{A0}: {2} étiquettes{3} pour {4} images",
    "give each image one number: of a column a class, `y.argmax(axis=1)` makes labels in numpy":
      "donnez un nombre à chaque image\u{A0}: d’une colonne par classe, `y.argmax(axis=1)` fait des étiquettes avec numpy",
    "name variables that belong together with `images:` and `labels:`":
      "nommez avec `images:` et `labels:` des variables qui vont ensemble",
    "`{1}`: found images of {2}, expected samples × pixels or samples × rows × columns":
      "`{1}`\u{A0}: images de {2}, on attendait exemples × pixels ou exemples × lignes × colonnes",
    "`{1}`: found images of {2} for {3} labels, expected samples × pixels or samples × rows × columns":
      "`{1}`\u{A0}: images de {2} pour {3} étiquettes, on attendait exemples × pixels ou exemples × lignes × colonnes",
    "say which axis is which: {1}": "dites quel axe est lequel\u{A0}: {1}",
    "the cell `{1}` shows no chart": "la cellule `{1}` ne montre pas de graphique",
    "the cell `{1}` shows no picture": "la cellule `{1}` ne montre pas d’image",
    "the cell `{1}` shows {2} chart|the cell `{1}` shows {2} charts":
      "la cellule `{1}` montre {2} graphique|la cellule `{1}` montre {2} graphiques",
    "the cell `{1}` shows {2} picture|the cell `{1}` shows {2} pictures":
      "la cellule `{1}` montre {2} image|la cellule `{1}` montre {2} images",
    "it shows a chart: write `{1}`": "elle montre un graphique\u{A0}: écrivez `{1}`",
    "it shows a picture: write `{1}`": "elle montre une image\u{A0}: écrivez `{1}`",
    "name a cell that shows a chart": "nommez une cellule qui montre un graphique",
    "name a cell that shows a picture": "nommez une cellule qui montre une image",
    "the variable `{1}` is empty": "la variable `{1}` est vide",
    "images of {1}×{2} have {3} pixels, those of the file {4}":
      "des images de {1}×{2} ont {3} pixels, celles du fichier {4}",
    "the images have {1} pixels, which is not a square":
      "les images ont {1} pixels, ce qui n’est pas un carré",
    "add `shape: [rows, columns]`": "ajoutez `shape: [rows, columns]`",
    "{1} images of {2}×{3} pixels are {4} numbers, at most {5} were expected":
      "{1} images de {2}×{3} pixels font {4} nombres, on en attendait au plus {5}",
    "take a smaller `resize`, or fewer samples with `limit`":
      "prenez un `resize` plus petit, ou moins d’exemples avec `limit`",
    "`{3}`: pixel {1} of sample {2} is not a number":
      "`{3}`\u{A0}: le pixel {1} de l’exemple {2} n’est pas un nombre",
    "`{3}`: pixel {1} of sample {2} is infinite": "`{3}`\u{A0}: le pixel {1} de l’exemple {2} est infini",
    "take the sample out of the file, or give the pixel a number":
      "retirez l’exemple du fichier, ou donnez un nombre au pixel",
    "{1} of {2} samples are to be held out, which leaves none to train on":
      "{1} exemples sur {2} doivent être mis de côté, il n’en reste aucun pour l’entraînement",
    "there is no sample": "il n’y a pas d’exemple",
    "there are {1} labels for {2} samples": "il y a {1} étiquettes pour {2} exemples",
    "{1} samples are marked of {2}": "{1} exemples sur {2} sont marqués",
    "an image of {1}×{2} has not {3} pixels": "une image de {1}×{2} n’a pas {3} pixels",
    "the label of sample {1} is number {2} of {3} classes":
      "l’étiquette de l’exemple {1} est la numéro {2} de {3} classes",
    "pixel {1} of sample {2} is not a number or infinite":
      "le pixel {1} de l’exemple {2} n’est pas un nombre ou est infini",

    // MARK: References, and what a reader tries.
    "Tip": "Astuce",
    "Important": "Important",
    "Caution": "Prudence",
    "Next slide": "Diapositive suivante",
    "Previous slide": "Diapositive précédente",
    "Links": "Liens",
    "More": "Plus",
    "Formula": "Formule",
    "Code": "Code",
    "{1}\u{A0}{2}": "{1}\u{A0}{2}",
    "References": "Bibliographie",
    "n.d.": "s. d.",
    "In": "Dans",
    "PhD thesis": "Thèse de doctorat",
    "Thesis": "Mémoire",
    "Technical report": "Rapport technique",
    "“{1}”": "«\u{202F}{1}\u{202F}»",
    "{1} and {2}": "{1} et {2}",
    "{1} et al.": "{1} et al.",
    "(ed.)|(eds.)": "(dir.)|(dir.)",
    "pp. {1}": "p. {1}",
    "{1} edition": "{1} édition",
    "{1}st edition": "{1}ᵉ édition",
    "{1}nd edition": "{1}ᵉ édition",
    "{1}rd edition": "{1}ᵉ édition",
    "{1}th edition": "{1}ᵉ édition",
    "(": "(",
    ")": ")",
    "; ": "\u{202F}; ",
    "On the page, with scripts, a digit is drawn here and the network names it at once.":
      "Sur la page, avec les scripts, on dessine ici un chiffre et le réseau le nomme aussitôt.",
    "A field to draw a digit in with finger, pen or mouse; below it, samples are loaded by number.":
      "Un champ pour dessiner un chiffre au doigt, au stylet ou à la souris\u{202F}; dessous, on charge des exemples par numéro.",
    "The image that the network sees": "L’image que voit le réseau",
    "What the network answers for each class": "Ce que le réseau répond pour chaque classe",
    "Clear": "Effacer",
    "Load": "Charger",
    "What it sees": "Ce qu’il voit",
    "What the hidden units answer": "Ce que répondent les neurones cachés",
    "Sample 1–{1}": "Exemple 1–{1}",
    "What the {1} hidden units answer, light for much":
      "Ce que répondent les {1} neurones cachés, clair pour beaucoup",
    "Draw a digit, or load a sample.": "Dessinez un chiffre, ou chargez un exemple.",
    "Sample {1}, a {2}: the network reads {3} ({4}).":
      "Exemple {1}, un {2}\u{A0}: le réseau lit {3} ({4}).",
    "The network reads {1} ({2}).": "Le réseau lit {1} ({2}).",
    "{1} samples to try: {2}.": "{1} exemples à essayer\u{A0}: {2}.",
    "the network has {1} parameters, a page carries at most {2}":
      "le réseau a {1} paramètres, une page en porte au plus {2}",
    "try a smaller network": "essayez un réseau plus petit",
  ]
}
