// What `try` cells do: the reader draws a digit, and the network that travels in the page names it.
//
// Always the same, whatever the notebook: the report's policy names it by its hash. It asks nobody for anything.
"use strict";

(() => {
  // What is said stands beside the numbers, in the page's language, with {1}, {2} where its parts go.
  const fill = (text, parts) => parts.reduce((text, part, index) => text.replaceAll(`{${index + 1}}`, part), text ?? "");

  function numbers(base64) {
    const text = atob(base64.trim());
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
    const view = new DataView(bytes.buffer);
    return Float64Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
  }

  // MARK: The network

  const activations = {
    sigmoid: (z) => 1 / (1 + Math.exp(-z)),
    tanh: Math.tanh,
    relu: (z) => Math.max(z, 0),
  };

  /** What every layer but the first answers. */
  function answers(network, input) {
    const all = [];
    let layer = input;
    let place = 0;
    for (let index = 1; index < network.layers.length; index++) {
      const [before, count] = [network.layers[index - 1], network.layers[index]];
      const sums = new Float64Array(count);
      for (let unit = 0; unit < count; unit++) {
        let sum = network.weights[place++];
        for (let other = 0; other < before; other++) sum += network.weights[place++] * layer[other];
        sums[unit] = sum;
      }
      const isLast = index === network.layers.length - 1;
      if (isLast && network.output === "softmax") {
        const greatest = Math.max(...sums);
        const powers = sums.map((z) => Math.exp(z - greatest));
        const total = powers.reduce((sum, power) => sum + power, 0);
        layer = powers.map((power) => power / total);
      } else layer = sums.map(isLast ? activations.sigmoid : activations[network.activation]);
      all.push(layer);
    }
    return all;
  }

  // MARK: The picture

  // As `predict` reads a picture: what differs from the border is ink; its box takes 20 of 28 parts of the field, and its
  // centre of mass the middle.
  const share = 20 / 28;
  const threshold = 0.15;
  const leastContrast = 24;

  /** The smallest part of a picture of grey levels that has all of its ink, from 0 to 1; null where there is none. */
  function ink({ rows, columns, values }) {
    const border = [];
    values.forEach((value, index) => {
      const row = Math.floor(index / columns), column = index % columns;
      if (row === 0 || column === 0 || row === rows - 1 || column === columns - 1) border.push(value);
    });
    border.sort((one, other) => one - other);
    const background = border[Math.floor(border.length / 2)];
    let least = background, greatest = background;
    for (const value of values) { least = Math.min(least, value); greatest = Math.max(greatest, value); }
    const isDark = background - least > greatest - background;
    const contrast = isDark ? background - least : greatest - background;
    if (contrast < leastContrast) return null;
    const inked = Float64Array.from(values, (value) =>
      Math.max(0, (isDark ? background - value : value - background) / contrast - threshold) / (1 - threshold));
    let [top, bottom, left, right] = [rows, -1, columns, -1];
    inked.forEach((value, index) => {
      if (!(value > 0)) return;
      const row = Math.floor(index / columns), column = index % columns;
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
    });
    const [height, width] = [bottom - top + 1, right - left + 1];
    const cropped = new Float64Array(height * width);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) cropped[row * width + column] = inked[(top + row) * columns + left + column];
    return { rows: height, columns: width, values: cropped };
  }

  /** Keys's kernel with a = −1/2. */
  function kernel(distance) {
    const s = Math.abs(distance);
    if (s < 1) return (1.5 * s - 2.5) * s * s + 1;
    if (s < 2) return ((-0.5 * s + 2.5) * s - 4) * s + 2;
    return 0;
  }

  /** Which pixels of a line each pixel of the resized line is made of, and how much of each. */
  function taps(source, target) {
    const ratio = source / target, stretch = Math.max(1, ratio);
    return Array.from({ length: target }, (_, pixel) => {
      const centre = (pixel + 0.5) * ratio - 0.5;
      const shares = new Float64Array(source);
      const weights = [];
      for (let at = Math.floor(centre - 2 * stretch); at <= Math.ceil(centre + 2 * stretch); at++) weights.push([at, kernel((at - centre) / stretch)]);
      const sum = weights.reduce((total, [, weight]) => total + weight, 0);
      for (const [at, weight] of weights) shares[Math.min(Math.max(at, 0), source - 1)] += weight / sum;
      return [...shares.entries()].filter(([, weight]) => Math.abs(weight) > 1e-12);
    });
  }

  function resize(image, rows, columns) {
    const [vertical, horizontal] = [taps(image.rows, rows), taps(image.columns, columns)];
    const narrow = new Float64Array(image.rows * columns);
    horizontal.forEach((tap, column) => {
      for (const [source, weight] of tap)
        for (let row = 0; row < image.rows; row++) narrow[row * columns + column] += weight * image.values[row * image.columns + source];
    });
    const values = new Float64Array(rows * columns);
    vertical.forEach((tap, row) => {
      for (const [source, weight] of tap)
        for (let column = 0; column < columns; column++) values[row * columns + column] += weight * narrow[source * columns + column];
    });
    return { rows, columns, values };
  }

  /** The digit of a picture as an image of so many pixels, light on black; null where there is none. */
  function digit(picture, rows, columns) {
    const found = ink(picture);
    if (!found) return null;
    const scale = Math.min(share * rows / found.rows, share * columns / found.columns);
    // Half to away from zero, as where pictures are read from files.
    const length = (source, limit) => Math.min(Math.max(1, Math.floor(source * scale + 0.5)), limit);
    const small = resize(found, length(found.rows, rows), length(found.columns, columns));
    small.values = small.values.map((value) => Math.min(Math.max(value, 0), 1));
    let [mass, down, across] = [0, 0, 0];
    small.values.forEach((value, index) => {
      mass += value;
      down += value * Math.floor(index / small.columns);
      across += value * (index % small.columns);
    });
    const offset = (field, size, moment) => {
      const centre = mass > 0 ? moment / mass : (size - 1) / 2;
      const exact = (field - 1) / 2 - centre;
      return Math.min(Math.max(Math.sign(exact) * Math.floor(Math.abs(exact) + 0.5), 0), field - size);
    };
    const [top, left] = [offset(rows, small.rows, down), offset(columns, small.columns, across)];
    const values = new Float64Array(rows * columns);
    for (let row = 0; row < small.rows; row++)
      for (let column = 0; column < small.columns; column++) values[(top + row) * columns + left + column] = small.values[row * small.columns + column];
    return { rows, columns, values };
  }

  // MARK: The page

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const side = 280;
  let count = 0;

  class Trial {
    constructor(root) {
      this.root = root;
      this.words = JSON.parse(root.dataset.facts).words;
      this.strokes = [];
      this.image = null;
      const id = `try.${++count}`;
      this.canvas = make("canvas", { class: "try-canvas", width: side, height: side, role: "img", "aria-label": this.say("field") });
      this.seen = make("canvas", { class: "try-seen", role: "img", "aria-label": this.say("seenImage") });
      this.hidden = make("div", { class: "try-hidden" });
      this.answer = make("p", { class: "try-answer", role: "status", "aria-live": "polite" });
      this.bars = make("ol", { class: "try-bars", "aria-label": this.say("answers") });
      const clear = make("button", { type: "button" }, this.say("clear"));
      this.number = make("input", { id, type: "number", min: "1", inputmode: "numeric" });
      this.load = make("button", { type: "button" }, this.say("load"));
      this.label = make("label", { for: id });
      this.area = make("div", { class: "try-area live-own" },
        make("div", { class: "try-left" }, this.canvas,
          make("p", { class: "try-tools" }, clear, this.label, this.number, this.load)),
        make("div", { class: "try-right" }, this.answer, this.bars,
          make("div", { class: "try-inside" },
            make("div", {}, make("p", {}, this.say("seen")), this.seen),
            make("div", { class: "try-units" }, make("p", {}, this.say("units")), this.hidden))));
      clear.addEventListener("click", () => { this.strokes = []; this.image = null; this.draw(); this.think(); });
      this.load.addEventListener("click", () => this.sample());
      this.number.addEventListener("change", () => this.sample());
      this.listen();
      root.append(this.area);
      root.dataset.liveReady = "yes";
      this.take();
    }

    say(name, ...parts) { return fill(this.words[name], parts); }

    /** A number with three digits behind the mark that the page's language has. */
    written(value) { return value.toFixed(3).replace(".", this.network.decimal); }

    /** Takes the numbers that the page carries by now. */
    take() {
      if (this.name === this.root.dataset.name) return;
      this.name = this.root.dataset.name;
      const inside = (name) => numbers(this.root.querySelector(`:scope > .${name}`).content.textContent);
      this.network = { ...JSON.parse(this.root.dataset.facts), weights: inside("try-weights") };
      this.samples = inside("try-samples");
      this.number.max = String(this.network.samples.length);
      this.label.textContent = this.say("samples", this.network.samples.length);
      this.root.querySelector(".try-units").hidden = this.network.layers.length < 3;
      this.draw();
      this.think();
    }

    listen() {
      const at = (event) => {
        const box = this.canvas.getBoundingClientRect();
        return [(event.clientX - box.left) / box.width * side, (event.clientY - box.top) / box.height * side];
      };
      let stroke = null;
      this.canvas.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        try { this.canvas.setPointerCapture(event.pointerId); } catch { /* a pointer that is gone again draws a dot */ }
        if (this.image) { this.image = null; this.strokes = []; }
        stroke = [at(event)];
        this.strokes.push(stroke);
        this.draw();
        this.think();
      });
      this.canvas.addEventListener("pointermove", (event) => {
        if (!stroke) return;
        for (const part of event.getCoalescedEvents?.() ?? [event]) stroke.push(at(part));
        if (stroke[stroke.length - 1] === undefined) stroke.pop();
        this.draw();
        this.think();
      });
      for (const type of ["pointerup", "pointercancel"]) this.canvas.addEventListener(type, () => { stroke = null; });
    }

    sample() {
      const number = Math.round(Number(this.number.value));
      const network = this.network;
      if (!(number >= 1 && number <= network.samples.length)) return;
      const size = network.layers[0];
      this.strokes = [];
      this.image = { number, features: this.samples.slice((number - 1) * size, number * size) };
      this.draw();
      this.think();
    }

    /** The features of a sample, row by row. */
    rows(features) {
      const { rows, columns, columnMajor } = this.network;
      if (!columnMajor) return features;
      return Float64Array.from({ length: rows * columns }, (_, index) => features[(index % columns) * rows + Math.floor(index / columns)]);
    }

    draw() {
      const context = this.canvas.getContext("2d", { willReadFrequently: true });
      context.fillStyle = "#fff";
      context.fillRect(0, 0, side, side);
      if (this.image) {
        const { rows, columns } = this.network;
        const values = this.rows(this.image.features);
        const size = side / Math.max(rows, columns);
        const [left, top] = [(side - columns * size) / 2, (side - rows * size) / 2];
        values.forEach((value, index) => {
          const level = Math.round(255 * (1 - Math.min(Math.max(value, 0), 1)));
          context.fillStyle = `rgb(${level}, ${level}, ${level})`;
          context.fillRect(left + (index % columns) * size, top + Math.floor(index / columns) * size, Math.ceil(size), Math.ceil(size));
        });
        return;
      }
      context.strokeStyle = context.fillStyle = "#000";
      context.lineWidth = 22;
      context.lineCap = context.lineJoin = "round";
      for (const stroke of this.strokes) {
        context.beginPath();
        context.moveTo(...stroke[0]);
        for (const point of stroke) context.lineTo(...point);
        context.stroke();
      }
    }

    /** What is drawn, as the network takes it. */
    input() {
      if (this.image) return this.image.features;
      if (!this.strokes.length) return null;
      const { rows, columns, columnMajor } = this.network;
      const { data } = this.canvas.getContext("2d").getImageData(0, 0, side, side);
      const values = Float64Array.from({ length: side * side }, (_, index) => 0.299 * data[4 * index] + 0.587 * data[4 * index + 1] + 0.114 * data[4 * index + 2]);
      const found = digit({ rows: side, columns: side, values }, rows, columns);
      if (!found) return null;
      if (!columnMajor) return found.values;
      return Float64Array.from({ length: rows * columns }, (_, index) => found.values[(index % rows) * columns + Math.floor(index / rows)]);
    }

    think() {
      const network = this.network;
      const input = this.input();
      const layers = input ? answers(network, input) : null;
      this.outputs = layers ? [...layers[layers.length - 1]] : null;
      this.show(this.seen, network.columns, network.rows, input ? this.rows(input) : new Float64Array(network.layers[0]));
      const units = network.layers.slice(1, -1);
      while (this.hidden.children.length > units.length) this.hidden.lastChild.remove();
      units.forEach((unitCount, index) => {
        const wide = Math.min(unitCount, 13);
        let canvas = this.hidden.children[index];
        if (!canvas) this.hidden.append(canvas = make("canvas", { class: "try-layer", role: "img" }));
        canvas.setAttribute("aria-label", this.say("unitImage", unitCount));
        const values = new Float64Array(Math.ceil(unitCount / wide) * wide);
        if (layers) {
          const greatest = Math.max(1, ...layers[index]);
          values.set(layers[index].map((value) => network.activation === "tanh" ? (value + 1) / 2 : value / greatest));
        }
        this.show(canvas, wide, Math.ceil(unitCount / wide), values, unitCount);
      });
      this.tell();
    }

    /** Shows numbers from 0 to 1 as squares; those behind the last stay empty. */
    show(canvas, width, height, values, used = values.length) {
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d");
      const picture = context.createImageData(width, height);
      values.forEach((value, index) => {
        const level = Math.round(255 * Math.min(Math.max(value, 0), 1));
        picture.data.set([level, level, level, index < used ? 255 : 0], 4 * index);
      });
      context.putImageData(picture, 0, 0);
    }

    tell() {
      const { classes, samples } = this.network;
      const outputs = this.outputs;
      let best = -1;
      outputs?.forEach((value, index) => { if (best < 0 || value > outputs[best]) best = index; });
      if (this.bars.children.length !== classes.length) {
        this.bars.replaceChildren(...classes.map((name) => make("li", {}, make("span", { class: "try-class" }, name), make("span", { class: "try-bar" }, make("span", {})), make("span", { class: "try-value" }))));
      }
      [...this.bars.children].forEach((item, index) => {
        const value = outputs?.[index];
        item.children[0].textContent = classes[index];
        item.querySelector(".try-bar > span").style.width = `${100 * (value ?? 0)}%`;
        item.children[2].textContent = value === undefined ? "" : this.written(value);
        // All digits for whoever wants them.
        item.children[2].title = value === undefined ? "" : String(value);
        item.classList.toggle("try-best", index === best);
      });
      const sure = outputs ? this.written(outputs[best]) : "";
      let text = this.say("draw");
      if (outputs && this.image) text = this.say("sampleRead", this.image.number, samples[this.image.number - 1], classes[best], sure);
      else if (outputs) text = this.say("read", classes[best], sure);
      if (this.answer.textContent !== text) this.answer.textContent = text;
    }
  }

  const trials = new WeakMap();
  function look() {
    for (const root of document.querySelectorAll(".try")) {
      const trial = trials.get(root);
      if (!trial) trials.set(root, new Trial(root));
      else if (!root.contains(trial.area)) { root.append(trial.area); trial.take(); }
      else trial.take();
    }
  }
  document.addEventListener("cahier:pieces", look);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look);
  else look();
})();
