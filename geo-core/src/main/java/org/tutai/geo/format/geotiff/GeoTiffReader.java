package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.CrsEvidence;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/**
 * The grid of a GeoTIFF: the first directory that is neither an overview nor a mask. Overviews are
 * not used; compiling makes its own.
 */
public final class GeoTiffReader implements RasterSource {

  private static final int REDUCED = 1;
  private static final int MASK = 4;

  private final Path path;
  private final RasterInfo info;
  private final Finding<Crs> crs;
  private final List<Remark> remarks;
  private final OptionalDouble noDataBeside;

  private GeoTiffReader(
      Path path,
      RasterInfo info,
      Finding<Crs> crs,
      List<Remark> remarks,
      OptionalDouble noDataBeside) {
    this.path = path;
    this.info = info;
    this.crs = crs;
    this.remarks = List.copyOf(remarks);
    this.noDataBeside = noDataBeside;
  }

  /** The directories that matter: the grid's, and its mask's if it has one. */
  record Parts(TiffLayout grid, Optional<TiffLayout> mask, int others) {

    static Parts of(TiffFile file) throws IOException {
      List<TiffDirectory> directories = file.directories();
      TiffDirectory first = directories.get(0);
      int others = 0;
      for (int i = directories.size() - 1; i >= 0; i--) {
        if ((kind(directories.get(i)) & (REDUCED | MASK)) == 0) {
          first = directories.get(i);
          others++;
        }
      }
      TiffLayout grid = new TiffLayout(file, first);
      Optional<TiffLayout> mask = Optional.empty();
      for (TiffDirectory directory : directories) {
        boolean fits =
            kind(directory) == MASK
                && directory.integer(Tag.WIDTH, 0, 0) == grid.width
                && directory.integer(Tag.HEIGHT, 0, 0) == grid.height;
        if (fits && mask.isEmpty()) {
          mask = Optional.of(new TiffLayout(file, directory));
        }
      }
      return new Parts(grid, mask, Math.max(0, others - 1));
    }

    private static int kind(TiffDirectory directory) throws IOException {
      return (int) directory.integer(Tag.SUBFILE_TYPE, 0, 0);
    }
  }

  /**
   * Opens a GeoTIFF.
   *
   * @throws FormatException when it is damaged, in a form that is not read, or nothing says where
   *     its grid lies
   */
  public static GeoTiffReader open(Path path) throws IOException {
    try (TiffFile file = TiffFile.open(path)) {
      Parts parts = Parts.of(file);
      var beside = new Beside(path);
      Optional<XmlElement> auxiliary = beside.auxiliary();
      OptionalDouble noDataBeside = auxiliary.map(Beside::noData).orElse(OptionalDouble.empty());
      Bands bands = Bands.of(parts.grid(), noDataBeside);
      GeoKeys keys = GeoKeys.read(parts.grid().directory());
      List<Remark> remarks = new ArrayList<>();
      GridGeometry geometry = place(parts.grid(), keys, beside, auxiliary, remarks);
      RasterInfo info =
          new RasterInfo(
              parts.grid().width,
              parts.grid().height,
              bands.count(),
              bands.type(),
              bands.kind(),
              bands.scale().length > 0 ? OptionalDouble.empty() : bands.noData(),
              bands.palette(),
              geometry);
      remark(parts, bands, remarks);
      return new GeoTiffReader(path, info, crs(keys, beside, auxiliary), remarks, noDataBeside);
    }
  }

  private static GridGeometry place(
      TiffLayout layout,
      GeoKeys keys,
      Beside beside,
      Optional<XmlElement> auxiliary,
      List<Remark> remarks)
      throws IOException {
    Optional<GridGeometry> own = Placement.of(layout.directory(), keys.isPoint());
    if (own.isPresent()) {
      return own.get();
    }
    Optional<GridGeometry> other = auxiliary.flatMap(Beside::place).or(beside::worldOrNone);
    if (other.isEmpty()) {
      boolean tied = layout.directory().count(Tag.TIE_POINTS) >= 18;
      throw new FormatException(
              layout.file().path(),
              layout.directory().start(),
              "tags that place the grid, or a world file beside it",
              tied ? "ground control points that are no even grid" : "neither",
              tied
                  ? "Rectify it first: gdalwarp in.tif out.tif"
                  : "Put a world file (.tfw) beside it and choose its coordinate system with"
                      + " --crs.")
          .because(FormatFault.MISSING_PART);
    }
    remarks.add(
        Remark.note(
            Topic.RASTER,
            "placed by the file beside it, because the TIFF does not say where it lies",
            "TIFF 未記載位置，依旁邊的檔案（.tfw、.aux.xml）定位"));
    return other.get();
  }

  private static Finding<Crs> crs(GeoKeys keys, Beside beside, Optional<XmlElement> auxiliary)
      throws IOException {
    Finding<Crs> own = keys.crs();
    if (own.value().isPresent()) {
      return own;
    }
    Optional<String> wkt = auxiliary.flatMap(Beside::wkt);
    if (wkt.isPresent()) {
      return CrsEvidence.ofWkt(wkt.get(), ".aux.xml");
    }
    Optional<String> prj = beside.prj();
    return prj.isPresent() ? CrsEvidence.ofWkt(prj.get(), ".prj") : own;
  }

  private static void remark(Parts parts, Bands bands, List<Remark> remarks) {
    TiffLayout grid = parts.grid();
    if (parts.others() > 0) {
      remarks.add(
          Remark.warning(
              Topic.RASTER,
              parts.others() + " further pages of the TIFF are not read",
              "TIFF 的其餘 " + parts.others() + " 頁未讀取"));
    }
    if (bands.count() < grid.samples && !bands.ink()) {
      remarks.add(
          Remark.warning(
              Topic.RASTER,
              "only " + bands.count() + " of " + grid.samples + " samples are read, as colours",
              grid.samples + " 個波段中只讀取 " + bands.count() + " 個作為色彩"));
    }
    if (grid.bits == 64 && grid.format != 3) {
      remarks.add(
          Remark.note(
              Topic.RASTER,
              "whole numbers of 64 bits are read as floating point, exact up to 2^53",
              "64 位元整數以浮點數讀取，2^53 以內精確"));
    }
  }

  @Override
  public String name() {
    return Beside.stem(path);
  }

  @Override
  public RasterInfo info() {
    return info;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public RasterReader open() throws IOException {
    TiffFile file = TiffFile.open(path);
    try {
      Parts parts = Parts.of(file);
      Bands bands = Bands.of(parts.grid(), noDataBeside);
      boolean same =
          parts.grid().width == info.width()
              && parts.grid().height == info.height()
              && bands.count() == info.bands()
              && bands.type() == info.type();
      if (!same) {
        throw new FormatException(
            path, parts.grid().directory().start(), "the grid that was there", "another");
      }
      return cells(file, parts, bands);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private GeoTiffCells cells(TiffFile file, Parts parts, Bands bands) throws IOException {
    Optional<Path> beside = parts.mask().isPresent() ? Optional.empty() : new Beside(path).mask();
    if (beside.isEmpty()) {
      return new GeoTiffCells(file, parts, null, bands);
    }
    TiffFile mask = TiffFile.open(beside.get());
    try {
      TiffLayout layout = Parts.of(mask).grid();
      if (layout.width != info.width() || layout.height != info.height()) {
        throw new FormatException(
            beside.get(),
            layout.directory().start(),
            "a mask of " + info.width() + " x " + info.height() + " cells",
            layout.width + " x " + layout.height,
            "Delete it if it does not belong to the picture.");
      }
      return new GeoTiffCells(file, parts, mask, bands);
    } catch (IOException | RuntimeException e) {
      mask.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
