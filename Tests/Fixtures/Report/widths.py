"""Writes widths.json: the columns that wcwidth (PyPI) gives texts, to hold TerminalText against.

python3 -m pip install wcwidth && python3 widths.py > widths.json
"""
import json
import wcwidth

texts = [
    "", "abc", "naïve", "e\u0301clair", "数字", "ｆｕｌｌ", "한국어", "かな", "→ × −", "θ₁ ∈ ℝ⁴⁰⁰", "😀", "👍🏽", "❤️", "👨‍👩‍👧",
    "a\u200bb", "“引号”", "、。", "①②", "½", "𠀀", "⌚", "☀", "Ω", "ไทย", "\u0301",
]
print(json.dumps({"wcwidth": wcwidth.__version__, "widths": [[text, wcwidth.wcswidth(text)] for text in texts]},
                 ensure_ascii=False, indent=1))
