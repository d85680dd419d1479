package org.tutai.geo.source.remote.wms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;

/**
 * What a Web Map Service tells of a place (GetFeatureInfo). Immutable.
 *
 * @param features their properties by name, in the service's order, when it answers in GeoJSON; at
 *     most {@value #MOST_FEATURES} of {@value #MOST_PROPERTIES} properties each
 * @param words what it says instead, at most {@value #LONGEST} characters; empty for nothing
 */
public record WmsInfo(List<Map<String, String>> features, String words) {

  public static final int MOST_FEATURES = 20;
  public static final int MOST_PROPERTIES = 200;
  public static final int LONGEST = 4000;

  /** Nothing is there. */
  public static final WmsInfo NONE = new WmsInfo(List.of(), "");

  private static final ObjectMapper JSON = new ObjectMapper();

  public WmsInfo {
    features = List.copyOf(features);
  }

  /** Whether nothing is there. */
  public boolean isEmpty() {
    return features.isEmpty() && words.isBlank();
  }

  /**
   * Reads GeoJSON.
   *
   * @throws RemoteSourceException for everything else
   */
  static WmsInfo ofJson(byte[] body) throws RemoteSourceException {
    JsonNode tree = tree(body);
    if (!tree.path("features").isArray()) {
      throw noInfo(body);
    }
    var features = new ArrayList<Map<String, String>>();
    for (JsonNode feature : tree.path("features")) {
      if (features.size() < MOST_FEATURES) {
        features.add(properties(feature.path("properties")));
      }
    }
    return new WmsInfo(features, "");
  }

  private static JsonNode tree(byte[] body) throws RemoteSourceException {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JSON.createObjectNode() : tree;
    } catch (JsonProcessingException e) {
      throw noInfo(body);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static Map<String, String> properties(JsonNode json) {
    var properties = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      if (properties.size() < MOST_PROPERTIES) {
        properties.put(cut(each.getKey()), said(each.getValue()));
      }
    }
    return properties;
  }

  private static String said(JsonNode value) {
    return value.isNull() ? "" : cut(value.isValueNode() ? value.asText() : value.toString());
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /**
   * Reads plain text.
   *
   * @throws RemoteSourceException for a report of errors, a page or a picture
   */
  static WmsInfo ofText(byte[] body) throws RemoteSourceException {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.startsWith("<") || (!text.isEmpty() && !ServiceMessages.isText(body))) {
      throw noInfo(body);
    }
    return new WmsInfo(List.of(), cut(text));
  }

  private static RemoteSourceException noInfo(byte[] body) {
    String said = ServiceMessages.find(body).orElse("");
    return new RemoteSourceException(
        Reason.SERVICE,
        "The service does not tell what is here" + (said.isEmpty() ? "." : ": " + said),
        "此服務沒有回報此處的屬性" + (said.isEmpty() ? "。" : "：" + said));
  }
}
