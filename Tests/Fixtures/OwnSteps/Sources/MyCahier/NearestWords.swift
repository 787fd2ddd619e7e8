import Cahier

/// What `nearest` says: the keys that the compiler knows, and what they are in other languages than English.
enum NearestWords: String, Words {
  case sample = "Held-out sample"
  case distance = "Distance"

  static let translations: Translations = [
    .german: ["Held-out sample": "Zurückgehaltenes Beispiel", "Distance": "Abstand"],
    .french: ["Held-out sample": "Exemple mis de côté", "Distance": "Distance"],
    .spanish: ["Held-out sample": "Muestra reservada", "Distance": "Distancia"],
    .japanese: ["Held-out sample": "ホールドアウトサンプル", "Distance": "距離"],
    .chinese: ["Held-out sample": "留出样本", "Distance": "距离"],
  ]
}
