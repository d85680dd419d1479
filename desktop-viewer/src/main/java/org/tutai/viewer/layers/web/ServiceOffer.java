package org.tutai.viewer.layers.web;

import java.util.List;
import org.tutai.geo.evidence.Remark;

/**
 * What is at an address.
 *
 * @param url that was asked
 * @param kind such as WMS 1.3.0, the same in both languages
 * @param title of the service; may be empty
 * @param layers the uppermost of its list
 * @param remarks what is odd about it
 */
public record ServiceOffer(
    String url, String kind, String title, List<OfferedLayer> layers, List<Remark> remarks) {

  public ServiceOffer {
    layers = List.copyOf(layers);
    remarks = List.copyOf(remarks);
  }

  /** Whether it is one layer that needs no choosing. */
  public boolean isSingle() {
    return layers.size() == 1 && layers.get(0).layers().isEmpty();
  }
}
