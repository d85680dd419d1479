package org.tutai.geo.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.ForwardingSource;
import org.tutai.geo.raster.RasterSource;

/**
 * A source that takes notes while others read it, for its {@link ReportCard}: whoever compiles or
 * copies a layer gets its card without reading it twice. The card tells of the reading that was
 * begun last, as far as it has got. The methods that read may be called from any thread, one at a
 * time.
 */
public final class Survey extends ForwardingSource {

  /** Told now and then how far reading is. */
  public interface Progress {
    /** {@code done} features of {@code total} (−1: not known); may throw to give up. */
    void at(long done, long total);
  }

  private static final int PROGRESS_STEP = 4096;

  private Envelope extent = new Envelope();
  private long read;
  private long withoutGeometry;
  private BadFeatures bad = new BadFeatures();
  private Outliers outliers = new Outliers();

  public Survey(FeatureSource source) {
    super(source);
  }

  /** Reads a source from the first to the last feature, for its card alone. */
  public static ReportCard read(FeatureSource source, String file, String format, Progress progress)
      throws IOException {
    var survey = new Survey(source);
    long total = source.count().orElse(-1);
    try (FeatureStream features = survey.features()) {
      while (features.next() != null) {
        if (survey.read % PROGRESS_STEP == 0) {
          progress.at(survey.read, total);
        }
      }
    }
    return survey.card(file, format);
  }

  /**
   * Looks at the cells of a grid, at part of them if there are many, for its card alone. A grid
   * that is damaged has a card all the same, which says where.
   */
  public static ReportCard read(RasterSource source, String file, String format, Progress progress)
      throws IOException {
    var survey = new GridSurvey(source);
    List<Remark> remarks = survey.read(progress);
    ReportCard card = ReportCard.of(file, format, source, survey.bad());
    for (Remark remark : remarks) {
      card = card.and(remark);
    }
    return card;
  }

  /**
   * The card.
   *
   * @param file the name of the file, without its folder
   */
  public ReportCard card(String file, String format) {
    return ReportCard.of(file, format, this);
  }

  long read() {
    return read;
  }

  long withoutGeometry() {
    return withoutGeometry;
  }

  BadFeatures bad() {
    return bad;
  }

  /** What the source says of itself, and what the reading showed. */
  List<Remark> allRemarks() {
    List<Remark> all = new ArrayList<>(source.remarks());
    all.addAll(outliers.remarks());
    return all;
  }

  Optional<Bounds> extent() {
    boolean usable =
        !extent.isNull()
            && Double.isFinite(extent.getWidth())
            && Double.isFinite(extent.getHeight());
    return usable
        ? Optional.of(
            new Bounds(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()))
        : Optional.empty();
  }

  @Override
  public FeatureStream features() throws IOException {
    FeatureStream stream = source.features();
    extent = new Envelope();
    read = 0;
    withoutGeometry = 0;
    bad = stream.bad();
    outliers = new Outliers();
    return new Noting(stream);
  }

  private final class Noting implements FeatureStream {
    private final FeatureStream stream;

    Noting(FeatureStream stream) {
      this.stream = stream;
    }

    @Override
    public @Nullable Feature next() throws IOException {
      Feature feature = stream.next();
      if (feature != null) {
        note(feature.ordinal(), feature.geometry());
      }
      return feature;
    }

    private void note(long ordinal, @Nullable Geometry geometry) {
      read++;
      if (geometry == null || geometry.isEmpty()) {
        withoutGeometry++;
      } else {
        Envelope box = geometry.getEnvelopeInternal();
        extent.expandToInclude(box);
        outliers.add(ordinal, box);
      }
    }

    @Override
    public BadFeatures bad() {
      return stream.bad();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
