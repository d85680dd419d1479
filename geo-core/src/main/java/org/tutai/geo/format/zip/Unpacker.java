package org.tutai.geo.format.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.bytes.zip.ZipInput;
import org.tutai.geo.bytes.zip.ZipMember;

/** Unpacks members of a zip, all of them together within a number of bytes. For one thread. */
final class Unpacker {

  private final PositionedFile zip;
  private final long most;
  private long written;

  /**
   * @param most how many bytes may be unpacked in all
   */
  Unpacker(PositionedFile zip, long most) {
    this.zip = zip;
    this.most = most;
  }

  /**
   * Unpacks a member into a new file.
   *
   * @throws FormatException when it is encrypted, packed in a way not known, larger than it may be,
   *     or damaged
   */
  void unpack(ZipMember member, Path target) throws IOException {
    ZipInput.check(zip, member);
    if (member.size() > most - written) {
      throw new FormatException(
              ZipMember.inside(zip.path(), member.name()),
              -1,
              "at most " + most + " bytes in all",
              "more",
              "Unpack the zip into a folder, or make room for temporary files.")
          .because(FormatFault.TOO_LARGE);
    }
    written += member.size();
    try (InputStream in = ZipInput.open(zip, member);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      in.transferTo(out);
    }
  }
}
