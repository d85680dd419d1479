/**
 * The published truth: which layers are served, under which names, with which styles.
 *
 * <p>{@link org.tutai.server.workspace.Publisher} watches files and folders ({@link
 * org.tutai.server.workspace.SourceScan}), has each layer compiled into the {@link
 * org.tutai.server.workspace.CompiledStore} and then swaps in a new immutable {@link
 * org.tutai.server.workspace.Published} as a whole. Whoever reads takes one {@code Published} and
 * stays with it for the length of a request.
 *
 * <p>Trap: {@link org.tutai.server.workspace.PublishedLayer#compiled()} shows everything. Nobody
 * but the {@code access} room may call it; an architecture test holds that.
 *
 * <p>Files in a workspace directory:
 *
 * <pre>
 * lock                        held by the server that uses the directory
 * layers/{digest}.layer       a compiled layer, named by the SHA-256 of its content
 * files/{key}.json            what a source file of a given path, size and time was compiled to
 * </pre>
 */
@NullMarked
package org.tutai.server.workspace;

import org.jspecify.annotations.NullMarked;
