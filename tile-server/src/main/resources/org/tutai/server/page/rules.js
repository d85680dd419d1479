import { isOfValues } from "./colours.js";

/* global ol */

/**
 * The rules of an SLD, for the features of a file that this page draws itself: classes, values, scales and labels, read as
 * the core reads them. Published layers are drawn by the server.
 */

const LONGEST = 1_000_000;
const PIXEL = 0.00028;

const children = (within, name) => [...(within?.children ?? [])].filter((each) => !name || each.localName === name);
const child = (within, name) => children(within, name)[0];
const parameter = (within, name) =>
  children(within).find((each) => /^(Css|Svg)Parameter$/.test(each.localName) && each.getAttribute("name") === name);

// ---- expressions and filters, as functions of a feature

const isNothing = (value) => value === null || value === undefined || value === "";

const CALCULATED = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => (b === 0 ? NaN : a / b),
};

function expression(node) {
  const name = node.localName;
  if (name === "PropertyName" || name === "ValueReference") {
    const field = node.textContent.trim();
    return (feature) => feature.get(field);
  }
  if (name === "Literal") {
    const text = node.textContent;
    return () => text;
  }
  if (CALCULATED[name]) {
    const [one, other] = children(node).map(expression);
    return (feature) => {
      const [a, b] = [one(feature), other(feature)];
      const value = isNothing(a) || isNothing(b) ? NaN : CALCULATED[name](Number(a), Number(b));
      return Number.isFinite(value) ? value : null;
    };
  }
  throw new Error(name);
}

/** Less than, equal to or greater than 0; NaN where one of them is nothing. Numbers are compared as numbers. */
function compared(a, b) {
  if (isNothing(a) || isNothing(b)) {
    return NaN;
  }
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) {
    return x - y;
  }
  const [one, other] = [String(a), String(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

const COMPARISONS = {
  PropertyIsEqualTo: (order) => order === 0,
  PropertyIsNotEqualTo: (order) => order !== 0 && !Number.isNaN(order),
  PropertyIsLessThan: (order) => order < 0,
  PropertyIsLessThanOrEqualTo: (order) => order <= 0,
  PropertyIsGreaterThan: (order) => order > 0,
  PropertyIsGreaterThanOrEqualTo: (order) => order >= 0,
};

function condition(node) {
  const name = node.localName;
  const parts = children(node);
  if (COMPARISONS[name]) {
    const [one, other] = parts.map(expression);
    return (feature) => COMPARISONS[name](compared(one(feature), other(feature)));
  }
  switch (name) {
    case "And": {
      const all = parts.map(condition);
      return (feature) => all.every((each) => each(feature));
    }
    case "Or": {
      const any = parts.map(condition);
      return (feature) => any.some((each) => each(feature));
    }
    case "Not": {
      const one = condition(parts[0]);
      return (feature) => !one(feature);
    }
    case "PropertyIsNull": {
      const one = expression(parts[0]);
      return (feature) => isNothing(one(feature));
    }
    case "PropertyIsBetween": {
      const [value, least, most] = [parts[0], child(parts[1]), child(parts[2])].map(expression);
      return (feature) => compared(value(feature), least(feature)) >= 0 && compared(value(feature), most(feature)) <= 0;
    }
    default:
      throw new Error(name);
  }
}

/** A text, number or colour that is constant, or worked out for each feature. */
function setting(node, usual) {
  if (!node) {
    return () => usual;
  }
  const parts = children(node);
  if (parts.length > 0) {
    return expression(parts[0]);
  }
  const text = node.textContent.trim();
  return () => (text === "" ? usual : text);
}

function label(node) {
  const parts = [...node.childNodes].map((each) =>
    each.nodeType === Node.ELEMENT_NODE ? expression(each) : () => each.textContent.replace(/\s+/g, " "),
  );
  return (feature) => parts.map((each) => each(feature) ?? "").join("").trim();
}

// ---- symbols, as functions from a feature to what is drawn

const number = (value, usual) => (Number.isFinite(Number(value)) ? Number(value) : usual);

function faded(colour, opacity) {
  try {
    const [r, g, b, a] = ol.color.asArray(String(colour));
    return [r, g, b, a * Math.max(0, Math.min(1, number(opacity, 1)))];
  } catch {
    return [128, 128, 128, 1];
  }
}

function stroke(node) {
  if (!node) {
    return () => null;
  }
  const of = (name, usual) => setting(parameter(node, name), usual);
  const [colour, opacity, width] = [of("stroke", "#000000"), of("stroke-opacity", 1), of("stroke-width", 1)];
  const [join, cap, dashes] = [of("stroke-linejoin", "miter"), of("stroke-linecap", "butt"), of("stroke-dasharray", "")];
  return (feature) => ({
    color: faded(colour(feature), opacity(feature)),
    width: number(width(feature), 1),
    lineJoin: join(feature) === "mitre" ? "miter" : join(feature),
    lineCap: cap(feature),
    lineDash: String(dashes(feature)).split(/[\s,]+/).map(Number).filter((each) => each > 0),
  });
}

function fill(node) {
  if (!node) {
    return () => null;
  }
  const hatch = child(node, "GraphicFill") && stroke(child(child(child(child(node, "GraphicFill"), "Graphic"), "Mark"), "Stroke"));
  if (hatch) {
    return (feature) => ({ hatch: hatch(feature)?.color ?? [128, 128, 128, 1] });
  }
  const [colour, opacity] = [setting(parameter(node, "fill"), "#808080"), setting(parameter(node, "fill-opacity"), 1)];
  return (feature) => ({ color: faded(colour(feature), opacity(feature)) });
}

function symbol(node) {
  switch (node.localName) {
    case "PolygonSymbolizer": {
      const [inside, outline] = [fill(child(node, "Fill")), stroke(child(node, "Stroke"))];
      return { kind: "area", look: (feature) => ({ fill: inside(feature), stroke: outline(feature) }) };
    }
    case "LineSymbolizer": {
      const line = stroke(child(node, "Stroke"));
      return { kind: "line", look: (feature) => ({ stroke: line(feature) }) };
    }
    case "PointSymbolizer":
      return { kind: "point", look: mark(child(node, "Graphic")) };
    case "TextSymbolizer":
      return { kind: "text", look: text(node) };
    default:
      throw new Error(node.localName);
  }
}

function mark(graphic) {
  const shape = child(graphic, "Mark");
  const [inside, outline] = [fill(child(shape, "Fill")), stroke(child(shape, "Stroke"))];
  const [size, rotation] = [setting(child(graphic, "Size"), 6), setting(child(graphic, "Rotation"), 0)];
  const name = child(shape, "WellKnownName")?.textContent.trim().toLowerCase() ?? "square";
  return (feature) => ({
    name,
    fill: inside(feature),
    stroke: outline(feature),
    size: number(size(feature), 6),
    rotation: number(rotation(feature), 0),
  });
}

function text(node) {
  const said = label(child(node, "Label"));
  const font = child(node, "Font");
  const of = (name, usual) => setting(parameter(font, name), usual);
  const [size, weight, style] = [of("font-size", 10), of("font-weight", "normal"), of("font-style", "normal")];
  const halo = child(node, "Halo");
  const [radius, around, inside] = [setting(child(halo, "Radius"), 1), fill(child(halo, "Fill")), fill(child(node, "Fill"))];
  return (feature) => ({
    text: said(feature),
    font: `${style(feature)} ${weight(feature)} ${number(size(feature), 10)}px "Noto Sans TC", sans-serif`,
    color: inside(feature)?.color ?? [0, 0, 0, 1],
    halo: halo ? { color: around(feature)?.color ?? [255, 255, 255, 1], width: 2 * number(radius(feature), 1) } : null,
  });
}

// ---- rules

/**
 * The rules of an SLD, by pass; null where there is none, where a few values say everything, which {@link colours} reads,
 * and for what this page cannot draw.
 */
export function rulesOf({ sld }) {
  if (typeof sld !== "string" || sld === "" || sld.length > LONGEST) {
    return null;
  }
  const known = read.get(sld);
  if (known !== undefined) {
    return known;
  }
  const made = readRules(sld);
  read.clear();
  read.set(sld, made);
  return made;
}

const read = new Map();

function readRules(sld) {
  const document = new DOMParser().parseFromString(sld, "text/xml");
  const passes = [...document.getElementsByTagNameNS("*", "FeatureTypeStyle")];
  try {
    const made = passes.map((pass) => ({
      first: children(pass, "VendorOption").some((each) => each.getAttribute("name") === "ruleEvaluation" && each.textContent.trim() === "first"),
      rules: children(pass, "Rule").map(rule),
    }));
    const all = made.flatMap(({ rules }) => rules);
    return all.length === 0 || isOfValues(sld) ? null : made;
  } catch {
    return null;
  }
}

function rule(node) {
  const filter = child(node, "Filter");
  const scale = (name, usual) => number(child(node, name)?.textContent ?? usual, usual);
  return {
    title: (child(node, "Title") ?? child(node, "Name"))?.textContent.trim() ?? "",
    filter: filter ? condition(child(filter)) : null,
    otherwise: Boolean(child(node, "ElseFilter")),
    least: scale("MinScaleDenominator", 0),
    most: scale("MaxScaleDenominator", Infinity),
    symbols: children(node).filter((each) => each.localName.endsWith("Symbolizer")).map(symbol),
  };
}

/** Whether one rule says how all features are drawn, which the form for colours may say anew. */
export const isOneForAll = (passes) => {
  const all = passes.flatMap(({ rules }) => rules);
  return all.length === 1 && !all[0].filter && all[0].symbols.every(({ kind }) => kind !== "text");
};

const shows = ({ least, most }, scale) => scale >= least && scale < most;

function matching({ rules, first }, feature, scale) {
  const here = rules.filter((each) => shows(each, scale));
  const found = here.filter((each) => !each.otherwise && (!each.filter || each.filter(feature)));
  const all = found.length > 0 ? found : here.filter((each) => each.otherwise);
  return first ? all.slice(0, 1) : all;
}

/** A style function of OpenLayers for rules. */
export function drawnBy(passes) {
  const made = new Map();
  return (feature, resolution) =>
    passes.flatMap((pass, i) =>
      matching(pass, feature, resolution / PIXEL).flatMap((each) =>
        each.symbols.map(({ kind, look }) => {
          const seen = look(feature);
          const key = i + kind + JSON.stringify(seen);
          if (kind === "text" || !made.has(key)) {
            const style = drawn(kind, seen);
            style.setZIndex(i);
            made.set(key, style);
          }
          return made.get(key);
        }),
      ),
    );
}

const NOBODY = { get: () => null };

/** Whether rules write labels, which have to make room for one another. */
export const hasLabels = (passes) => passes.some(({ rules }) => rules.some(({ symbols }) => symbols.some(({ kind }) => kind === "text")));

/** Whether a node's features are areas in classes, which hide what lies below them. */
export const fillsAreas = (node) =>
  (rulesOf(node) ?? []).some(({ rules }) => rules.some(({ symbols }) => symbols.some(({ kind, look }) => kind === "area" && look(NOBODY).fill)));

function drawn(kind, look) {
  if (kind === "text") {
    const halo = look.halo && new ol.style.Stroke(look.halo);
    const fillOf = new ol.style.Fill({ color: look.color });
    return new ol.style.Style({ text: new ol.style.Text({ text: look.text, font: look.font, fill: fillOf, stroke: halo ?? undefined }) });
  }
  const inside = look.fill ? new ol.style.Fill({ color: look.fill.hatch ? hatched(look.fill.hatch) : look.fill.color }) : undefined;
  const outline = look.stroke && look.stroke.width > 0 ? new ol.style.Stroke(look.stroke) : undefined;
  return kind === "point" ? new ol.style.Style({ image: shaped(look, inside, outline) }) : new ol.style.Style({ fill: inside, stroke: outline });
}

const CORNERS = { square: 4, triangle: 3, star: 5, cross: 4, x: 4 };

function shaped({ name, size, rotation }, inside, outline) {
  const given = { fill: inside, stroke: outline, rotation: (rotation * Math.PI) / 180 };
  if (!CORNERS[name]) {
    return new ol.style.Circle({ ...given, radius: size / 2 });
  }
  const [points, radius] = [CORNERS[name], name === "square" ? size / Math.SQRT2 : size / 2];
  const turned = name === "square" || name === "x" ? Math.PI / 4 : 0;
  const inner = name === "star" ? { radius2: radius * 0.4 } : name === "cross" || name === "x" ? { radius2: 0 } : {};
  return new ol.style.RegularShape({ ...given, ...inner, points, radius, angle: turned });
}

const HATCH = 8;

function hatched(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = HATCH;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = `rgba(${colour})`;
  pen.beginPath();
  for (const at of [-HATCH, 0, HATCH]) {
    pen.moveTo(at, HATCH);
    pen.lineTo(at + HATCH, 0);
  }
  pen.stroke();
  return pen.createPattern(canvas, "repeat");
}

// ---- legend

/** What the symbols of rules mean, as the server tells it of published layers: {title, image, minScale, maxScale}. */
export function legendEntries(passes) {
  return passes
    .flatMap(({ rules }) => rules)
    .map((each) => ({ ...each, symbols: each.symbols.filter(({ kind }) => kind !== "text") }))
    .filter(({ symbols }) => symbols.length > 0)
    .map(({ title, symbols, least, most }) => ({ title, image: pictured(symbols), minScale: least, maxScale: most }));
}

function pictured(symbols) {
  const css = (colour) => (colour ? `rgba(${colour})` : "none");
  const shapes = symbols.map(({ kind, look }) => {
    const { fill: inside, stroke: outline, size } = look(NOBODY);
    const line = outline ? `stroke="${css(outline.color)}" stroke-width="${outline.width}"` : "";
    const area = `fill="${css(inside?.hatch ? [...inside.hatch.slice(0, 3), 0.35] : inside?.color)}"`;
    return kind === "area"
      ? `<rect x="1" y="2" width="22" height="12" rx="2" ${area} ${line}/>`
      : kind === "line"
        ? `<path d="M2 8h20" ${line}/>`
        : `<circle cx="12" cy="8" r="${Math.min(7, size / 2)}" ${area} ${line}/>`;
  });
  return `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16">${shapes.join("")}</svg>`)}`;
}
