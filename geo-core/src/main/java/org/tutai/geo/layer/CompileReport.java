package org.tutai.geo.layer;

import java.time.Duration;
import org.tutai.geo.feature.BadFeatures;

/** What became of a source when it was compiled. */
public record CompileReport(
    LayerInfo info, BadFeatures bad, long vertices, long bytes, Duration duration) {}
