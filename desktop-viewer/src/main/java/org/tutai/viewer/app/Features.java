package org.tutai.viewer.app;

import java.util.List;
import org.tutai.viewer.annotate.AnnotateFeature;
import org.tutai.viewer.catalogue.CatalogueFeature;
import org.tutai.viewer.coordinates.ConvertFeature;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.join.JoinFeature;
import org.tutai.viewer.layers.add.AddFeature;
import org.tutai.viewer.layers.add.AddSources;
import org.tutai.viewer.layers.report.ReportFeature;
import org.tutai.viewer.layers.tree.LayersFeature;
import org.tutai.viewer.locate.LocateFeature;
import org.tutai.viewer.locate.ServerLocating;
import org.tutai.viewer.measure.MeasureFeature;
import org.tutai.viewer.navigate.NavigateFeature;
import org.tutai.viewer.print.PictureFeature;
import org.tutai.viewer.project.ProjectFeature;
import org.tutai.viewer.query.QueryFeature;
import org.tutai.viewer.style.StyleFeature;
import org.tutai.viewer.table.TableFeature;

/** What the program can do, in the order in which menus and tool bar offer it. */
final class Features {

  private Features() {}

  static List<Feature> all() {
    var addSources = new AddSources();
    var locating = new ServerLocating();
    return List.of(
        new ProjectFeature(),
        new PictureFeature(),
        new NavigateFeature(),
        new LocateFeature(locating, addSources),
        new ConvertFeature(),
        new AddFeature(addSources),
        new ReportFeature(),
        new QueryFeature(),
        new LayersFeature(),
        new StyleFeature(),
        new JoinFeature(),
        new TableFeature(),
        new MeasureFeature(),
        new AnnotateFeature(),
        new CatalogueFeature(addSources, locating));
  }
}
