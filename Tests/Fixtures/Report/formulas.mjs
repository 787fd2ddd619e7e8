// Writes formulas.json: what KaTeX gives for some formulas when Node runs it, to hold our engine against.
//   node formulas.mjs > formulas.json
import { createRequire } from "node:module";
const katex = createRequire(import.meta.url)("/usr/share/javascript/katex/katex.min.js");
const formulas = [
  ["x^2", false],
  ["J(\\Theta) = \\frac{1}{m}\\sum_{i=1}^{m}\\sum_{k=1}^{K} \\left[-y_k^{(i)}\\log h_\\Theta(x^{(i)})_k\\right]", true],
  ["\\begin{bmatrix}1 & 2\\\\ 3 & 4\\end{bmatrix}", true],
  ["\\text{准确率} = \\tfrac{a}{b}, \\quad 𝔸 \\text{😀}", false],
  ["\\sqrt[3]{\\overline{x}} \\xrightarrow{f} \\widehat{abc}", true],
  ["\\mathbb{R}^{25\\times 401}, \\mathcal{L}, \\mathfrak{g}, \\boldsymbol{\\delta}", false],
  ["a < b & \"c\"", false],
];
const results = formulas.map(([tex, display]) => {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display, output: "htmlAndMathml", throwOnError: true, trust: false, strict: "ignore",
      maxSize: 40, maxExpand: 1000, macros: {},
    });
    return { tex, display, html };
  } catch (error) {
    return { tex, display, mistake: error.message.replace("KaTeX parse error: ", "") };
  }
});
console.log(JSON.stringify({ version: katex.version, formulas: results }, null, 1));
