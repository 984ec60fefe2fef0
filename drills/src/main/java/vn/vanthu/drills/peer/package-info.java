/**
 * The reference library as a peer in the same JVM: what does EU DSS make of the same bytes, and how
 * fast? {@link vn.vanthu.drills.peer.PeerLoader} first, then {@link vn.vanthu.drills.peer.Peer}. It
 * runs on the Bouncy Castle it was built with, apart from ours.
 */
@NullMarked
package vn.vanthu.drills.peer;

import org.jspecify.annotations.NullMarked;
