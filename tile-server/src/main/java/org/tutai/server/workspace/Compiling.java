package org.tutai.server.workspace;

/**
 * A layer on its way.
 *
 * @param source the file's and the layer's name
 * @param done features so far
 * @param total features in all, −1 when not known
 */
public record Compiling(String source, long done, long total) {}
