import Wording

extension Language {
  /// The words of reports in Spanish, from the English with its parts.
  static let spanishWords: [String: String] = [
    // MARK: Charts and reasons.
    "{1} more": "{1} más",
    "Line chart of {1} against {2}.": "Gráfico de líneas: {1} en función de {2}.",
    "Line chart of {1} against {2}, which is on a logarithmic scale.":
      "Gráfico de líneas: {1} en función de {2}, con eje horizontal logarítmico.",
    "Line chart of {1} against {2}, on a logarithmic scale.":
      "Gráfico de líneas: {1} en función de {2}, en escala logarítmica.",
    "Line chart of {1} against {2}, which is on a logarithmic scale, on a logarithmic scale.":
      "Gráfico de líneas: {1} en función de {2}, con ambos ejes logarítmicos.",
    "{1}.": "{1}.",
    "The curve": "La curva",
    "{1} has no points.": "{1}: sin puntos.",
    "{1} is one point, {2} at {3}.": "{1}: un único punto, {2} en {3}.",
    "{1} goes from {2} at {3} to {4} at {5}.": "{1}: de {2} en {3} a {4} en {5}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}.":
      "{1}: de {2} en {3} a {4} en {5}, con un mínimo de {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a greatest value of {6}.":
      "{1}: de {2} en {3} a {4} en {5}, con un máximo de {6}.",
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}, with a greatest value of {7}.":
      "{1}: de {2} en {3} a {4} en {5}, con un mínimo de {6} y un máximo de {7}.",
    "And {1} more.": "Y {1} más.",
    "{1}: {2}": "{1}: {2}",
    "Dot chart of {1}: {2}.": "Gráfico de puntos: {1}. {2}.",
    "Dot chart of {1}, on a logarithmic scale: {2}.": "Gráfico de puntos en escala logarítmica: {1}. {2}.",
    "{1} {2}": "{1} {2}",
    "Heat map of {1} by {2} numbers, {3} by {4}.":
      "Mapa de calor de {1} × {2} números: {3} en las filas, {4} en las columnas.",
    "{1} of {2} are on the diagonal.": "{1} de {2} están en la diagonal.",
    "The most beside it: {1} as {2}, {3} times.":
      "Lo más frecuente fuera de ella: {1} como {2}, {3} veces.",
    "They range from {1} to {2}.": "Van de {1} a {2}.",
    "The best is at {1} {2}, {3} {4}.": "El mejor valor está en {1} {2}, {3} {4}.",
    "{1} combination as lines through the axes {2}.|{1} combinations as lines through the axes {2}.":
      "{1} combinación como línea que cruza los ejes {2}.|{1} combinaciones como líneas que cruzan los ejes {2}.",
    "The best: {1}.": "La mejor: {1}.",
    "The best {1} have {2}.": "Las {1} mejores tienen {2}.",
    "{1} {2} to {3}": "{1} de {2} a {3}",
    "Dots of {1} against {2}.": "Diagrama de dispersión: {1} en función de {2}.",
    "Dots of {1} against {2}, on a logarithmic scale.":
      "Diagrama de dispersión: {1} en función de {2}, con eje horizontal logarítmico.",
    "Dots of {1}, on a logarithmic scale, against {2}.":
      "Diagrama de dispersión: {1} en escala logarítmica, en función de {2}.",
    "Dots of {1}, on a logarithmic scale, against {2}, on a logarithmic scale.":
      "Diagrama de dispersión: {1} en función de {2}, con ambos ejes logarítmicos.",
    "{1} combination; the best, {2}, at {3}.|{1} combinations; the best, {2}, at {3}.":
      "{1} combinación; el mejor valor, {2}, está en {3}.|{1} combinaciones; el mejor valor, {2}, está en {3}.",
    "The best at each place: {1}.": "El mejor valor en cada punto: {1}.",
    "{1} at {2}": "{1} en {2}",
    "The curves of `{1}` for {2} combinations of parameters.":
      "Las curvas de `{1}` para {2} combinaciones de parámetros.",
    "step was `{1}`, is `{2}`": "el paso era `{1}`, ahora es `{2}`",
    "step revised": "el paso fue revisado",
    "option `{1}` was {2}, is {3}": "la opción `{1}` era {2}, ahora es {3}",
    "absent": "ausente",
    "file {1} changed": "el archivo {1} cambió",
    "input `{1}` changed": "la entrada `{1}` cambió",
    "results of `{1}` changed": "los resultados de `{1}` cambiaron",
    "seed was {1}, is {2}": "la semilla era {1}, ahora es {2}",
    "numeric variant was {1}, is {2}": "el juego de instrucciones del cálculo era {1}, ahora es {2}",
    "a file that it reads is missing": "falta un archivo que lee",
    "option `cache` is false": "la opción `cache` es false",
    "nothing stored is taken": "no se usa nada de lo guardado",
    "never run": "nunca ejecutada",
    "its stored result is gone": "su resultado guardado ya no está",
    "it has not run yet": "todavía no se ha ejecutado",
    "it was interrupted": "se interrumpió",
    "the run was to end with `{1}`": "la ejecución debía terminar con `{1}`",
    "it needs `{1}`, which failed": "necesita `{1}`, que falló",
    "it needs `{1}`, which did not run": "necesita `{1}`, que no se ejecutó",
    "`{1}` before it is stale": "`{1}`, anterior a ella, está obsoleta",
    "`{1}` failed before it": "`{1}`, anterior a ella, falló",
    "the run was interrupted": "la ejecución se interrumpió",

    // MARK: The report's own words.
    "Skip to the text": "Ir al texto",
    "Contents": "Contenido",
    "Link to this section": "Enlace a esta sección",
    "Footnotes": "Notas al pie",
    "Back to the text": "Volver al texto",
    "done": "hecho",
    "to do": "pendiente",
    "Cell": "Celda",
    "Options": "Opciones",
    "all defaults": "todo por defecto",
    "default": "por defecto",
    "Run again": "Ejecutar de nuevo",
    "Figure": "Figura",
    "Table": "Tabla",
    "{1} {2}. ": "{1} {2}. ",
    "This run failed.": "Esta ejecución falló.",
    "This run was interrupted.": "Esta ejecución se interrumpió.",
    "The numbers": "Los datos",
    "{1} has no value: the cell did not get that far": "{1} no tiene valor: la celda no llegó hasta ahí",
    "Provenance": "Procedencia",
    "Everything here may differ from run to run; nothing above does.":
      "Solo esta parte puede cambiar de una ejecución a otra.",
    "Version": "Versión",
    "Started": "Inicio",
    "Duration": "Duración",
    "Machine": "Equipo",
    "Threads": "Hilos",
    "Seed": "Semilla",
    "Parameter": "Parámetro",
    "Value": "Valor",
    "Input file": "Archivo de entrada",
    "Size": "Tamaño",
    "Step": "Paso",
    "State": "Estado",
    "Time": "Tiempo",
    "Make this report again": "Volver a generar este informe",
    "ran": "ejecutada",
    "restored": "restaurada",
    "stale": "obsoleta",
    "failed": "fallida",
    "not run": "sin ejecutar",
    "Note": "Nota",
    "Passed": "Superado",
    "Warning": "Advertencia",
    "A comparison of {1} runs.": "Una comparación de {1} ejecuciones.",
    "{1} combination of parameters|{1} combinations of parameters":
      "{1} combinación de parámetros|{1} combinaciones de parámetros",
    "one has no value|{1} have no value": "una no tiene valor|{1} no tienen valor",
    "The best": "La mejor",
    "The best of {1} by `{2}`: {3}; {4}.": "La mejor de {1} según `{2}`: {3}; {4}.",
    "more is better": "cuanto mayor, mejor",
    "less is better": "cuanto menor, mejor",
    "as the notebook's `objective` says": "según indica `objective` en el cuaderno",
    "measured on held-out samples": "medido en las muestras reservadas",
    "no number of the notebook is measured on held-out samples":
      "ningún número del cuaderno se mide en muestras reservadas",
    "Another comes to the same; the first is shown.|{1} others come to the same; the first is shown.":
      "Otra da el mismo resultado; se muestra la primera.|Otras {1} dan el mismo resultado; se muestra la primera.",
    "The best of many looks a little better than it is: samples that chose it can't also judge it.":
      "La mejor entre muchas parece algo mejor de lo que es: las muestras que la eligieron no pueden también juzgarla.",
    "No combination has a value of `{1}`.": "Ninguna combinación tiene un valor de `{1}`.",
    "No number with a better way differs between them. Name one in the front matter: `objective: test.accuracy`.":
      "Ningún número con un sentido mejor las distingue. Se puede nombrar uno en la cabecera: `objective: test.accuracy`.",
    "report": "informe",
    "Rank": "Puesto",
    "Report": "Informe",
    "interrupted": "interrumpida",
    "Make this page again": "Volver a generar esta página",
    "All combinations": "Todas las combinaciones",
    "Sorted by `{1}`, the best first. The best number of each column is bold.":
      "Ordenadas por `{1}`, la mejor primero. El mejor valor de cada columna está en negrita.",
    "{1} more are left out here; `cahier sweep --json` has all of them.":
      "Otras {1} no se muestran aquí; `cahier sweep --json` las contiene todas.",
    "{1} by parameter": "{1} según los parámetros",
    "`{1}` for both parameters: the fuller the colour the better; the best is framed.":
      "`{1}` para ambos parámetros: cuanto más intenso el color, mejor; el mejor valor está enmarcado.",
    "`{1}` against each parameter, a dot a combination; the best has a ring.":
      "`{1}` en función de cada parámetro, un punto por combinación; la mejor lleva un anillo.",
    "The line goes through the best of each value.": "La línea pasa por la mejor de cada valor.",
    "A line is a combination, the thick one the best. Lines through one value lie side by side, the best rightmost.|A line is a combination: the {1} best stand out, the thickest is the best. Lines through one value lie side by side, the best rightmost.":
      "Una línea es una combinación; la gruesa, la mejor. Las líneas de un mismo valor están una junto a otra, la mejor a la derecha.|Una línea es una combinación: destacan las {1} mejores, y la más gruesa es la mejor. Las líneas de un mismo valor están una junto a otra, la mejor a la derecha.",
    "{1}: the best {2}": "{1}: las {2} mejores",
    "{1}: a comparison": "{1}: una comparación",
    "Notebooks": "Cuadernos",
    "What came of them, each on a page of its own.": "Lo que salió de ellos, cada uno en su página.",

    // MARK: What steps show.
    "Norms of the gradient": "Normas del gradiente",
    "Layer": "Capa",
    "Biases": "Sesgos",
    "Weights": "Pesos",
    "Together": "Juntos",
    "All": "Todas",
    "The parameters that were checked": "Los parámetros comprobados",
    "The {1} worst of {2} parameters": "Los {1} peores de {2} parámetros",
    "Gradient": "Gradiente",
    "Central difference": "Diferencia central",
    "Relative error": "Error relativo",
    "{1}: bias of unit {2}": "{1}: sesgo de la neurona {2}",
    "{1}: unit {2}, input {3}": "{1}: neurona {2}, entrada {3}",
    "The gradient check passed: the worst relative error of {1} parameters is {2}.":
      "La comprobación del gradiente se superó: el mayor error relativo de {1} parámetros es {2}.",
    "The gradient check failed: the worst relative error of {1} parameters is {2}.":
      "La comprobación del gradiente falló: el mayor error relativo de {1} parámetros es {2}.",
    "The cost may be too curved or too flat here for differences.":
      "Quizá la función de coste sea aquí demasiado curva o demasiado plana para usar diferencias.",
    "The delta does not belong to the loss.": "La delta no corresponde a la función de pérdida.",
    "The angle between the two is {1}°.": "El ángulo entre ambos es de {1}°.",
    "squared": "error cuadrático",
    "cross-entropy": "entropía cruzada",
    "softmax": "entropía cruzada softmax",
    "The delta `{1}` is {2}; it does not belong to the {3} loss.":
      "La delta `{1}` es {2}; no corresponde a esta función de pérdida ({3}).",
    "What comes out is not the gradient of the cost.":
      "Lo que resulta no es el gradiente de la función de coste.",
    "the derivative": "la derivada",
    "h − y, the derivative of the cross-entropy": "h − y, la derivada de la entropía cruzada",
    "−y/h + (1 − y)/(1 − h), in which σ′ is missing": "−y/h + (1 − y)/(1 − h), donde falta σ′",
    "The results": "Los resultados",
    "The cost": "El coste",
    "Mean loss of {1} samples": "Pérdida media de {1} muestras",
    "Regularization": "Regularización",
    "Cost J": "Coste J",
    "The network takes no image for another class: there is nothing to show.":
      "La red no toma ninguna imagen por otra clase: no hay nada que mostrar.",
    "A grid of {1} images, row by row: {2}.": "Una cuadrícula de {1} imágenes, fila por fila: {2}.",
    "A grid of {1} misclassified images, row by row: {2}.":
      "Una cuadrícula de {1} imágenes mal clasificadas, fila por fila: {2}.",
    "The weights of {1} hidden units, each as an image of {2} by {3} pixels: light where a pixel excites the unit, dark where it inhibits it.":
      "Los pesos de {1} neuronas ocultas, cada una como imagen de {2} × {3} píxeles: claro donde un píxel excita la neurona, oscuro donde la inhibe.",
    "The images that are shown to the network: {1}.": "Las imágenes que se muestran a la red: {1}.",
    "Image": "Imagen",
    "Hidden unit": "Neurona oculta",
    "What each of {1} hidden units answers to {2}, a row an image: {3}.":
      "Lo que cada una de {1} neuronas ocultas responde a {2}, una fila por imagen: {3}.",
    "{1} image|{1} images": "{1} imagen|{1} imágenes",
    "to {1} unit {2} most ({3})": "a {1} sobre todo la neurona {2} ({3})",
    "An image of class {1}, taken for {2}.": "Una imagen de la clase {1}, tomada por {2}.",
    "Images of the {1} most frequent confusions, each with its class and what it was taken for.":
      "Imágenes de las {1} confusiones más frecuentes, cada una con su clase y aquello por lo que se tomó.",
    "What was expected": "Lo que se esperaba",
    "Number": "Número",
    "Found": "Hallado",
    "Expected": "Esperado",
    "Met": "Cumplido",
    "yes": "sí",
    "no": "no",
    "The expectation is met.": "Se cumple lo esperado.",
    "All {1} expectations are met.": "Se cumplen las {1} condiciones esperadas.",
    "at least {1}": "al menos {1}",
    "at most {1}": "como mucho {1}",
    "more than {1}": "más de {1}",
    "less than {1}": "menos de {1}",
    "exactly {1}": "exactamente {1}",
    "{1} to within {2}": "{1} con un margen de {2}",
    "between {1} and {2}": "entre {1} y {2}",
    "`{1}` has no value in this run, {2} was expected":
      "`{1}` no tiene valor en esta ejecución; se esperaba {2}",
    "`{1}` is {2}, {3} was expected": "`{1}` es {2}; se esperaba {3}",
    "`{1}` is {2}, which meets no bound: {3} was expected":
      "`{1}` es {2}, que no cumple ningún límite: se esperaba {3}",
    "The data": "Los datos",
    "Samples": "Muestras",
    "Features": "Características",
    "Image size": "Tamaño de imagen",
    "{1} × {2} pixels": "{1} × {2} píxeles",
    "Classes": "Clases",
    "{1}: {2} ({3} samples each)": "{1}: {2} ({3} muestras cada una)",
    "Pixels in the file": "Píxeles del archivo",
    "Range": "Rango",
    "Exact zeros": "Ceros exactos",
    "Held out": "Reservadas",
    "{1}; {2} to train on": "{1}; {2} para entrenar",
    "File": "Archivo",
    "{1} ({2})": "{1} ({2})",
    "Labels": "Etiquetas",
    "taken as they are": "sin cambios",
    "divided by {1}": "divididos por {1}",
    "{1} becomes 0, {2} becomes 1": "{1} pasa a 0, {2} pasa a 1",
    "Text": "Texto",
    "columns set apart by {1}": "columnas separadas por {1}",
    "columns set apart by {1}, numbers with decimal commas":
      "columnas separadas por {1}, números con coma decimal",
    "commas": "comas",
    "semicolons": "puntos y coma",
    "tabs": "tabuladores",
    "blanks": "espacios",
    "Left out": "Omitido",
    "column {1} {2}, which {3}": "columna {1} {2}, que {3}",
    "(`{1}`)": "(`{1}`)",
    "(without a name)": "(sin nombre)",
    "counts the rows from {1}": "cuenta las filas desde {1}",
    "numbers the rows": "numera las filas",
    "names the rows": "da nombre a las filas",
    "Column {1} counts the rows. If it is an index and no pixel, write the table without it: index=False in pandas, row.names = FALSE in R.":
      "La columna {1} cuenta las filas. Si es un índice y no un píxel, escriba la tabla sin ella: index=False en pandas, row.names = FALSE en R.",
    "Samples a class": "Muestras por clase",
    "Class": "Clase",
    "Training samples": "Muestras de entrenamiento",
    "Cost (mean loss)": "Coste (pérdida media)",
    "trained on": "entrenamiento",
    "held out": "reservadas",
    "with {1} sample: {2}|with {1} samples: {2}": "con {1} muestra: {2}|con {1} muestras: {2}",
    "What more samples change": "Qué cambia con más muestras",
    "Cost": "Coste",
    "Cost, held out": "Coste, reservadas",
    "Accuracy": "Exactitud",
    "Accuracy, held out": "Exactitud, reservadas",
    "Iteration": "Iteración",
    "held-out samples": "muestras reservadas",
    "The {1} cost over {2} iterations of {3}: it goes from {4} to {5}.":
      "El coste ({1}) a lo largo de {2} iteraciones de {3}: pasa de {4} a {5}.",
    "That of the held-out samples is lowest, {1}, after {2}.":
      "El de las muestras reservadas alcanza su mínimo, {1}, tras {2}.",
    "The minimization": "La minimización",
    "Cost at the start": "Coste al principio",
    "Cost at the end": "Coste al final",
    "Cost of the network that was kept": "Coste de la red conservada",
    "Its iteration": "Su iteración",
    "Its held-out cost": "Su coste, reservadas",
    "Norm of the gradient": "Norma del gradiente",
    "Iterations": "Iteraciones",
    "Evaluations": "Evaluaciones",
    "Why it stopped": "Por qué se detuvo",
    "The gradient is as small as the tolerance asks.":
      "El gradiente es tan pequeño como pide la tolerancia.",
    "The cost no longer changes by more than the tolerance.":
      "El coste ya no cambia más que la tolerancia.",
    "All iterations are done.": "Se hicieron todas las iteraciones.",
    "All evaluations are done.": "Se hicieron todas las evaluaciones.",
    "The cost of the held-out samples has not been lower since iteration {1}, whose network was kept.":
      "El coste de las muestras reservadas no ha bajado desde la iteración {1}, cuya red se conservó.",
    "No step along the search direction lowers the cost any more.":
      "Ningún paso en la dirección de búsqueda reduce ya el coste.",
    "The cost or its gradient is not finite at the start.":
      "El coste o su gradiente no es finito al principio.",
    "It diverged: the cost or its gradient was not finite in iteration {1}; the best finite parameters before it were kept.":
      "Divergió: el coste o su gradiente no era finito en la iteración {1}; se conservaron los mejores parámetros finitos anteriores.",
    "It was stopped.": "Se detuvo.",
    "A network of {1} units": "Una red de {1} neuronas",
    "Parameters": "Parámetros",
    "Activation": "Activación",
    "Weight": "Peso",
    "Share of the layer's weights, %": "Proporción de los pesos de la capa, %",
    "The weights of each layer": "Los pesos de cada capa",
    "Mean": "Media",
    "Deviation": "Desviación típica",
    "Least": "Mínimo",
    "Greatest": "Máximo",
    "An image of class {1} that fades into one of class {2}, in {3} steps.":
      "Una imagen de la clase {1} que se funde en una de la clase {2}, en {3} pasos.",
    "Share of the second image": "Proporción de la segunda imagen",
    "Output": "Salida",
    "The network reads {1}.": "La red lee {1}.",
    "The network reads {1} all the way.": "La red lee {1} todo el tiempo.",
    "from {1} on {2}": "luego {2} a partir de {1}",
    "How often the network is right": "Cuántas veces acierta la red",
    "Held-out samples": "Muestras reservadas",
    "All samples": "Todas las muestras",
    "Named rightly": "Bien clasificadas",
    "Misclassified": "Mal clasificadas",
    "Taken for": "Tomado por",
    "Confusion matrix of {1} classes: {2} of {3} samples are on its diagonal.":
      "Matriz de confusión de {1} clases: {2} de {3} muestras están en la diagonal.",
    "No sample is off it.": "Ninguna está fuera de ella.",
    "Most often it takes {1}.": "Confusiones más frecuentes: {1}.",
    "{1} for {2} ({3} times)": "{1} por {2} ({3} veces)",
    "Each class": "Cada clase",
    "Precision": "Precisión",
    "Recall": "Exhaustividad",
    "The {1} of {2} classes with the lowest recall": "Las {1} de {2} clases con menor exhaustividad",
    "A confusion matrix of {1} classes is too large to be looked at.":
      "Una matriz de confusión de {1} clases es demasiado grande para mirarla.",
    "How often each was taken for each is in {1}, beside this report.":
      "Cuántas veces se tomó cada una por cada otra está en {1}, junto a este informe.",
    "With `counts: counts.csv` a file has how often each was taken for each.":
      "Con `counts: counts.csv`, un archivo dice cuántas veces se tomó cada una por cada otra.",
    "The confusions, the most frequent first": "Las confusiones, las más frecuentes primero",
    "The {1} most frequent of {2} confusions": "Las {1} más frecuentes de {2} confusiones",
    "Of the class": "De la clase",
    "{1} misclassified images, each with its class and what it was taken for.":
      "{1} imágenes mal clasificadas, cada una con su clase y aquello por lo que se tomó.",
    "The first {1} of {2} misclassified images.": "Las primeras {1} de {2} imágenes mal clasificadas.",
    "The three likeliest classes, each with its output from 0 to 1":
      "Las tres clases más probables, cada una con su salida de 0 a 1",
    "Picture": "Imagen",
    "Likeliest": "La más probable",
    "Second": "Segunda",
    "Third": "Tercera",
    "{1} as the network sees it: taken for {2}.": "{1} tal como la ve la red: tomada por {2}.",
    "{1} pictures as the network sees them, each with its class.":
      "{1} imágenes tal como las ve la red, cada una con su clase.",
    "Written beside this report": "Escrito junto a este informe",
    "Format": "Formato",
    "{1} bytes": "{1} bytes",
    "{1}, {2}": "{1}, {2}",

    // MARK: Scalars, as heads of columns and axes.
    "Gradient norm": "Norma del gradiente",
    "Worst relative error": "Mayor error relativo",
    "Angle": "Ángulo",
    "Data term": "Término de datos",
    "Expectations": "Condiciones",
    "Training accuracy": "Exactitud de entrenamiento",
    "Training cost": "Coste de entrenamiento",
    "Initial cost": "Coste inicial",
    "Best iteration": "Mejor iteración",
    "Held out cost": "Coste, reservadas",
    "Seconds": "Segundos",
    "Bytes": "Bytes",

    // MARK: Failures.
    "the network has no hidden layer": "la red no tiene ninguna capa oculta",
    "these cells have no named numbers": "estas celdas no tienen números con nombre",
    "the cost is {1}": "el coste es {1}",
    "are the weights of the network too large?": "¿son demasiado grandes los pesos de la red?",
    "put a `network` cell between the two, or load data of the network's size":
      "ponga una celda `network` entre ambas, o cargue datos del tamaño de la red",
    "a network has at least two layers, this one has {1}":
      "una red tiene al menos dos capas, esta tiene {1}",
    "layer {1} has {2} units": "la capa {1} tiene {2} neuronas",
    "there are {1} parameters where {2} are needed": "hay {1} parámetros y se necesitan {2}",
    "`Theta{1}` is {2} × {3}, it should have {4} columns: one for the bias, one for each unit before it":
      "`Theta{1}` es de {2} × {3} y debería tener {4} columnas: una para el sesgo y una para cada neurona anterior",
    "parameter {1} is not a number or infinite": "el parámetro {1} no es un número o es infinito",
    "the network has {1} inputs, the data {2} features":
      "la red tiene {1} entradas; los datos, {2} características",
    "the network has {1} outputs, the data {2} classes": "la red tiene {1} salidas; los datos, {2} clases",
    "there are no samples to work on": "no hay muestras con las que trabajar",
    "there is not enough memory for {1} samples": "no hay memoria suficiente para {1} muestras",
    "the label of sample {1} is {2}, a whole number was expected":
      "la etiqueta de la muestra {1} es {2}; se esperaba un número entero",
    "number the classes 1, 2, 3, …": "numere las clases 1, 2, 3, …",
    "there are {1} different labels, at most {2} were expected":
      "hay {1} etiquetas distintas; se esperaban como mucho {2}",
    "is this the variable with the labels?": "¿es esta la variable con las etiquetas?",
    "the labels run from {1} to {2}, the {3} names are for 1 to {3}":
      "las etiquetas van de {1} a {2}; los {3} nombres son para 1 a {3}",
    "give a name for each label from 1, in order": "dé un nombre a cada etiqueta desde 1, en orden",
    "a network of {1} units has {2}": "una red de {1} neuronas tiene {2}",
    "{1} parameters, which take {2}, and in training about {3}; at most {4} were expected":
      "{1} parámetros, que ocupan {2} y, al entrenar, unos {3}; se esperaban como mucho {4}",
    "take smaller layers or images, or raise `parameter-limit`":
      "use capas o imágenes más pequeñas, o aumente `parameter-limit`",
    "{1} samples are more than the {2} to train on": "{1} muestras son más que las {2} de entrenamiento",
    "take a smaller size, or hold out fewer": "tome un tamaño menor, o reserve menos",
    "take a smaller `learning-rate`, a larger `lambda`, or `method: l-bfgs`":
      "use un `learning-rate` menor, un `lambda` mayor o `method: l-bfgs`",
    "`{1}` is not a class of the data": "`{1}` no es una clase de los datos",
    "the classes are {1}": "las clases son {1}",
    "the data have no sample of class `{1}`": "los datos no tienen ninguna muestra de la clase `{1}`",
    "no samples of the data are held out": "no hay muestras reservadas en los datos",
    "add `holdout: 0.2` to the `load` cell": "añada `holdout: 0.2` a la celda `load`",
    "`{1}` has no value `{2}`": "`{1}` no tiene el valor `{2}`",
    "`{1}` has no curve": "`{1}` no tiene ninguna curva",
    "there is no curve to draw": "no hay ninguna curva que dibujar",
    "the picture could not be written as PNG": "la imagen no se pudo escribir como PNG",
    "`{1}`: {2}": "`{1}`: {2}",
    "`{1}`: found {2}, expected {3}": "`{1}`: se encontró {2}, se esperaba {3}",
    "found a picture without pixels, expected a digit; take another picture":
      "imagen sin píxeles; se esperaba un dígito; use otra imagen",
    "found a picture of one grey, expected a digit that is darker or lighter than its border; draw it with more contrast and leave room around it":
      "imagen de un solo gris; se esperaba un dígito más oscuro o más claro que su borde; dibújelo con más contraste y deje espacio alrededor",
    "`{1}`: found images of {2}, expected the {3} axes that `axes` names":
      "`{1}`: imágenes de {2}; se esperaban los {3} ejes que nombra `axes`",
    "name each axis of the array, in its order": "nombre cada eje de la matriz, en su orden",
    "`{1}`: found images of {2} with {3} channels, expected 1 or 3":
      "`{1}`: imágenes de {2} con {3} canales; se esperaban 1 o 3",
    "save the red, the green and the blue of the images, or their grey":
      "guarde el rojo, el verde y el azul de las imágenes, o su gris",
    "`{1}` is a table: all columns but the labels are its images":
      "`{1}` es una tabla: todas las columnas menos las etiquetas son sus imágenes",
    "take `images` out": "quite `images`",
    "`{1}` holds one column, and labels and pixels were expected":
      "`{1}` contiene una columna; se esperaban etiquetas y píxeles",
    "write both into one table (numpy.column_stack([y, X]), cbind(y, X) in R), or name the file with the labels: `labels-file: …`":
      "escriba ambos en una tabla (numpy.column_stack([y, X]), cbind(y, X) en R), o nombre el archivo de etiquetas: `labels-file: …`",
    "`{1}` has the labels, and `{2}` has a column `{3}` too, which would be taken for pixels":
      "`{1}` contiene las etiquetas, y `{2}` tiene también una columna `{3}`, que se tomaría por píxeles",
    "leave `labels-file` out, or take the column out of the table":
      "quite `labels-file` o la columna de la tabla",
    "`{1}` holds one array, and no labels beside it": "`{1}` contiene una sola matriz, sin etiquetas",
    "name the file with the labels: `labels-file: …`": "nombre el archivo de etiquetas: `labels-file: …`",
    "`{1}`: found {2} labels{3} for {4} images": "`{1}`: {2} etiquetas{3} para {4} imágenes",
    "give each image one number: of a column a class, `y.argmax(axis=1)` makes labels in numpy":
      "dé un número a cada imagen: de una columna por clase, `y.argmax(axis=1)` hace etiquetas en numpy",
    "name variables that belong together with `images:` and `labels:`":
      "nombre con `images:` y `labels:` variables que vayan juntas",
    "`{1}`: found images of {2}, expected samples × pixels or samples × rows × columns":
      "`{1}`: imágenes de {2}; se esperaba muestras × píxeles o muestras × filas × columnas",
    "`{1}`: found images of {2} for {3} labels, expected samples × pixels or samples × rows × columns":
      "`{1}`: imágenes de {2} para {3} etiquetas; se esperaba muestras × píxeles o muestras × filas × columnas",
    "say which axis is which: {1}": "diga qué eje es cuál: {1}",
    "the cell `{1}` shows no chart": "la celda `{1}` no muestra ningún gráfico",
    "the cell `{1}` shows no picture": "la celda `{1}` no muestra ninguna imagen",
    "the cell `{1}` shows {2} chart|the cell `{1}` shows {2} charts":
      "la celda `{1}` muestra {2} gráfico|la celda `{1}` muestra {2} gráficos",
    "the cell `{1}` shows {2} picture|the cell `{1}` shows {2} pictures":
      "la celda `{1}` muestra {2} imagen|la celda `{1}` muestra {2} imágenes",
    "it shows a chart: write `{1}`": "muestra un gráfico: escriba `{1}`",
    "it shows a picture: write `{1}`": "muestra una imagen: escriba `{1}`",
    "name a cell that shows a chart": "nombre una celda que muestre un gráfico",
    "name a cell that shows a picture": "nombre una celda que muestre una imagen",
    "the variable `{1}` is empty": "la variable `{1}` está vacía",
    "images of {1}×{2} have {3} pixels, those of the file {4}":
      "las imágenes de {1}×{2} tienen {3} píxeles; las del archivo, {4}",
    "the images have {1} pixels, which is not a square":
      "las imágenes tienen {1} píxeles, que no es un cuadrado",
    "add `shape: [rows, columns]`": "añada `shape: [rows, columns]`",
    "{1} images of {2}×{3} pixels are {4} numbers, at most {5} were expected":
      "{1} imágenes de {2}×{3} píxeles son {4} números; se esperaban como mucho {5}",
    "take a smaller `resize`, or fewer samples with `limit`":
      "use un `resize` menor, o menos muestras con `limit`",
    "`{3}`: pixel {1} of sample {2} is not a number": "`{3}`: el píxel {1} de la muestra {2} no es un número",
    "`{3}`: pixel {1} of sample {2} is infinite": "`{3}`: el píxel {1} de la muestra {2} es infinito",
    "take the sample out of the file, or give the pixel a number":
      "quite la muestra del archivo, o dé un número al píxel",
    "{1} of {2} samples are to be held out, which leaves none to train on":
      "se reservan {1} de {2} muestras, y no queda ninguna para entrenar",
    "there is no sample": "no hay ninguna muestra",
    "there are {1} labels for {2} samples": "hay {1} etiquetas para {2} muestras",
    "{1} samples are marked of {2}": "{1} de {2} muestras están marcadas",
    "an image of {1}×{2} has not {3} pixels": "una imagen de {1}×{2} no tiene {3} píxeles",
    "the label of sample {1} is number {2} of {3} classes":
      "la etiqueta de la muestra {1} es la número {2} de {3} clases",
    "pixel {1} of sample {2} is not a number or infinite":
      "el píxel {1} de la muestra {2} no es un número o es infinito",

    // MARK: References, and what a reader tries.
    "Tip": "Consejo",
    "Important": "Importante",
    "Caution": "Precaución",
    "Next slide": "Diapositiva siguiente",
    "Previous slide": "Diapositiva anterior",
    "Links": "Enlaces",
    "More": "Más",
    "Formula": "Fórmula",
    "Code": "Código",
    "{1}\u{A0}{2}": "{1}\u{A0}{2}",
    "References": "Referencias",
    "n.d.": "s. f.",
    "In": "En",
    "PhD thesis": "Tesis doctoral",
    "Thesis": "Tesis",
    "Technical report": "Informe técnico",
    "“{1}”": "«{1}»",
    "{1} and {2}": "{1} y {2}",
    "{1} et al.": "{1} et al.",
    "(ed.)|(eds.)": "(ed.)|(eds.)",
    "pp. {1}": "pp. {1}",
    "{1} edition": "{1} edición",
    "{1}st edition": "{1}.ª edición",
    "{1}nd edition": "{1}.ª edición",
    "{1}rd edition": "{1}.ª edición",
    "{1}th edition": "{1}.ª edición",
    "(": "(",
    ")": ")",
    "; ": "; ",
    "On the page, with scripts, a digit is drawn here and the network names it at once.":
      "En la página, con scripts, aquí se dibuja un dígito y la red lo nombra al instante.",
    "A field to draw a digit in with finger, pen or mouse; below it, samples are loaded by number.":
      "Un campo para dibujar un dígito con el dedo, el lápiz o el ratón; debajo se cargan muestras por número.",
    "The image that the network sees": "La imagen que ve la red",
    "What the network answers for each class": "Lo que la red responde para cada clase",
    "Clear": "Borrar",
    "Load": "Cargar",
    "What it sees": "Lo que ve",
    "What the hidden units answer": "Lo que responden las neuronas ocultas",
    "Sample 1–{1}": "Muestra 1–{1}",
    "What the {1} hidden units answer, light for much":
      "Lo que responden las {1} neuronas ocultas, claro para mucho",
    "Draw a digit, or load a sample.": "Dibuje un dígito o cargue una muestra.",
    "Sample {1}, a {2}: the network reads {3} ({4}).": "Muestra {1}, un {2}: la red lee {3} ({4}).",
    "The network reads {1} ({2}).": "La red lee {1} ({2}).",
    "{1} samples to try: {2}.": "{1} muestras para probar: {2}.",
    "the network has {1} parameters, a page carries at most {2}":
      "la red tiene {1} parámetros; una página lleva como mucho {2}",
    "try a smaller network": "pruebe con una red más pequeña",
  ]
}
