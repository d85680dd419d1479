package org.tutai.server.http.wms;

import java.util.List;
import org.tutai.server.http.exchange.LayerSelection;

/** What is wrong with layers and styles, as service exceptions. */
record WmsLayerRefusal(String parameter) implements LayerSelection.Refusal {

  @Override
  public RuntimeException noSuchLayer(String name) {
    return new WmsException(
        "LayerNotDefined",
        parameter,
        parameter
            + " names the layer \""
            + name
            + "\", which is not served; the capabilities list those that are.");
  }

  @Override
  public RuntimeException noSuchStyle(String layer, String style, List<String> known) {
    return new WmsException(
        "StyleNotDefined",
        "STYLES",
        "STYLES names \"" + style + "\", but the layer \"" + layer + "\" has " + known + ".");
  }

  @Override
  public RuntimeException badLists(String what) {
    return new WmsException(
        "InvalidParameterValue", parameter, "In " + parameter + " and STYLES " + what + ".");
  }
}
