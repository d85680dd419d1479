package org.tutai.server.workspace;

/**
 * Something that is not served as it should be, told without the paths of this machine.
 *
 * @param source the file's name, or the file's and the layer's
 * @param message what is wrong and what to do, one line
 */
public record LayerProblem(String source, String message) {}
