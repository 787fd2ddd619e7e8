"""inspect_page.py PAGE: opens a page in headless Chromium and prints as JSON what a reader would trip over.

At 1280 and at 390 px, in light and in dark: network requests, console messages and exceptions, figures without
alternative text, elements wider than the page, text whose contrast with its background is below WCAG AA (4.5, or 3 for
large text), links inside the page that lead nowhere, ids that stand twice, and whatever axe-core finds.
"""
import json

from inspection import main

PROBE = r"""
(() => {
  const out = {};
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className && e.className.baseVal === undefined ? '.' + e.className : '');
  out.width = document.documentElement.clientWidth;
  out.scrollWidth = document.documentElement.scrollWidth;
  const scrolls = e => { for (let p = e; p; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; } return false; };
  out.overflowing = [...document.body.querySelectorAll('*')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.right > out.width + 1 && !scrolls(e);
  }).map(name).slice(0, 10);
  const shown = e => e.getClientRects().length > 0;
  const pictures = [...document.querySelectorAll('img, svg')].filter(e => !e.closest('.katex') && e.getAttribute('aria-hidden') !== 'true');
  out.pictures = pictures.length;
  out.withoutAlternative = pictures.filter(e => {
    if (e.tagName === 'IMG') return !(e.getAttribute('alt') || '').trim();
    const title = e.querySelector('title');
    return !((e.getAttribute('aria-label') || '').trim() || (title && title.textContent.trim()) || e.closest('[role=img][aria-label]'));
  }).map(name).slice(0, 10);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  out.repeatedIds = ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 10);
  out.deadLinks = [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.getAttribute('href').slice(1))).filter(id => id && !document.getElementById(id)).slice(0, 10);
  out.scripts = document.querySelectorAll('script').length;
  const parse = c => {
    const m = c.replace('srgb', '').match(/[\d.e-]+/g).map(Number), k = c.startsWith('color(') ? 255 : 1;
    return { r: m[0] * k, g: m[1] * k, b: m[2] * k, a: m.length > 3 ? m[3] : 1 };
  };
  const lum = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
  const over = (c, d) => ({ r: c.r * c.a + d.r * (1 - c.a), g: c.g * c.a + d.g * (1 - c.a), b: c.b * c.a + d.b * (1 - c.a), a: 1 });
  const under = e => {
    const layers = [];
    for (let p = e; p; p = p.parentElement) { const c = parse(getComputedStyle(p).backgroundColor); layers.push(c); if (c.a > 0.99) break; }
    return layers.reduceRight((d, c) => over(c, d), { r: 255, g: 255, b: 255, a: 1 });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set(); out.faint = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || seen.has(e) || !shown(e) || e.closest('svg') || e.closest('.katex-mathml')) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    const a = lum(parse(style.color)), b = lum(under(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) out.faint.push(name(e) + ' ' + ratio.toFixed(2));
  }
  out.faint = out.faint.slice(0, 10);
  out.language = document.documentElement.lang;
  out.title = document.title;
  return JSON.stringify(out);
})()
"""


def inspect(tab):
    views = []
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            tab.show(width, 900, scheme)
            views.append({"viewport": width, "scheme": scheme, **json.loads(tab.value(PROBE)), "axe": tab.axe()})
    return {"views": views, **tab.heard()}


main(inspect)
