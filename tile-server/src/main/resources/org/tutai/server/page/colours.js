/**
 * How the features of a file or a link are drawn: a few values, kept in the node as the SLD that the core and the desktop
 * draw with. An SLD that says more than these is left alone, and drawn here as far as they go.
 */

const USUAL = { stroke: "#0b6e6e", strokeOpacity: 1, width: 2, fill: "#0b6e6e", fillOpacity: 0.2, size: 12 };

const valueIn = (within, name) =>
  [...(within?.getElementsByTagNameNS("*", "SvgParameter") ?? []), ...(within?.getElementsByTagNameNS("*", "CssParameter") ?? [])]
    .find((parameter) => parameter.getAttribute("name") === name)
    ?.textContent.trim();

const first = (within, name) => within?.getElementsByTagNameNS("*", name)[0];

/** The values that a node's features are drawn with. */
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
  const stroke = colour(valueIn(first(line, "Stroke"), "stroke") ?? valueIn(first(mark, "Fill"), "fill"), USUAL.stroke);
  return {
    stroke,
    strokeOpacity: number(valueIn(first(line, "Stroke"), "stroke-opacity"), 1),
    width: number(valueIn(first(line, "Stroke"), "stroke-width"), USUAL.width),
    fill: colour(valueIn(first(area, "Fill"), "fill"), stroke),
    fillOpacity: number(valueIn(first(area, "Fill"), "fill-opacity"), USUAL.fillOpacity),
    size: number(first(mark, "Size")?.textContent.trim(), USUAL.size),
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
