package org.tutai.server.cli;

/** A command that could not do its work; the message is the one line the user gets. */
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
