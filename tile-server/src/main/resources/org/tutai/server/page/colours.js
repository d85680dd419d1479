/**
 * How the features of a file or a link are drawn: a few values, kept in the node as the SLD that the core and the desktop
 * draw with. Any other SLD is drawn as its rules say.
 */

const USUAL = { stroke: "#0b6e6e", strokeOpacity: 1, width: 2, fill: "#0b6e6e", fillOpacity: 0.2, size: 12 };

const valueIn = (within, name) =>
  [...(within?.getElementsByTagNameNS("*", "SvgParameter") ?? []), ...(within?.getElementsByTagNameNS("*", "CssParameter") ?? [])]
    .find((parameter) => parameter.getAttribute("name") === name)
    ?.textContent.trim();

const first = (within, name) => within?.getElementsByTagNameNS("*", name)[0];

/** Whether these values are all that an SLD says: this page wrote it. */
export const isOfValues = (sld) => [0, 1, 2].some((dimension) => sldOf(colours({ sld }), dimension) === sld);

/** The values that a node's features are drawn with; of another SLD those of its first symbols, by the defaults of SLD. */
export function colours({ sld }) {
  if (typeof sld !== "string" || sld === "") {
    return { ...USUAL };
  }
  const document = new DOMParser().parseFromString(sld.slice(0, 200_000), "text/xml");
  const area = first(document, "PolygonSymbolizer");
  const line = first(document, "LineSymbolizer") ?? area;
  const mark = first(first(document, "PointSymbolizer"), "Graphic");
  const colour = (text, otherwise) => (/^#[0-9a-f]{6}$/i.test(text ?? "") ? text : otherwise);
  const number = (text, otherwise) => (text !== undefined && Number.isFinite(Number(text)) ? Number(text) : otherwise);
  const [outline, inside] = [first(line, "Stroke"), first(area, "Fill")];
  const stroke = colour(valueIn(outline, "stroke") ?? valueIn(first(mark, "Fill"), "fill"), outline ? "#000000" : mark || inside ? "#808080" : USUAL.stroke);
  return {
    stroke,
    strokeOpacity: number(valueIn(outline, "stroke-opacity"), 1),
    width: outline ? number(valueIn(outline, "stroke-width"), 1) : line ? 0 : USUAL.width,
    fill: inside ? colour(valueIn(inside, "fill"), "#808080") : stroke,
    fillOpacity: inside ? number(valueIn(inside, "fill-opacity"), 1) : area ? 0 : USUAL.fillOpacity,
    size: mark ? number(first(mark, "Size")?.textContent.trim(), 6) : USUAL.size,
  };
}

/**
 * The SLD of values as {@link colours} gives them.
 *
 * @param dimension of what is drawn: 0 for points, 1 for lines, 2 for areas with lines among them
 */
export function sldOf({ stroke, width, fill, fillOpacity, size }, dimension) {
  const parameter = (name, value) => `<CssParameter name="${name}">${value}</CssParameter>`;
  const lines = `<Stroke>${parameter("stroke", stroke)}${parameter("stroke-width", width)}</Stroke>`;
  const symbolizers = [
    `<PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill>${parameter("fill", stroke)}</Fill></Mark><Size>${size}</Size></Graphic></PointSymbolizer>`,
    `<LineSymbolizer>${lines}</LineSymbolizer>`,
    `<PolygonSymbolizer><Fill>${parameter("fill", fill)}${parameter("fill-opacity", fillOpacity)}</Fill>${lines}</PolygonSymbolizer>`,
  ];
  return (
    '<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>layer</Name><UserStyle>' +
    `<FeatureTypeStyle><Rule>${symbolizers[dimension]}</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>`
  );
}
