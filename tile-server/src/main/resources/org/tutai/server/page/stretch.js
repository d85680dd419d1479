/* global ol */

/** Of a pointer that was meant to stay where it is, in pixels. */
const STEADY = 6;

/**
 * What draws a shape between two places: from where the pointer is pressed to where it is let go, or from one click to the
 * next. A second finger leaves the map to be moved and zoomed.
 *
 * @param style of the sketch, a line of two places
 * @param finished called with the two places, in the map's coordinates
 */
export function stretching(style, finished) {
  const sketch = new ol.Feature();
  const layer = new ol.layer.Vector({ source: new ol.source.Vector({ features: [sketch] }), zIndex: 902, style });
  let from = null;
  let pressed = null;
  let isSecond = false;
  const show = (to) => sketch.setGeometry(from && to ? new ol.geom.LineString([from, to]) : undefined);
  const drop = () => {
    [from, pressed] = [null, null];
    show(null);
  };
  const isFar = (pixel) => Math.hypot(pixel[0] - pressed[0], pixel[1] - pressed[1]) > STEADY;
  const end = (to) => {
    const places = [from, to];
    drop();
    if (places[0][0] !== to[0] || places[0][1] !== to[1]) {
      finished(places);
    }
  };
  const interaction = new ol.interaction.Pointer({
    handleDownEvent(event) {
      if (event.originalEvent.button !== 0 || this.getPointerCount() > 1) {
        return false;
      }
      isSecond = from !== null;
      from ??= event.coordinate;
      pressed = event.pixel;
      return true;
    },
    handleDragEvent(event) {
      if (this.getPointerCount() > 1) {
        drop();
      } else if (pressed && (isSecond || isFar(event.pixel))) {
        show(event.coordinate);
      }
    },
    handleMoveEvent(event) {
      show(event.coordinate);
    },
    handleUpEvent(event) {
      if (pressed && (isSecond || isFar(event.pixel))) {
        end(event.coordinate);
      }
      pressed = null;
      return false;
    },
  });
  const handle = interaction.handleEvent.bind(interaction);
  // Two clicks that come soon after one another are not meant to zoom.
  interaction.handleEvent = (event) => event.type !== "dblclick" && handle(event);
  const setMap = interaction.setMap.bind(interaction);
  interaction.setMap = (map) => {
    setMap(map);
    layer.setMap(map);
    drop();
  };
  return interaction;
}
