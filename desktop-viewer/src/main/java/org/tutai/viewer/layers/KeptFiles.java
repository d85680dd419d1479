package org.tutai.viewer.layers;

import java.io.IOException;
import java.nio.file.Path;
import org.tutai.viewer.work.Progress;

/** Where the files are that are kept with themes. Called away from the UI thread. */
@FunctionalInterface
public interface KeptFiles {

  /**
   * Finds a file, fetching it when need be.
   *
   * @param file {@code sha256-} and 64 hexadecimal digits
   * @return a file of that content, of any name
   * @throws java.nio.file.NoSuchFileException when nobody has it
   * @throws org.tutai.geo.source.remote.http.RemoteSourceException when the server does not give it
   */
  Path find(String file, Progress progress) throws IOException;
}
