/**
 * How fast the main job goes and how soon the service answers: drills {@code main-job} and {@code
 * start}. Both run the product's own parts as the launcher does.
 */
@NullMarked
package vn.vanthu.drills.job;

import org.jspecify.annotations.NullMarked;
