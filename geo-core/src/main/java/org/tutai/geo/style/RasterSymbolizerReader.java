package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Values;
import org.tutai.geo.style.ContrastEnhancement.Method;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer.Channel;

/** Reads one RasterSymbolizer of {@link SldReader}; its ColorMap is {@link ColorMapReader}'s. */
final class RasterSymbolizerReader {

  private final SldValues values;
  private final SldReader.Remarks remarks;

  private double opacity = 1;
  private List<Channel> channels = List.of();
  private ContrastEnhancement contrast = ContrastEnhancement.NONE;
  private @Nullable ColorMap colorMap;
  private @Nullable ShadedRelief relief;
  private @Nullable Resampling resampling;

  RasterSymbolizerReader(SldValues values) {
    this.values = values;
    this.remarks = values.remarks();
  }

  Symbolizer read(XmlElement element) throws XmlException {
    for (XmlElement child : element.children()) {
      part(child);
    }
    return new RasterSymbolizer(opacity, channels, contrast, colorMap, relief, resampling);
  }

  /* Where pictures of one layer overlap is no question here: a layer is one raster. */
  private void part(XmlElement element) throws XmlException {
    switch (element.name().toLowerCase(Locale.ROOT)) {
      case "opacity" -> opacity = Math.max(0, Math.min(1, values.constant(element, 1)));
      case "channelselection" -> channels = channels(element);
      case "contrastenhancement" -> contrast = contrast(element);
      case "colormap" -> colorMap = new ColorMapReader(values).read(element).orElse(null);
      case "shadedrelief" -> relief = relief(element);
      case "vendoroption" -> option(element);
      case "overlapbehavior" -> {}
      default -> values.passOver(element);
    }
  }

  private void option(XmlElement element) throws XmlException {
    if (element.attribute("name").orElse("").strip().equals("resampling")) {
      resampling = resampling(element);
    } else {
      values.passOver(element);
    }
  }

  private @Nullable Resampling resampling(XmlElement element) throws XmlException {
    switch (values.word(element, "")) {
      case "nearest", "nearest-neighbor", "nearestneighbor" -> {
        return Resampling.NEAREST;
      }
      case "bilinear" -> {
        return Resampling.BILINEAR;
      }
      case "cubic", "bicubic" -> {
        return Resampling.CUBIC;
      }
      default -> {
        remarks.at(
            element, "of nearest, bilinear and cubic it is none, so the layer's own is used");
        return null;
      }
    }
  }

  private List<Channel> channels(XmlElement element) throws XmlException {
    var colours = new ArrayList<Channel>();
    for (String name : List.of("RedChannel", "GreenChannel", "BlueChannel")) {
      var child = element.child(name);
      if (child.isPresent()) {
        colours.add(channel(child.get()));
      }
    }
    var grey = element.child("GrayChannel");
    if (grey.isPresent()) {
      return List.of(channel(grey.get()));
    }
    if (colours.size() != 3 && !colours.isEmpty()) {
      remarks.at(element, "not used, for it does not name red, green and blue");
    }
    return colours.size() == 3 ? List.copyOf(colours) : List.of();
  }

  private Channel channel(XmlElement element) throws XmlException {
    String source = "1";
    ContrastEnhancement own = ContrastEnhancement.NONE;
    for (XmlElement child : element.children()) {
      if (child.is("SourceChannelName")) {
        source = values.text(child, "1");
      } else if (child.is("ContrastEnhancement")) {
        own = contrast(child);
      } else {
        remarks.notUsed(child);
      }
    }
    return new Channel(source, own);
  }

  private ContrastEnhancement contrast(XmlElement element) throws XmlException {
    ContrastEnhancement method = ContrastEnhancement.NONE;
    double gamma = 1;
    for (XmlElement child : element.children()) {
      if (child.is("Normalize")) {
        method = normalize(child);
      } else if (child.is("GammaValue")) {
        gamma = gamma(child);
      } else {
        remarks.notUsed(child);
      }
    }
    return new ContrastEnhancement(method.method(), method.low(), method.high(), gamma);
  }

  private double gamma(XmlElement element) throws XmlException {
    double gamma = values.constant(element, 1);
    if (!(gamma > 0) || !(gamma <= 1000)) {
      throw element.expected("a number above 0, at most 1000", element.text());
    }
    return gamma;
  }

  private ContrastEnhancement normalize(XmlElement element) throws XmlException {
    Method method = Method.STRETCH;
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    for (XmlElement child : element.children()) {
      switch (child.attribute("name").orElse("").strip()) {
        case "algorithm" -> method = method(child);
        case "minValue" -> low = OptionalDouble.of(values.constant(child, 0));
        case "maxValue" -> high = OptionalDouble.of(values.constant(child, 255));
        default -> remarks.notUsed(child);
      }
    }
    return new ContrastEnhancement(method, low, high, 1);
  }

  private Method method(XmlElement element) throws XmlException {
    return switch (values.word(element, "")) {
      case "stretchtominimummaximum" -> Method.STRETCH;
      case "cliptominimummaximum" -> Method.CLIP;
      case "cliptozero" -> Method.CLIP_TO_ZERO;
      default -> {
        remarks.at(element, element.text() + " is not known here and drawn as a stretch");
        yield Method.STRETCH;
      }
    };
  }

  private ShadedRelief relief(XmlElement element) throws XmlException {
    var parts = new ReliefParts();
    for (XmlElement child : element.children()) {
      switch (child.name().toLowerCase(Locale.ROOT)) {
        case "brightnessonly" -> parts.brightnessOnly = isTrue(child);
        case "relieffactor" -> parts.factor = reliefFactor(child);
        case "vendoroption" -> light(child, parts);
        default -> remarks.notUsed(child);
      }
    }
    return new ShadedRelief(
        parts.brightnessOnly,
        parts.factor,
        parts.azimuth,
        parts.altitude,
        parts.multidirectional,
        parts.strength);
  }

  private boolean isTrue(XmlElement element) throws XmlException {
    String word = values.word(element, "false");
    return word.equals("true") || word.equals("1");
  }

  /*
   * The standards say that 55 "gives reasonable results", and many programs write it without
   * drawing any relief; as an exaggeration it would leave only black and white.
   */
  private double reliefFactor(XmlElement element) throws XmlException {
    double factor = within(element, ShadedRelief.USUAL.reliefFactor(), -1e6, 1e6);
    if (factor == 55) {
      remarks.at(element, "the standard's 55 is drawn as the true height, 1");
      return 1;
    }
    return factor;
  }

  private void light(XmlElement element, ReliefParts parts) throws XmlException {
    switch (element.attribute("name").orElse("").strip()) {
      case "azimuth" -> parts.azimuth = within(element, parts.azimuth, -1e6, 1e6);
      case "altitude" -> parts.altitude = within(element, parts.altitude, Double.MIN_VALUE, 90);
      case "multidirectional" -> parts.multidirectional = isTrue(element);
      case "strength" -> parts.strength = within(element, parts.strength, 0, 1);
      default -> remarks.notUsed(element);
    }
  }

  private double within(XmlElement element, double otherwise, double least, double most)
      throws XmlException {
    double value = values.constant(element, otherwise);
    if (!(value >= least && value <= most)) {
      String range = least == Double.MIN_VALUE ? "above 0" : "from " + Values.text(least);
      throw element.expected("a number " + range + " to " + Values.text(most), element.text());
    }
    return value;
  }

  /** A relief being read. */
  private static final class ReliefParts {
    boolean brightnessOnly;
    double factor = ShadedRelief.USUAL.reliefFactor();
    double azimuth = ShadedRelief.USUAL.azimuth();
    double altitude = ShadedRelief.USUAL.altitude();
    boolean multidirectional;
    double strength = ShadedRelief.USUAL.strength();
  }
}
