/**
 * The command line: {@link org.tutai.server.cli.Tutai} holds the subcommands. Data goes to stdout,
 * everything else to stderr; exit codes are 0 done, 1 failed, 2 wrong usage.
 */
@NullMarked
package org.tutai.server.cli;

import org.jspecify.annotations.NullMarked;
