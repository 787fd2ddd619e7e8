import Wording

/// What `predict` says.
enum PredictWords: String, Words {
  case title = "How often the network is right"
  case trainingSamples = "Training samples"
  case heldOutSamples = "Held-out samples"
  case allSamples = "All samples"
  case right = "Named rightly"
  case misclassified = "Misclassified"
  case accuracy = "Accuracy"

  case oneClass = "Class"
  case takenFor = "Taken for"
  case matrix = "Confusion matrix of {1} classes: {2} of {3} samples are on its diagonal."
  case noneBeside = "No sample is off it."
  case mostOften = "Most often it takes {1}."
  case confusion = "{1} for {2} ({3} times)"
  case eachClass = "Each class"
  case samples = "Samples"
  case precision = "Precision"
  case recall = "Recall"
  case hardest = "The {1} of {2} classes with the lowest recall"
  case tooLarge = "A confusion matrix of {1} classes is too large to be looked at."
  case countsAreIn = "How often each was taken for each is in {1}, beside this report."
  case countsCouldBe = "With `counts: counts.csv` a file has how often each was taken for each."
  case confusions = "The confusions, the most frequent first"
  case mostFrequent = "The {1} most frequent of {2} confusions"
  case ofClass = "Of the class"

  case tile = "An image of class {1}, taken for {2}."
  case tiles = "{1} misclassified images, each with its class and what it was taken for."
  case firstOnes = "The first {1} of {2} misclassified images."

  case likeliest = "The three likeliest classes, each with its output from 0 to 1"
  case picture = "Picture"
  case first = "Likeliest"
  case second = "Second"
  case third = "Third"
  case guess = "{1} ({2})"
  case seen = "{1} as the network sees it: taken for {2}."
  case pictures = "{1} pictures as the network sees them, each with its class."
}
