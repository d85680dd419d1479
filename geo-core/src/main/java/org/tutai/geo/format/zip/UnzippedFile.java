package org.tutai.geo.format.zip;

import java.io.IOException;
import java.nio.file.Path;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.zip.ZipMember;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * A file that was unpacked: where it came from, for all that is told of it. Keeps the temporary
 * folder alive.
 *
 * @param zip the zip file
 * @param name the member's name in it
 */
record UnzippedFile(Path zip, String name, Path path, TemporaryFolder folder) {

  /** The same failure, told of the file in the zip and not of the temporary one. */
  FormatException told(FormatException failure) {
    Path at = failure.path().orElse(path);
    String own = String.valueOf(path.getFileName());
    String its = String.valueOf(at.getFileName());
    String member = its.equals(own) ? name : name.substring(0, name.lastIndexOf('/') + 1) + its;
    String temporary = path.getParent() + path.getFileSystem().getSeparator();
    return new FormatException(
            ZipMember.inside(zip, member),
            failure.offset().orElse(-1),
            failure.expected().replace(temporary, ""),
            failure.found().replace(temporary, ""),
            failure.hint())
        .because(failure.fault())
        .causedBy(failure);
  }

  /** A layer's name: the file's in the zip where it is named after the unpacked one. */
  String layerName(String given) {
    return given.equals(stem(String.valueOf(path.getFileName())))
        ? stem(name.substring(name.lastIndexOf('/') + 1))
        : given;
  }

  private static String stem(String base) {
    int dot = base.lastIndexOf('.');
    return dot <= 0 ? base : base.substring(0, dot);
  }

  /** Says where it was found. */
  Remark remark() {
    String shown = ZipMember.shown(name);
    return Remark.note(
        Topic.FILE, "It is the file " + shown + " in the zip.", "來自壓縮檔內的檔案 " + shown + "。");
  }

  /** Something that may fail on the file. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Reads, failures told of the file in the zip. */
  <T> T reading(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (FormatException e) {
      throw told(e);
    }
  }
}
