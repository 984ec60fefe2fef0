/**
 * What the recogniser reads out of given records, counted; read {@link
 * vn.vanthu.drills.facts.ReadFacts}.
 */
@NullMarked
package vn.vanthu.drills.facts;

import org.jspecify.annotations.NullMarked;
