package org.tutai.geo.style;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.XmlWriter;
import org.tutai.geo.expr.Values;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer.Channel;

/** Writes the RasterSymbolizers of {@link SldWriter}. */
final class RasterWriter {

  private static final List<String> COLOURS = List.of("RedChannel", "GreenChannel", "BlueChannel");

  private final XmlWriter xml;

  RasterWriter(XmlWriter xml) {
    this.xml = xml;
  }

  void write(RasterSymbolizer raster) {
    xml.begin("RasterSymbolizer").leaf("Opacity", text(raster.opacity()));
    if (!raster.channels().isEmpty()) {
      channels(raster.channels());
    }
    ColorMap colorMap = raster.colorMap();
    if (colorMap != null) {
      colorMap(colorMap);
    }
    contrast(raster.contrast());
    ShadedRelief relief = raster.relief();
    if (relief != null) {
      relief(relief);
    }
    Resampling resampling = raster.resampling();
    if (resampling != null) {
      option("resampling", resampling.name().toLowerCase(Locale.ROOT));
    }
    xml.end();
  }

  private void option(String name, String value) {
    xml.leaf("VendorOption", value, "name", name);
  }

  private void option(String name, double value) {
    option(name, text(value));
  }

  private static String text(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    return String.valueOf(Values.text(number));
  }

  private void channels(List<Channel> channels) {
    xml.begin("ChannelSelection");
    for (int i = 0; i < channels.size(); i++) {
      xml.begin(channels.size() == 1 ? "GrayChannel" : COLOURS.get(i));
      xml.leaf("SourceChannelName", channels.get(i).source());
      contrast(channels.get(i).contrast());
      xml.end();
    }
    xml.end();
  }

  private void contrast(ContrastEnhancement contrast) {
    if (contrast.equals(ContrastEnhancement.NONE)) {
      return;
    }
    xml.begin("ContrastEnhancement");
    if (contrast.method() != ContrastEnhancement.Method.NONE) {
      xml.begin("Normalize");
      option("algorithm", algorithm(contrast.method()));
      option("minValue", contrast.low());
      option("maxValue", contrast.high());
      xml.end();
    }
    xml.leaf("GammaValue", text(contrast.gamma())).end();
  }

  private void option(String name, OptionalDouble value) {
    if (value.isPresent()) {
      option(name, value.getAsDouble());
    }
  }

  private static String algorithm(ContrastEnhancement.Method method) {
    return switch (method) {
      case NONE, STRETCH -> "StretchToMinimumMaximum";
      case CLIP -> "ClipToMinimumMaximum";
      case CLIP_TO_ZERO -> "ClipToZero";
    };
  }

  private void colorMap(ColorMap map) {
    xml.begin("ColorMap", "type", map.type().name().toLowerCase(Locale.ROOT));
    for (ColorMap.Entry entry : map.entries()) {
      xml.begin(
              "ColorMapEntry",
              "color",
              Colors.format(entry.rgb()),
              "quantity",
              text(entry.quantity()),
              "opacity",
              text(entry.opacity()),
              "label",
              entry.label())
          .end();
    }
    xml.end();
  }

  private void relief(ShadedRelief relief) {
    xml.begin("ShadedRelief").leaf("BrightnessOnly", String.valueOf(relief.brightnessOnly()));
    xml.leaf("ReliefFactor", text(relief.reliefFactor()));
    option("azimuth", relief.azimuth());
    option("altitude", relief.altitude());
    option("multidirectional", String.valueOf(relief.multidirectional()));
    option("strength", relief.strength());
    xml.end();
  }
}
