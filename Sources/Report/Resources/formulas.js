// What KaTeX is told before it sets the formulas of a notebook. ECMAScript 5: Duktape runs it.

/** Where KaTeX would say what `\message` says. */
var console = { log: function () {}, warn: function () {}, error: function () {} };

/** The macros of the notebook so far. KaTeX puts a definition in the object that it is given. */
var macros = {};

/** The tag that each label of the notebook stands for. */
var tags = {};

function has(object, name) { return Object.prototype.hasOwnProperty.call(object, name); }

/** Takes the tokens of an argument, in the order in which they are written. */
function argument(context) { return context.consumeArg().tokens.slice().reverse(); }

/** The one token that an argument has; undefined when it has others. */
function single(context) {
  var tokens = argument(context).filter(function (token) { return token.text !== " "; });
  return tokens.length === 1 ? tokens[0] : undefined;
}

function text(tokens) { return tokens.map(function (token) { return token.text; }).join("").trim(); }

function skipStar(context) {
  var isStarred = context.future().text === "*";
  if (isStarred) context.popToken();
  return isStarred;
}

function isSame(first, second) {
  return first.numArgs === second.numArgs && text(first.tokens || []) === text(second.tokens || []);
}

/**
 * Defines a macro. A second definition in the same words is none, as of cells that were copied; one in other words is a
 * mistake. KaTeX's own commands may be defined: LaTeX does not know many of them, such as `\R` and `\argmax`.
 */
function define(context, definition) {
  skipStar(context);
  context.consumeSpaces();
  var name = context.future();
  if (name.text === "{") {
    var brace = name;
    name = single(context);
    if (!name) throw new katex.ParseError("a macro has a name such as \\name", brace);
    context.pushToken(name);
  }
  var current = context.macros.current;
  var known = has(current, name.text) ? current[name.text] : undefined;
  context.macros.builtins[definition](context);
  if (known !== undefined && known.tokens && !isSame(known, current[name.text])) {
    context.macros.set(name.text, known);
    throw new katex.ParseError(name.text + " is defined already, as something else; use \\renewcommand", name);
  }
  return "";
}

katex.__defineMacro("\\newcommand", function (context) { return define(context, "\\providecommand"); });

/** An operator's name is upright; the starred one has its limits above and below. */
katex.__defineMacro("\\DeclareMathOperator", function (context) {
  var operator = skipStar(context) ? "\\operatorname*" : "\\operatorname";
  var start = context.future();
  var name = single(context);
  if (!name) throw new katex.ParseError("an operator has a name such as \\name", start);
  var body = argument(context);
  context.macros.set(name.text, operator + "{" + body.map(function (token) { return token.text; }).join(" ") + "}");
  return "";
});

/** A label shows nothing. */
katex.__defineMacro("\\label", function (context) {
  context.consumeArg();
  return "";
});

function reference(context, before, after) {
  var start = context.future();
  var label = text(argument(context));
  if (!has(tags, label)) {
    throw new katex.ParseError("no formula with a \\tag has the \\label{" + label + "}", start);
  }
  return "\\text{" + before + tags[label] + after + "}";
}

katex.__defineMacro("\\ref", function (context) { return reference(context, "", ""); });
katex.__defineMacro("\\eqref", function (context) { return reference(context, "(", ")"); });

/** What KaTeX has put into `macros` since a formula began: names, and what they meant before. */
var journal = [];

/** Takes back what a formula defined, also what it said to be global. */
function undo() {
  while (journal.length > 0) {
    var entry = journal.pop();
    if (entry.before === undefined) delete macros[entry.name]; else macros[entry.name] = entry.before;
  }
}

katex.__defineMacro("\\@journal", function (context) {
  var prototype = Object.getPrototypeOf(context.macros);
  var set = prototype.set;
  prototype.set = function (name, value, isGlobal) {
    journal.push({ name: name, before: has(macros, name) ? macros[name] : undefined });
    return set.call(this, name, value, isGlobal);
  };
  return "";
});
katex.__parse("\\@journal", {});

/** The most atoms that stand beside each other: KaTeX takes time in their square. */
var widest = 2000;

/** Whether no list of a tree that KaTeX parsed is longer than any that a person wrote. */
function isNarrow(tree) {
  var nodes = [tree];
  while (nodes.length > 0) {
    var node = nodes.pop();
    if (Array.isArray(node) && node.length > widest) return false;
    for (var name in node) {
      if (name !== "loc" && node[name] !== null && typeof node[name] === "object") nodes.push(node[name]);
    }
  }
  return true;
}

/** Where a command or a `%` first stands in a formula, as a mistake wants it; undefined where a macro has it. */
function place(name, tex, from) {
  var tokens = /\\verb\*?([^*a-zA-Z]).*?\1|\\(?:[a-zA-Z@]+|[^])|%/g;
  tokens.lastIndex = from;
  var token;
  while ((token = tokens.exec(tex))) {
    if (token[0] === name) {
      return { loc: { lexer: { input: tex }, start: token.index, end: token.index + name.length } };
    }
  }
}

/**
 * Refuses the commands that lead out of a formula, such as `\href`: KaTeX would show their names in place of what they
 * enclose.
 */
function refuse(command, tex) {
  throw new katex.ParseError(command + " is not allowed in a notebook's formula", place(command, tex, 0));
}

/**
 * Refuses a `%` that takes away the rest of a line and with it the formula's end, which nobody means who writes `$50%$`.
 * A formula of several lines may end in a comment.
 */
function checkComment(code, tex, display) {
  if (code !== "commentAtEnd" || (display !== "" && tex.indexOf("\n") >= 0)) return;
  throw new katex.ParseError(
    "a % begins a comment, which takes the rest of the formula; write \\% for the sign",
    place("%", tex, tex.lastIndexOf("\n") + 1));
}

/**
 * Sets a formula: `+` and its markup; `!` when it is too large; or `-`, the first of the UTF-16 units that are wrong, how
 * many they are, and what is wrong with them.
 *
 * @param tex the formula
 * @param display whether it stands in a line of its own: empty for no
 * @param defines whether its macros hold in later formulas: empty for no
 */
function typeset(tex, display, defines) {
  var options = {
    displayMode: display !== "", output: "htmlAndMathml", throwOnError: true, maxSize: 40, maxExpand: 1000,
    globalGroup: true, macros: macros,
    trust: function (context) { refuse(context.command, tex); },
    strict: function (code) {
      checkComment(code, tex, display);
      return "ignore";
    }
  };
  journal = [];
  try {
    var isSmall = isNarrow(katex.__parse(tex, options));
    undo();
    if (!isSmall) return "!";
    return "+" + katex.renderToString(tex, options);
  } catch (error) {
    if (error instanceof katex.ParseError) return "-" + mistake(error, tex);
    throw error;
  } finally {
    // What a formula defined before a mistake holds, so that one mistake does not make others.
    if (defines === "") undo();
  }
}

/** Takes the tag of a label. */
function tell(label, tag) { tags[label] = tag; return ""; }

/** Where and what a mistake is. The message ends in an excerpt, in which the characters that are wrong are underlined. */
function mistake(error, tex) {
  var message = error.message.replace(/^KaTeX parse error: /, "");
  var parts = /^([^]*?)(?: at end of input: | at position \d+: )([^]*)$/.exec(message);
  if (!parts) return "- - " + message;
  var words = parts[1].replace(/'EOF'/g, "the end of the formula");
  var excerpt = parts[2].replace(/^…|…$/g, "").replace(/\u0332/g, "");
  var start = Math.max(0, error.position - 15);
  // A place in the text of a macro is none in this formula.
  if (tex.substr(start, excerpt.length) !== excerpt) return "- - " + words;
  return error.position + " " + (parts[2].split("\u0332").length - 1) + " " + words;
}
