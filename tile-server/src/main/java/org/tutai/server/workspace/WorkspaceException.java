package org.tutai.server.workspace;

import java.io.IOException;

/** A workspace directory that cannot be used; the message says why and what to do. */
public final class WorkspaceException extends IOException {

  private static final long serialVersionUID = 1L;

  public WorkspaceException(String message) {
    super(message);
  }
}
